import { addDays } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import type { CodedRecord } from '../../domain/kernel/state';
import type { Due, Kase } from '../kase';
import { lastReportToIvo } from './home';
import { THE_END, type Next } from '../tell';

/** Reception: a receipt the same day, urgency and duplicates, first contact; then to somebody who investigates. */
export async function receipt(kase: Kase): Promise<Next> {
  await kase.tell('receipt');
  for (let due = firstContactDue(kase); ; due = { policy: 'contact.first.3d' }) {
    const contact = await kase.ask('first-contact', { due });
    if (contact.acuteNeed === 'yes') await kase.side('acute-shelter', { of: 'soc-jour', outlives: true });
    if (contact.duplicate === 'same') {
      await kase.note('merged', { endReason: 'merged_with' });
      return 'ending';
    }
    // Another municipality is asked beside (SOU 2009:38): silence is never a yes, so the need is looked into here.
    if (contact.next !== 'continue-trying') break;
  }
  await kase.handOver({ to: 'soc-utredning', because: 'investigate', view: 'full' });
  return 'investigation';
}

/** By urgency, from when the application came; a case that comes back to reception is contacted within a working day. */
function firstContactDue(kase: Kase): Due {
  return kase.state().entry === 1
    ? { policy: `contact.first.${String(kase.data.urgency ?? 'normal')}`, fromReceived: true }
    : { policy: 'contact.first.3d' };
}

/** The investigation: own search, needs, economy, each child's best interests; ends in a proposal. */
export async function investigation(kase: Kase): Promise<Next> {
  for (const notice of isDecided(kase) ? [] : DELAY_NOTICES) {
    await kase.side(notice, { of: 'soc-utredning', key: 'once', outlives: true, due: { fromReceived: true } });
  }
  const found = await kase.ask('investigate');
  return found.proposal === 'approve' ? 'decision' : 'hearing';
}

/** FL 11 §: whoever waits is told why at three and five months, in whatever stage, until the decision is signed. */
const DELAY_NOTICES = ['delay-notice-3m', 'delay-notice-5m'];

/** The notices outlive the investigation; with a decision nobody owes them any more. */
export async function endsDelayNotices(kase: Kase): Promise<void> {
  await kase.until(isDecided);
  kase.drop(DELAY_NOTICES, 'decided');
}

function isDecided({ data }: { readonly data: CodedRecord }): boolean {
  return typeof data.verdict === 'string';
}

/** Before a negative or partly negative decision the person hears what we intend and why (FL 25 §). */
export async function hearing(kase: Kase): Promise<Next> {
  const sent = await kase.ask('send-hearing');
  if (sent.skip === 'yes') return 'decision';
  const days = typeof sent.replyDays === 'number' ? sent.replyDays : 14;
  await kase.ask('record-hearing-reply', { due: { on: addDays(localDate(sent.$at), days) } });
  return 'decision';
}

/** The holder holds, the decider signs by delegation; sent back for what is missing, or another decider for a conflict. */
export async function decision(kase: Kase): Promise<Next> {
  for (;;) {
    const signed = await kase.askSide('sign-decision', {
      of: 'soc-ledning',
      about: { proposal: kase.data.proposal ?? null },
    });
    if (signed.verdict === 'conflict_of_interest') continue;
    if (signed.verdict === 'send_back') return 'investigation';
    await kase.tell('decision');
    if (signed.verdict === 'refuse') return 'appeal-period';
    return 'handover-lfa';
  }
}

/** The housing profile goes to the matchers, no identity; social services hold until they have accepted. */
export async function handoverLfa(kase: Kase): Promise<Next> {
  await kase.handOver({ to: 'lfa-matchning', because: 'match-home', view: 'housingProfile' });
  return 'matching';
}

/** Somebody else is responsible in writing, the person has another solution, or nobody is left: the case ends here. */
export async function ending(kase: Kase): Promise<Next> {
  await kase.releaseHome('ended');
  await lastReportToIvo(kase);
  if (kase.data.endReason === 'deceased' && typeof kase.data.movedInOn === 'string') {
    await kase.askSide('flat-after-death', { of: 'lfa-forvaltning' });
  }
  await kase.close(String(kase.data.endReason ?? 'moved_municipality_accepted'));
  return THE_END;
}
