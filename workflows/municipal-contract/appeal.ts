import { addDays } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import type { Happening } from '../../domain/kernel/state';
import { adultsOf } from '../../domain/municipal-contract/household';
import type { AskOptions, Due, Kase, Outcome } from '../kase';
import { THE_END, type Next } from '../tell';

/**
 * Each adult is a party with a clock of their own: three weeks from the day they received the decision (FL 44 §). The
 * case waits for the later one. An appeal that comes takes the routine elsewhere.
 */
export async function appealPeriod(kase: Kase): Promise<Next> {
  const received = await Promise.all(adultsOf(kase.data).map((adult) => receiptOf(kase, adult)));
  const last = received.reduce((a, b) => (String(a.receivedOn) >= String(b.receivedOn) ? a : b));
  const from = { date: String(last.receivedOn), no: last.$no, field: 'receivedOn' };
  await kase.waitUntil('appeal-time', { policy: 'appeal.individual', from });
  await kase.ask('confirm-final');
  await kase.close('refused_final');
  return THE_END;
}

/** After so many days without a receipt nobody tries again: the head decides what counts as received. */
const HEAD_DECIDES_DAYS = 30;

/** Sent, received, or tried another way after ten days; after thirty the head decides. Simplified service takes fourteen. */
async function receiptOf(
  kase: Kase,
  adult: number,
  asks: Asks = (kind, options) => kase.ask(kind, options),
): Promise<Outcome> {
  for (let attempt = 1, first: Sent | null = null; ; attempt++) {
    const key = `adult${adult}-${attempt}`;
    const sent = await asks('dispatch-decision', { key, about: { adult } });
    const { sentOn = null, way = null } = sent;
    const from = { date: String(sentOn), no: sent.$no, field: 'sentOn' };
    const policy = way === 'simplified' ? 'receipt.simplified' : 'receipt.retry';
    const receipt = await asks('record-receipt', { key, about: { adult, sentOn, way }, due: { policy, from } });
    if (receipt.received === 'yes') return receipt;
    first ??= from;
    const isLate = localDate(receipt.$at) >= addDays(first.date, HEAD_DECIDES_DAYS);
    if (receipt.then !== 'head_decides' && !isLate) continue;
    const due = isLate ? { policy: 'decision.sign' } : { policy: 'receipt.head', from: first };
    return kase.askSide('head-decides-receipt', { of: 'soc-utredning', key: `adult${adult}`, about: { adult }, due });
  }
}

type Sent = NonNullable<Due['from']>;

/** Who is asked: the holder, or social services beside while somebody else holds. */
type Asks = (kind: string, options?: AskOptions) => Promise<Outcome>;

function beside(kase: Kase): Asks {
  return async (kind, options) => (await kase.side(kind, { ...options, of: 'soc-utredning' })).answer();
}

/** In-time check, our own reconsideration, then the court: the case stays ours until it has answered. */
export async function appeal(kase: Kase): Promise<Next> {
  const due = sevenDays(kase.state().happenings.findLast(({ move }) => move === 'appeal-received'));
  const legal = await kase.side('legal-opinion', { of: 'ksf-juridik', due });
  const checked = await kase.ask('appeal-in-time');
  if (checked.inTime === 'no') return lateAppeal(kase);
  const again = await kase.ask('reconsider', { due });
  if (!legal.done()) legal.drop('reconsidered');
  if (again.outcome === 'changed') return 'handover-lfa';
  await kase.ask('forward-appeal', { due });
  if (again.outcome === 'partly_changed') {
    // What we grant ourselves is carried out now; the court tries the rest beside.
    await kase.note('court', { courtBeside: true });
    return 'handover-lfa';
  }
  const court = await courtAnswer(kase, (kind, options) => kase.ask(kind, options));
  if (court.answer === 'changed') return 'handover-lfa';
  return court.answer === 'remitted' ? 'investigation' : upheld(kase, court);
}

/** At the court within seven days of the day it came to us, whatever is done with it on the way. */
function sevenDays(appeal: Happening | undefined): Due {
  const { receivedOn } = appeal?.input ?? {};
  const policy = 'appeal.forward';
  if (appeal === undefined || typeof receivedOn !== 'string') return { policy };
  return { policy, from: { date: receivedOn, no: appeal.no, field: 'receivedOn' } };
}

/** Asked every sixty days until the court has answered. */
async function courtAnswer(kase: Kase, asks: Asks): Promise<Outcome> {
  for (let check = 1; ; check++) {
    const court = await asks('court-answer', { key: `check${check}`, party: 'court' });
    if (court.answer !== 'none_yet') return court;
  }
}

/** The refused part of a partly approved application is appealed while the approved part goes on. */
export async function appealBeside(kase: Kase, appealed: Happening): Promise<void> {
  const asks = beside(kase);
  const due = sevenDays(appealed);
  await kase.side('legal-opinion', { of: 'ksf-juridik', due });
  const checked = await asks('appeal-in-time');
  if (checked.inTime === 'no') {
    await asks('reject-late-appeal');
    return;
  }
  const again = await asks('reconsider', { due });
  if (again.outcome === 'changed') return;
  await asks('forward-appeal', { due });
  await kase.note('court', { courtBeside: true });
}

/** The court's answer on a part of the decision, whoever holds the case meanwhile; a change is carried out by review. */
export async function watchesCourt(kase: Kase): Promise<void> {
  await kase.until(({ data }) => data.courtBeside === true);
  const court = await courtAnswer(kase, beside(kase));
  if (court.answer !== 'upheld') await kase.side('review-decision', { of: 'soc-utredning' });
}

/** Every adult receives the refused part of a partly approved decision, and the clock of appeal runs for each. */
export async function servesPartlyRefused(kase: Kase): Promise<void> {
  await kase.until(({ data }) => data.verdict === 'partly');
  await Promise.all(adultsOf(kase.data).map((adult) => receiptOf(kase, adult, beside(kase))));
}

/** The court's own three weeks from the day its answer came, then the refusal is final. */
async function upheld(kase: Kase, court: Outcome): Promise<Next> {
  const from = { date: typeof court.on === 'string' ? court.on : localDate(court.$at), no: court.$no, field: 'on' };
  await kase.waitUntil('court-time', { policy: 'appeal.own-clock', from });
  await kase.ask('confirm-final');
  await kase.close('refused_final');
  return THE_END;
}

/** Too late is a decision too, with an appeal of its own. */
async function lateAppeal(kase: Kase): Promise<Next> {
  const sent = await kase.ask('reject-late-appeal');
  const from = { date: String(sent.sentOn), no: sent.$no, field: 'sentOn' };
  await kase.waitUntil('appeal-time', { policy: 'appeal.individual', from });
  await kase.ask('confirm-final');
  await kase.close('refused_final');
  return THE_END;
}
