import { localDate, startOfDay } from '../../calendar/stockholm';
import { addDays } from '../../calendar/civil-date';
import { isSocial } from '../../kernel/units';
import type { CaseCheck } from '../world';

/**
 * A unit outside social services was given a view with names, and no consent to that stands any more. The names close by
 * themselves that midnight, or when the last yes is withdrawn (domain/access.ts); a view that has run out is taken back
 * in the case too, or a new yes to another thing would open it again.
 */
export const consentExpired: CaseCheck = (state, { now }, { process }) => {
  const today = localDate(now);
  return Object.entries(state.views).flatMap(([unit, view]) => {
    const { personal, consentTo } = process.views[view] ?? { personal: [], consentTo: [] };
    if (isSocial(unit) || personal.length === 0) return [];
    const lastDay = state.consents
      .filter((one) => one.withdrawnNo === null && [unit, ...consentTo].includes(one.to))
      .map((one) => one.until ?? '9999')
      .toSorted()
      .at(-1);
    if (lastDay === undefined || lastDay >= today) return [];
    return {
      check: 'consent-expired' as const,
      ref: state.ref,
      subject: unit,
      since: startOfDay(addDays(lastDay, 1)),
      unit: state.baton.unit,
      values: { unit, on: lastDay },
    };
  });
};
