import { localDate, startOfDay } from '../../calendar/stockholm';
import { addDays } from '../../calendar/civil-date';
import { isSocial } from '../../kernel/units';
import type { CaseCheck } from '../world';

/** A unit outside social services sees names, and no consent to that stands any more. */
export const consentExpired: CaseCheck = (state, { now }, { process }) => {
  const given = state.consents.filter((one) => one.withdrawnNo === null);
  const today = localDate(now);
  // Withdrawn ones close the view by themselves (domain/access.ts).
  const lastDay = given
    .map((one) => one.until ?? '9999')
    .toSorted()
    .at(-1);
  if (lastDay === undefined || lastDay >= today) return [];
  return Object.entries(state.views)
    .filter(([unit, view]) => !isSocial(unit) && (process.views[view]?.personal ?? []).length > 0)
    .map(([unit]) => ({
      check: 'consent-expired',
      ref: state.ref,
      subject: unit,
      since: startOfDay(addDays(lastDay, 1)),
      unit: state.baton.unit,
      values: { unit, on: lastDay },
    }));
};
