import { localDate } from '../../domain/calendar/stockholm';
import { DISTRICT } from '../../domain/districts';
import { TARGET_GROUP } from '../../domain/housing-need/codes';
import type { Instant } from '../../domain/instant';
import type { CodedRecord } from '../../domain/kernel/state';
import { dayInWords } from '../../domain/swedish-dates';
import type { Register } from '../../register/database';
import { openNeeds, rulebooksInForce } from '../../register/offered';
import type { Picks } from '../forms/form-fields';

/** What the register offers to pick in the cases of plots: open needs, and the rulebook in force. */
export async function offeredOf(register: Register, now: Instant): Promise<Picks> {
  const [needs, rulebooks] = await Promise.all([openNeeds(register), rulebooksInForce(register, localDate(now))]);
  return {
    need: Object.fromEntries(needs.map(({ ref, data }) => [ref, `${ref}: ${needInWords(data)}`])),
    rulebook: Object.fromEntries(
      rulebooks.map(({ code, version }) => [
        code,
        `Version ${version.version}, gäller från ${dayInWords(version.validFrom, localDate(now))}`,
      ]),
    ),
  };
}

export function needInWords({ targetGroup, flatsNeeded, rooms, district }: CodedRecord): string {
  const groups: Readonly<Record<string, string>> = TARGET_GROUP;
  const districts: Readonly<Record<string, string>> = DISTRICT;
  const where = typeof district === 'string' ? `, ${districts[district] ?? district}` : '';
  return `${String(flatsNeeded)} bostäder om ${String(rooms)} rum, ${(groups[String(targetGroup)] ?? '').toLowerCase()}${where}`;
}
