import { landlordIsConsentedTo } from '../../domain/municipal-contract/rules';
import type { AskOptions, Kase, Outcome } from '../kase';
import type { Next } from '../tell';

/** After this many noes to a reasonable home social services look at their decision again. */
const REASONABLE_NOES = 2;

/** A home from the register. None in thirty days: say why, and look for thirty more. */
export async function matching(kase: Kase): Promise<Next> {
  for (let month = 1; ; month++) {
    const home = await kase.ask('find-home', { key: `month${month}` });
    if (home.found === 'yes') return 'viewing';
    if (home.noHomeReason === 'none_vacant' && month % 3 === 0) await kase.refer('no-home-in-time');
  }
}

/** Social services reach the person; they, never the landlord's side, judge whether a no was reasonable. */
export async function viewing(kase: Kase): Promise<Next> {
  await kase.ask('arrange-viewing');
  await kase.tell('viewing');
  const reply = await kase.askSide('reach-person', { of: 'soc-utredning' });
  if (reply.answer === 'yes') return 'contract';
  await kase.releaseHome(String(reply.answer));
  if (reply.answer === 'landlord_withdrew' || reply.answer === 'landlord_refused') return 'matching';
  // A no to a home that could not reasonably be asked of anybody counts for nothing.
  if (reply.answer === 'no') await kase.askSide('judge-refusal', { of: 'soc-utredning' });
  const again = reply.answer === 'no_answer' || Number(kase.data.refusals ?? 0) >= REASONABLE_NOES;
  const { reviewAgain } = await kase.note('noes', { reviewAgain: again });
  return reviewAgain ? reviewed(kase) : 'matching';
}

/** The decision is looked at again by those who made it. It stands: on with the search. It ends: back to them. */
async function reviewed(kase: Kase): Promise<Next> {
  const review = await kase.askSide('review-decision', { of: 'soc-utredning' });
  await kase.note('reviewed', { refusals: 0 });
  if (review.outcome === 'stands') return 'matching';
  await kase.handOver({ to: 'soc-utredning', because: 'decide-again', view: 'full' });
  return 'investigation';
}

/** The landlord learns the name only now, with consent; sublease and waiver are two papers; keys last. */
export async function contract(kase: Kase): Promise<Next> {
  if (!(await consented(kase))) return backToMatching(kase, 'no-consent');
  kase.openView('lfa-matchning', 'contractView');
  const landlord = await kase.askPartner('landlord-answer', { of: 'landlord' });
  if (landlord.answer !== 'accepted') return backToMatching(kase, 'landlord-refused');
  await kase.ask('sign-sublease');
  await waived((kind, options) => kase.ask(kind, options));
  await kase.ask('move-in');
  return 'handover-support';
}

async function consented(kase: Kase): Promise<boolean> {
  if (landlordIsConsentedTo(kase.state())) return true;
  const asked = await kase.askSide('collect-consent', { of: 'soc-utredning' });
  return asked.consent === 'given';
}

async function backToMatching(kase: Kase, because: string): Promise<Next> {
  await kase.releaseHome(because);
  kase.openView('lfa-matchning', 'housingProfile');
  return 'matching';
}

/** Every adult signs the waiver; the rent tribunal's answer is looked for every thirty days (JB 12:45 a). */
export async function waived(asks: Asks): Promise<Outcome | null> {
  let waiver = await asks('waiver');
  for (let check = 1; waiver?.state === 'sent'; check++) {
    const answer = await asks('waiver-answer', { party: 'rent-tribunal', key: `check${check}` });
    if (answer === null) return null;
    if (answer.answer !== 'none_yet') waiver = { ...answer, state: answer.answer ?? null };
  }
  return waiver;
}

/** Who is asked: the holder, or a unit beside; null when the question has fallen away. */
type Asks = (kind: string, options?: AskOptions) => Promise<Outcome | null>;

/** The home goes from those who let it to those who support the people in it. */
export async function handoverSupport(kase: Kase): Promise<Next> {
  await kase.handOver({ to: 'soc-boendestod', because: 'support', view: 'full' });
  return 'tenancy';
}

/** What IVO has been told was not delivered is reported once more when the case ends without a home, with the cause. */
export async function lastReportToIvo(kase: Kase): Promise<void> {
  if (Number(kase.data.ivoReports ?? 0) === 0 || typeof kase.data.movedInOn === 'string') return;
  await kase.askSide('ivo-report', { of: 'soc-utredning', key: 'last', due: { policy: 'ivo.report.final' } });
}

/**
 * A granted home not delivered in three months is reported to IVO, every quarter until it is, and once more when it
 * was. Social services report whoever holds the case meanwhile.
 */
export async function reportsToIvo(kase: Kase): Promise<void> {
  const movedIn = () => typeof kase.data.movedInOn === 'string';
  await kase.until(({ data }) => data.verdict === 'approve' || data.verdict === 'partly');
  let reports = 0;
  for (let policy = 'decision.notExecuted'; !movedIn(); policy = 'ivo.report.quarterly') {
    const report = await kase.side('ivo-report', { of: 'soc-utredning', due: { policy } });
    await kase.until(() => report.done() || movedIn());
    if (report.done()) reports += 1;
    else report.drop('executed');
  }
  if (reports > 0) await kase.side('ivo-report', { of: 'soc-utredning', due: { policy: 'ivo.report.final' } });
}
