import { sql, type Selectable } from 'kysely';
import type { Instant } from '../domain/instant';
import type { CodedRecord } from '../domain/kernel/state';
import { sqlInstant, timestamp, timestampOrNull, type Register } from './database';
import { canonical, tokenHash } from './hash-chain';
import { memberRow, type HouseholdMember } from './household';
import { storable, storableJson } from './storable';
import type { IntakeTable } from './tables';

/** What somebody sent in. `coded` goes on to the case, `personal` and the household stay here. */
export interface NewIntake {
  readonly idempotencyKey: string;
  /**
   * What came, as it came: the same key with something else is refused. Not what we read out of it, since that follows
   * the hour too (how urgent, who holds it first) and a repeat comes later.
   */
  readonly sent: unknown;
  readonly process: string;
  readonly unit: string;
  /** When the municipality received it, displayed clock; may lie before `submittedAt` (paper, telephone). */
  readonly receivedAt: Instant;
  /** When it was sent or typed in, displayed clock. */
  readonly submittedAt: Instant;
  readonly coded: CodedRecord;
  readonly personal: { readonly [key: string]: unknown };
  readonly contactWay: string;
  /** Only when the person chose e-mail. */
  readonly contactEmail: string | null;
  /** The official who typed it in, or null for the applicant. */
  readonly openedBy: { readonly person: string; readonly unit: string | null } | null;
  readonly restrictedTo: readonly string[] | null;
  readonly household: readonly HouseholdMember[];
}

export interface Intake extends Omit<NewIntake, 'household' | 'sent'> {
  readonly id: number;
  readonly ref: string;
  readonly started: boolean;
  readonly attempts: number;
}

export type Submission =
  | { readonly kind: 'stored' | 'repeated'; readonly ref: string; readonly receivedAt: Instant }
  /** The same key came with other content: nothing was stored. */
  | { readonly kind: 'key-reused' };

const REF_TRIES = 5;

/**
 * Stores a submission once per idempotency key, however often and however parallel it comes; the reference in the
 * answer is the one that stands. `makeRef` gives a fresh opaque reference and is asked again when it was taken.
 */
export async function submitIntake({ db }: Register, intake: NewIntake, makeRef: () => string): Promise<Submission> {
  for (let attempt = 0; attempt < REF_TRIES; attempt += 1) {
    const ref = makeRef();
    const stored = await db.transaction().execute(async (tx) => {
      const inserted = await tx
        .insertInto('intakes')
        .values(intakeRow(intake, ref))
        .onConflict((c) => c.doNothing())
        .returning('ref')
        .executeTakeFirst();
      if (inserted === undefined) return false;
      const members = intake.household.map((member) => memberRow(ref, member));
      if (members.length > 0) await tx.insertInto('household_members').values(members).execute();
      return true;
    });
    if (stored) return { kind: 'stored', ref, receivedAt: intake.receivedAt };
    const earlier = await earlierSubmission({ db }, intake.idempotencyKey, intake.sent);
    if (earlier !== null) return earlier;
  }
  throw new Error(`No free case reference in ${REF_TRIES} tries`);
}

/** What a key has brought before, or null. Asked before answers are checked: what was right then may not be tomorrow. */
export async function earlierSubmission(
  { db }: Pick<Register, 'db'>,
  idempotencyKey: string,
  sent: unknown,
): Promise<Submission | null> {
  const standing = await db
    .selectFrom('intakes')
    .select(['ref', 'content_hash', 'received_at'])
    .where('idempotency_key', '=', storable(idempotencyKey))
    .executeTakeFirst();
  if (standing === undefined) return null;
  return standing.content_hash === contentHash(sent)
    ? { kind: 'repeated', ref: standing.ref, receivedAt: standing.received_at }
    : { kind: 'key-reused' };
}

/** The application that came in after a closed case, and who has it first; null when there is none. */
export async function intakeAfter(
  { db }: Register,
  earlierCase: string,
): Promise<{ readonly unit: string; readonly receivedAt: Instant } | null> {
  const row = await db
    .selectFrom('intakes')
    .select(['unit', 'received_at'])
    .where((e) => e(e.ref('coded', '->>').key('earlierCase'), '=', earlierCase))
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { unit: row.unit, receivedAt: row.received_at };
}

function contentHash(sent: unknown): string {
  return tokenHash(canonical(sent));
}

function intakeRow(intake: NewIntake, ref: string) {
  return {
    idempotency_key: storable(intake.idempotencyKey),
    content_hash: contentHash(intake.sent),
    ref,
    process: intake.process,
    unit: intake.unit,
    received_at: timestamp(intake.receivedAt),
    submitted_at: timestamp(intake.submittedAt),
    coded: storableJson(intake.coded),
    personal: storableJson(intake.personal),
    contact_way: intake.contactWay,
    contact_email: intake.contactEmail,
    opened_by_person: intake.openedBy?.person ?? null,
    opened_by_unit: intake.openedBy?.unit ?? null,
    restricted_to: intake.restrictedTo === null ? null : [...intake.restrictedTo],
    started_at: timestampOrNull(null),
    not_before: timestampOrNull(null),
    last_error: null,
  };
}

/** Submissions whose case is not known to run yet, oldest first. Real clock; those that failed wait their back-off. */
export async function nextUnstartedIntakes(
  { db }: Register,
  realNow: Instant,
  limit: number,
): Promise<readonly Intake[]> {
  const rows = await db
    .selectFrom('intakes')
    .selectAll()
    .where((e) => e.not('started'))
    .where((e) => e.or([e('not_before', 'is', null), e('not_before', '<=', sqlInstant(realNow))]))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(intakeOf);
}

/** The guard against a second start: true for the one call that set the mark. */
export async function markStarted({ db }: Register, ref: string, realNow: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('intakes')
    .set({ started: true, started_at: timestamp(realNow), last_error: null })
    .where('ref', '=', ref)
    .where((e) => e.not('started'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Remembers that the case could not be started; it is offered again from `notBefore` on (real clock). */
export async function postponeStart({ db }: Register, ref: string, notBefore: Instant, error: string): Promise<void> {
  await db
    .updateTable('intakes')
    .set({ attempts: sql`attempts + 1`, not_before: timestamp(notBefore), last_error: error.slice(0, 500) })
    .where('ref', '=', ref)
    .where((e) => e.not('started'))
    .execute();
}

export async function intakeByRef({ db }: Register, ref: string): Promise<Intake | null> {
  const row = await db.selectFrom('intakes').selectAll().where('ref', '=', ref).executeTakeFirst();
  return row === undefined ? null : intakeOf(row);
}

function intakeOf(row: Selectable<IntakeTable>): Intake {
  return {
    id: row.id,
    ref: row.ref,
    idempotencyKey: row.idempotency_key,
    process: row.process,
    unit: row.unit,
    receivedAt: row.received_at,
    submittedAt: row.submitted_at,
    coded: row.coded,
    personal: row.personal,
    contactWay: row.contact_way,
    contactEmail: row.contact_email,
    openedBy: row.opened_by_person === null ? null : { person: row.opened_by_person, unit: row.opened_by_unit },
    restrictedTo: row.restricted_to,
    started: row.started,
    attempts: row.attempts,
  };
}

/** Makes the relay try again at its next look, whatever it waits for. */
export async function relayNow({ db }: Register, ref: string): Promise<void> {
  await db
    .updateTable('intakes')
    .set({ not_before: null })
    .where('ref', '=', ref)
    .where('started', '=', false)
    .execute();
}
