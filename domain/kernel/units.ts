/** `soc-utredning` belongs to `soc`. Unit ids begin with their administration; the importer refuses others. */
export function administrationOf(unit: string): string {
  const end = unit.indexOf('-');
  return end === -1 ? unit : unit.slice(0, end);
}

/** The unit in which the head of department and the head of administration sit. */
export function leadershipOf(unit: string): string {
  return `${administrationOf(unit)}-ledning`;
}

/** Strong secrecy (OSL 26:1) reigns inside these administrations; others get a named view. */
export function isSocial(unit: string): boolean {
  return administrationOf(unit) === 'soc';
}

/** Secretariat of Samverkansforum bostad. */
export const FORUM_UNIT = 'ksf-forum';

/** The head of social services sits here and decides when the forum has not (domain.md 3-B4). */
export const CHIEF_UNIT = 'soc-ledning';

/** An outside party without sign-in (`ext-region`): asked and answered for by whoever holds, never a holder itself. */
export function isOutside(unit: string): boolean {
  return administrationOf(unit) === 'ext';
}
