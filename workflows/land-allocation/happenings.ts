import { datesOf, isPastContract } from '../../domain/land-allocation/milestones';
import type { Milestone } from '../../domain/land-allocation/codes';
import type { Happening } from '../../domain/kernel/state';
import type { Kase } from '../kase';

/** A forecast past the day of the agreement is the holder's matter at once, and not when the day has passed. */
export async function forecast(kase: Kase, { input }: Happening): Promise<void> {
  const dates = datesOf(kase.data, String(input.milestone) as Milestone);
  const { contract, late } = await kase.note('forecast', {
    contract: dates.contract,
    late: isPastContract({ ...dates, forecast: String(input.forecast) }),
  });
  if (late !== true) return;
  const about = { milestone: input.milestone ?? null, contract: contract ?? null, forecast: input.forecast ?? null };
  const task = await kase.side('answer-forecast', { of: kase.holder, about });
  // What has come is no forecast any more, and whoever held the ground then may have handed it on.
  await kase.until(({ data }) => task.done() || datesOf(data, String(input.milestone) as Milestone).outcome !== null);
  task.drop('milestone-came');
}

/** The old party stays bound, and what is broken runs against it, until the new one has signed. */
export async function ownerChanged(kase: Kase, { no, input }: Happening): Promise<void> {
  const from = { date: String(input.on), no, field: 'on' };
  for (let attempt = 1; ; attempt++) {
    const due = attempt === 1 ? { due: { from } } : {};
    const answer = await (
      await kase.side('new-owner-signs', { of: 'sbk-mark', key: `${attempt}`, party: 'owner', ...due })
    ).answer();
    if (answer.signed === 'yes') return;
  }
}

/** In a bankruptcy every condition and every penalty is a claim. */
export async function bankrupt(kase: Kase, { input }: Happening): Promise<void> {
  const due = typeof input.claimsBy === 'string' ? { due: { on: input.claimsBy } } : {};
  await kase.side('file-claims', { of: 'ksf-juridik', ...due });
}
