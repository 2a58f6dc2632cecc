import type { CodedRecord } from '../../domain/kernel/state';
import type { Kase, Outcome } from '../kase';
import { THE_END, type Next } from '../tell';

const FOLLOW_UPS = ['2w', '1m', '3m', '6m', '9m', '12m'] as const;
/** How long before its day a follow-up or a review can be held: it must say something about the time that has passed. */
const LEAD_DAYS = { '2w': 10, '1m': 14, '3m': 30, '6m': 30, '9m': 30, '12m': 30, review: 45, check: 30 } as const;

/** A date that the case knows, and the fact that said it: a correction of it moves the clocks that started there. */
function since(kase: Kase, key: string, field: string) {
  const setBy = kase.data.setBy as CodedRecord | undefined;
  return { date: String(kase.data[key]), no: Number(setBy?.[key] ?? 1), field };
}

function isFollowedUp(data: CodedRecord, which: (typeof FOLLOW_UPS)[number]): boolean {
  return FOLLOW_UPS.indexOf(which) <= FOLLOW_UPS.findIndex((one) => one === data.lastFollowUp);
}

/** Follow-ups from the day of moving in, contact by support level, rent looked at every month by those who let. */
export async function tenancy(kase: Kase): Promise<Next> {
  const movedIn = since(kase, 'movedInOn', 'movedInOn');
  await kase.side('tenure-warning', {
    of: 'soc-boendestod',
    key: 'once',
    outlives: true,
    due: { policy: 'sublet.security', from: movedIn },
  });
  if (typeof kase.data.termEnds === 'string') {
    await kase.side('fixed-term-decision', {
      of: 'soc-boendestod',
      key: kase.data.termEnds,
      outlives: true,
      due: { policy: 'fixed-term.decision', from: since(kase, 'termEnds', 'termEnds') },
    });
  }
  kase.beside(keepsContact);
  kase.beside(watchesRent);
  for (const which of FOLLOW_UPS) {
    if (isFollowedUp(kase.data, which)) continue;
    await kase.ask('follow-up', {
      key: which,
      about: { which },
      leadDays: LEAD_DAYS[which],
      due: { policy: `followup.${which}`, from: movedIn },
    });
    await kase.note(`followed-${which}`, { lastFollowUp: which });
  }
  return 'transfer-review';
}

/** At least as often as the support level says: the next contact is due from the last one. */
async function keepsContact(kase: Kase): Promise<void> {
  for (let contact = 1; ; contact++) {
    const policy = `contact.level${Number(kase.data.supportLevel ?? 1)}`;
    const task = await kase.side('contact-due', { of: 'soc-boendestod', key: String(contact), due: { policy } });
    await task.answer();
  }
}

async function watchesRent(kase: Kase): Promise<void> {
  for (let month = 1; ; month++) {
    const task = await kase.side('rent-check', { of: 'lfa-forvaltning', key: String(month) });
    await task.answer();
  }
}

/** At twelve and eighteen months: ready for an own lease? Not ready: at most two extensions, with reasons. */
export async function transferReview(kase: Kase): Promise<Next> {
  const movedIn = since(kase, 'movedInOn', 'movedInOn');
  kase.beside(watchesRent);
  for (;;) {
    const which = reviewOf(kase.data);
    const due = which.startsWith('extension')
      ? { policy: 'transfer.extension' }
      : { policy: which === 'main' ? 'contract.transfer.main' : 'contract.transfer.first', from: movedIn };
    const review = await kase.ask('transfer-review', { key: which, about: { which }, due, leadDays: LEAD_DAYS.review });
    if (review.verdict === 'ready' && (await landlordAccepts(kase, which))) return ownLease(kase);
    if (review.verdict === 'extend') continue;
    if (which === 'first') {
      await kase.note('first-review', { firstReview: 'not_yet' });
      continue;
    }
    const solved = await headDecides(kase, which);
    if (solved !== null) return solved;
  }
}

function reviewOf(data: CodedRecord): string {
  const extensions = Number(data.extensions ?? 0);
  if (extensions > 0) return `extension${extensions}`;
  return data.firstReview === 'not_yet' ? 'main' : 'first';
}

async function landlordAccepts(kase: Kase, key: string): Promise<boolean> {
  const answer = await kase.askSide('landlord-transfer', { of: 'lfa-matchning', key, party: 'landlord' });
  return answer.answer === 'accepted';
}

/** Not ready after the main review, or the landlord says no: the head of department decides how it ends (10 working days). */
async function headDecides(kase: Kase, key: string): Promise<Next | null> {
  const decided = await kase.askSide('head-decides-transfer', { of: 'soc-ledning', key });
  switch (decided.decision) {
    case 'transfer':
      return ownLease(kase);
    case 'other_solution':
      await kase.note('ends', { endReason: 'other_solution_confirmed_by_person' });
      return 'ending';
    case 'new_decision':
      await kase.handOver({ to: 'soc-utredning', because: 'decide-again', view: 'full' });
      return 'investigation';
    default:
      return null;
  }
}

/** The household's own first-hand lease. */
async function ownLease(kase: Kase): Promise<Next> {
  await kase.ask('first-hand-lease');
  return 'after-check';
}

/** Three months after the own lease somebody asks how it goes. Then nobody waits any more. */
export async function afterCheck(kase: Kase): Promise<Next> {
  const lease = since(kase, 'firstHandFrom', 'from');
  const check = await kase.ask('after-check', {
    leadDays: LEAD_DAYS.check,
    due: { policy: 'aftercheck', from: lease },
  });
  if (check.needsHelp === 'yes') await kase.ask('contact-due', { key: 'after', due: { policy: 'contact.level2' } });
  await kase.close('own_contract');
  return THE_END;
}

/** Warning, meeting within five days, a plan, only then notice. A notice closes nothing: back to the investigation. */
export async function breach(kase: Kase): Promise<Next> {
  const warning = await kase.ask('give-warning');
  const skips = warning.skipWarning === 'yes' && (await headAllows(kase));
  if (!skips) {
    const meeting = await kase.ask('breach-meeting');
    if (meeting.plan === 'continue' && (await kept(kase))) return 'tenancy';
  }
  await kase.ask('before-notice');
  await kase.handOver({ to: 'soc-utredning', because: 'decide-again', view: 'full' });
  return 'investigation';
}

async function headAllows(kase: Kase): Promise<boolean> {
  const allowed: Outcome = await kase.askSide('head-allows-skip', { of: kase.holder });
  return allowed.allowed === 'yes';
}

async function kept(kase: Kase): Promise<boolean> {
  const plan = await kase.ask('breach-plan');
  return plan.kept === 'yes';
}
