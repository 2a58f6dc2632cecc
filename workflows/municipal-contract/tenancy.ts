import type { CodedRecord, OpenCase } from '../../domain/kernel/state';
import { type ContactRound, contactRound, followUpsDone } from '../../domain/municipal-contract/contact-due';
import type { Due, Kase } from '../kase';
import { THE_END, type Next } from '../tell';
import { since } from '../since';

const FOLLOW_UPS = ['2w', '1m', '3m', '6m', '9m', '12m'] as const;
/** How long before its day a follow-up or a review can be held: it must say something about the time that has passed. */
const LEAD_DAYS = { '2w': 10, '1m': 14, '3m': 30, '6m': 30, '9m': 30, '12m': 30, review: 45, check: 30 } as const;

/** Follow-ups from the day of moving in, contact by support level, rent looked at every month by those who let. */
export async function tenancy(kase: Kase): Promise<Next> {
  const movedIn = since(kase, 'movedInOn', 'movedInOn');
  kase.beside(keepsContact);
  kase.beside(watchesRent);
  for (const which of FOLLOW_UPS.slice(followUpsDone(kase.data.lastFollowUp))) {
    await kase.ask('follow-up', {
      key: which,
      about: { which },
      leadDays: LEAD_DAYS[which],
      due: { policy: `followup.${which}`, from: movedIn },
    });
  }
  return 'transfer-review';
}

/**
 * At least as often as the support level says. A follow-up that was held begins a new round; whoever was not reached is
 * tried again within the days of an attempt, not a month later.
 */
async function keepsContact(kase: Kase): Promise<void> {
  for (;;) {
    const round = contactRound(kase.state());
    const isOver = (state: OpenCase) => contactRound(state).name !== round.name;
    for (let attempt = 1, due = dueOfContact(kase, round); ; attempt++) {
      const task = await kase.side('contact-due', { of: 'soc-boendestod', key: `${round.name}.${attempt}`, due });
      await kase.until((state) => task.done() || isOver(state));
      if (!task.done()) {
        task.drop('new-round');
        break;
      }
      const { reached } = await task.answer();
      due = reached === 'no' ? { policy: 'no-contact.attempt' } : dueOfContact(kase, round);
      // Nothing more is owed before the follow-up that the round is about.
      if (reached !== 'no' && round.from !== undefined) await kase.until(isOver);
      if (isOver(kase.state())) break;
    }
  }
}

/** Nobody may correct the day of a follow-up by itself: a corrected day of moving in begins a new round. */
function dueOfContact(kase: Kase, { policy, from }: ContactRound): Due {
  return from === undefined ? { policy } : { policy, from: { date: from, no: kase.state().no, field: 'followUpOn' } };
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
  // Nobody who has lost the home is closed as somebody who has one.
  if (check.stillHoused === 'no') return 'handover-investigation';
  if (check.needsHelp === 'yes') await kase.ask('contact-due', { key: 'after', due: { policy: 'contact.level2' } });
  await kase.close('own_contract');
  return THE_END;
}

/** Warning, meeting within five days, a plan, only then notice. A notice closes nothing: back to the investigation. */
export async function breach(kase: Kase): Promise<Next> {
  if (await warned(kase)) {
    const meeting = await kase.ask('breach-meeting');
    if (meeting.plan === 'continue' && (await kept(kase))) return 'tenancy';
  }
  await kase.ask('before-notice');
  await kase.handOver({ to: 'soc-utredning', because: 'decide-again', view: 'full' });
  return 'investigation';
}

/** False: the head has allowed to skip the warning. A head who says no has it given. */
async function warned(kase: Kase): Promise<boolean> {
  for (;;) {
    const warning = await kase.ask('give-warning');
    if (warning.skipWarning !== 'yes') return true;
    const head = await kase.askSide('head-allows-skip', { of: kase.holder });
    if (head.allowed === 'yes') return false;
  }
}

async function kept(kase: Kase): Promise<boolean> {
  const plan = await kase.ask('breach-plan');
  return plan.kept === 'yes';
}
