import type { CivilDate } from '../instant';
import type { CodedRecord } from '../kernel/state';
import type { RulebookVersion } from './types';

/** Every version that was decided, the oldest first. None of them is ever changed. */
export function versionsOf(data: CodedRecord): readonly RulebookVersion[] {
  return Array.isArray(data['versions']) ? (data['versions'] as unknown as readonly RulebookVersion[]) : [];
}

/** The version in force on a day, and the first day of the one after it; null when none is. */
export function inForceOn(
  data: CodedRecord,
  day: CivilDate,
): { readonly version: RulebookVersion; readonly until: CivilDate | null } | null {
  const versions = versionsOf(data);
  const at = versions.findLastIndex(({ validFrom }) => validFrom <= day);
  const version = versions[at];
  return version === undefined ? null : { version, until: versions[at + 1]?.validFrom ?? null };
}
