import { localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import type { Consent } from './state';

/** A consent that is withdrawn is none, and one with a last day is none from the midnight after it, Swedish time. */
export function stands({ withdrawnNo, until }: Consent, now: Instant): boolean {
  return withdrawnNo === null && (until === null || localDate(now) <= until);
}

/**
 * The adults whose yes to one of these receivers stands now (index in the household). A yes to somebody else opens
 * nothing (offentlighets- och sekretesslagen 10 kap. 1 §).
 */
export function consenting(
  consents: readonly Consent[],
  receivers: readonly string[],
  now: Instant,
): ReadonlySet<number> {
  return new Set(consents.filter((one) => receivers.includes(one.to) && stands(one, now)).map(({ adult }) => adult));
}
