import { localDate } from '../../domain/calendar/stockholm';
import type { Kase, Outcome } from '../kase';
import { THE_END, type Next } from '../tell';

/**
 * Each adult is a party with a clock of their own: three weeks from the day they received the decision (FL 44 §). The
 * case waits for the later one. An appeal that comes takes the routine elsewhere.
 */
export async function appealPeriod(kase: Kase): Promise<Next> {
  const adults = Math.max(1, Number(kase.data.adults ?? 1));
  const received: Outcome[] = [];
  for (let adult = 0; adult < adults; adult++) received.push(await receiptOf(kase, adult));
  const last = received.reduce((a, b) => (String(a.receivedOn) >= String(b.receivedOn) ? a : b));
  const from = { date: String(last.receivedOn), no: last.$no, field: 'receivedOn' };
  await kase.waitUntil('appeal-time', { policy: 'appeal.individual', from });
  await kase.ask('confirm-final');
  await kase.close('refused_final');
  return THE_END;
}

/** Sent, received, or tried another way after ten days; after thirty the head decides what counts as received. */
async function receiptOf(kase: Kase, adult: number): Promise<Outcome> {
  const key = `adult${adult}`;
  for (let attempt = 1; ; attempt++) {
    const sent = await kase.ask('dispatch-decision', { key: `${key}-${attempt}`, about: { adult } });
    const receipt = await kase.ask('record-receipt', {
      key: `${key}-${attempt}`,
      about: { adult, sentOn: sent.sentOn ?? null },
    });
    if (receipt.received === 'yes') return receipt;
    if (receipt.then === 'head_decides') {
      return kase.askSide('head-decides-receipt', { of: kase.holder, key, about: { adult } });
    }
  }
}

/** In-time check, our own reconsideration, then the court: the case stays ours until it has answered. */
export async function appeal(kase: Kase): Promise<Next> {
  const legal = await kase.side('legal-opinion', { of: 'ksf-juridik' });
  const checked = await kase.ask('appeal-in-time');
  if (checked.inTime === 'no') return lateAppeal(kase);
  const again = await kase.ask('reconsider');
  if (!legal.done()) legal.drop('reconsidered');
  if (again.outcome === 'changed') return 'handover-lfa';
  await kase.ask('forward-appeal');
  for (let check = 1; ; check++) {
    const court = await kase.askPartner('court-answer', { of: 'court', key: `check${check}` });
    if (court.answer === 'changed') return 'handover-lfa';
    if (court.answer === 'remitted') return 'investigation';
    if (court.answer === 'upheld') return upheld(kase, court);
  }
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
