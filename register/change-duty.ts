import type { Transaction } from 'kysely';
import type { DutyHours, DutyRow } from '../domain/absence/duty';
import { dutyRefusal } from '../domain/settings/duty-rules';
import { dutyRoster } from './absences';
import { type Changed, changeSetting, type Editing, refuse } from './change-settings';
import type { Register } from './database';
import { recordChange } from './setting-changes';
import type { Tables } from './tables';

/** Which unit's people answer for an acute unit, in office hours and otherwise; the unit's own id: itself. */
export type Duty = Readonly<Record<DutyHours, string>>;

/** Who is on duty for an acute unit from now on. */
export function saveDuty(register: Register, unit: string, duty: Duty, editing: Editing): Promise<Changed> {
  return changeSetting(register, { subject: 'duty', key: unit }, editing, async (tx) => {
    const units = await tx.selectFrom('units').select(['id', 'acute', 'closed_at']).execute();
    const known = units.map(({ id, acute, closed_at }) => ({ id, acute, closed: closed_at !== null }));
    for (const onDuty of [duty.office, duty.other]) {
      const rule = dutyRefusal(known, unit, onDuty);
      if (rule !== null) refuse(rule);
    }
    const before = dutyIn(await dutyRoster(tx), unit);
    await writeDuty(tx, unit, duty);
    return { before, after: duty };
  });
}

/** What the roster says of a unit: itself where it says nothing. */
export function dutyIn(roster: readonly DutyRow[], unit: string): Duty {
  const at = (hours: DutyHours) => roster.find((row) => row.unit === unit && row.hours === hours)?.onDuty ?? unit;
  return { office: at('office'), other: at('other') };
}

/**
 * A unit is no more, or works round the clock no longer: who was on duty for it answers for it no more, and where it was
 * on duty for another its successor is, or else the other unit itself.
 */
export async function moveDuties(
  tx: Transaction<Tables>,
  gone: { readonly unit: string; readonly successor: string | null; readonly onlyOwn?: boolean },
  made: Pick<Editing, 'by' | 'at'>,
): Promise<void> {
  const roster = await dutyRoster(tx);
  for (const unit of new Set(roster.map((row) => row.unit))) {
    const before = dutyIn(roster, unit);
    const instead = gone.successor ?? unit;
    const now = (onDuty: string) => (onDuty === gone.unit && gone.onlyOwn !== true ? instead : onDuty);
    const after =
      unit === gone.unit ? { office: unit, other: unit } : { office: now(before.office), other: now(before.other) };
    if (after.office === before.office && after.other === before.other) continue;
    await writeDuty(tx, unit, after);
    await recordChange(tx, { subject: 'duty', key: unit, before, after }, made);
  }
}

async function writeDuty(tx: Transaction<Tables>, unit: string, duty: Duty): Promise<void> {
  await tx.deleteFrom('duty_roster').where('unit', '=', unit).execute();
  const rows = (['office', 'other'] as const).flatMap((hours) =>
    duty[hours] === unit ? [] : [{ unit, hours, on_duty: duty[hours] }],
  );
  if (rows.length > 0) await tx.insertInto('duty_roster').values(rows).execute();
}
