import { randomUUID } from 'node:crypto';
import { type Transaction, sql } from 'kysely';
import { type Absence, isAhead } from '../domain/absence/absence';
import type { LineFault, ReadLine } from '../domain/absence/import-absences';
import { nextReview } from '../domain/absence/review';
import {
  absenceFrom,
  absenceRefused,
  type AbsenceRefusal,
  type AbsenceWish,
  maySetAbsence,
} from '../domain/absence/set-absence';
import type { Staffing } from '../domain/absence/staffing';
import { localDate } from '../domain/calendar/stockholm';
import type { Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import { absenceById } from './absences';
import { type Register, timestamp, timestampOrNull } from './database';
import { forgetOrganisation, readOrganisation } from './organisation';
import { recordChange } from './setting-changes';
import type { Tables } from './tables';

/** Who changes it, and when on the displayed clock. */
export interface Made {
  readonly actor: Person;
  readonly at: Instant;
}

const NOT_YOURS = { rule: 'absence-not-yours', field: 'person' } as const;

export type Kept =
  | { readonly kind: 'kept'; readonly absence: Absence }
  | ({ readonly kind: 'refused' } & AbsenceRefusal);

/** Sets an absence, or changes one that stands (`id`). Nothing is written when it is refused. */
export async function keepAbsence(
  register: Register,
  wish: AbsenceWish,
  made: Made,
  id: string | null = null,
): Promise<Kept> {
  const { actor, at } = made;
  return alone(register, async (tx, staffing) => {
    if (!maySetAbsence(actor, staffing, wish.person)) return { kind: 'refused', ...NOT_YOURS };
    const before = id === null ? null : await standing(tx, id, at);
    if (id !== null && before?.person !== wish.person) return { kind: 'refused', rule: 'absence-is-over', field: 'to' };
    const twice = id === null ? sameAs(staffing, wish) : undefined;
    if (twice !== undefined) return { kind: 'kept', absence: twice };
    const today = localDate(at);
    const refusal = absenceRefused(without(staffing, id), wish, today);
    if (refusal !== null) return { kind: 'refused', ...refusal };
    const absence = absenceFrom(wish, id ?? newId(), today);
    await write(tx, absence, before, made);
    return { kind: 'kept', absence };
  });
}

/** Back earlier than said, or taken away before it began. False when it was over already. */
export async function endAbsence(register: Register, id: string, made: Made): Promise<boolean> {
  return alone(register, async (tx, staffing) => {
    const before = await standing(tx, id, made.at);
    if (before === null || !maySetAbsence(made.actor, staffing, before.person)) return false;
    await write(tx, { ...before, endedAt: made.at, reviewOn: null }, before, made);
    return true;
  });
}

/** The head has asked and it still stands: asked again in a week. False when it was over already. */
export async function reviewAbsence(register: Register, id: string, made: Made): Promise<boolean> {
  return alone(register, async (tx, staffing) => {
    const before = await standing(tx, id, made.at);
    if (before === null || before.to !== null || !maySetAbsence(made.actor, staffing, before.person)) return false;
    await write(tx, { ...before, reviewOn: nextReview(made.at) }, before, made);
    return true;
  });
}

/**
 * A whole list or nothing: each line is held against those before it, and every fault is told at once, with the lines
 * that could not be read.
 */
export async function importAbsences(
  register: Register,
  lines: readonly ReadLine[],
  made: Made,
  unread: readonly LineFault[] = [],
): Promise<readonly LineFault[]> {
  return alone(register, async (tx, staffing) => {
    const today = localDate(made.at);
    const faults: LineFault[] = [...unread];
    let now = staffing;
    const accepted: Absence[] = [];
    for (const { line, wish } of lines) {
      const refusal = maySetAbsence(made.actor, staffing, wish.person) ? absenceRefused(now, wish, today) : NOT_YOURS;
      if (refusal !== null) {
        faults.push({ line, ...refusal, was: String(wish[refusal.field] ?? '') });
        continue;
      }
      const absence = absenceFrom(wish, newId(), today);
      accepted.push(absence);
      now = {
        ...now,
        absences: new Map(now.absences).set(wish.person, [...(now.absences.get(wish.person) ?? []), absence]),
      };
    }
    if (faults.length === 0) for (const absence of accepted) await write(tx, absence, null, made);
    return faults.toSorted((a, b) => a.line - b.line);
  });
}

/** One at a time: two that are set in the same moment would each be in order, and together a loop. */
async function alone<T>(
  register: Register,
  work: (tx: Transaction<Tables>, staffing: Staffing) => Promise<T>,
): Promise<T> {
  const done = await register.db.transaction().execute(async (tx) => {
    await sql`lock table absences in share row exclusive mode`.execute(tx);
    return work(tx, (await readOrganisation({ db: tx })).staffing);
  });
  forgetOrganisation(register);
  return done;
}

/** Null when there is none, or it is over. */
async function standing(tx: Transaction<Tables>, id: string, at: Instant): Promise<Absence | null> {
  const found = await absenceById({ db: tx }, id);
  return found === null || !isAhead(found, at) ? null : found;
}

async function write(tx: Transaction<Tables>, absence: Absence, before: Absence | null, made: Made): Promise<void> {
  const row = {
    person: absence.person,
    kind: absence.kind,
    from_day: absence.from,
    to_day: absence.to,
    deputy: absence.deputy,
    review_on: absence.reviewOn,
    ended_at: timestampOrNull(absence.endedAt),
  };
  await tx
    .insertInto('absences')
    .values({ id: absence.id, ...row, set_at: timestamp(made.at), set_by: made.actor.id })
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
  await recordChange(
    tx,
    { subject: 'absence', key: absence.id, before, after: absence },
    { by: made.actor.id, at: made.at },
  );
}

function without(staffing: Staffing, id: string | null): Staffing {
  if (id === null) return staffing;
  const others = [...staffing.absences].map(([person, all]) => [person, all.filter((one) => one.id !== id)] as const);
  return { ...staffing, absences: new Map(others) };
}

/** A form that was sent twice is one absence. */
function sameAs({ absences }: Staffing, { person, kind, from, to, deputy }: AbsenceWish): Absence | undefined {
  return absences.get(person)?.find((one) => {
    const same = one.kind === kind && one.from === from && one.to === to && one.deputy === deputy;
    return same && one.endedAt === null;
  });
}

function newId(): string {
  return `f-${randomUUID().slice(0, 8)}`;
}
