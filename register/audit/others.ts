import { sql } from 'kysely';
import type { Found } from '../../domain/audit/found';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant';
import { recipientCode } from '../../domain/kernel/recipient-code';
import { sqlInstant } from '../database';
import { type Look, within } from './look';

/** The postman tells a case of a refused mail at its next look; after an hour nobody has. Real time. */
const REPORTED_WITHIN_MS = HOUR_MS;
/** An intake waits for a worker that is not up, with back-offs of seconds. */
const STARTED_WITHIN_MS = 15 * MINUTE_MS;

/** A message that did not get through, and nobody has the task to say it another way. */
export async function mailsUnhandled(look: Look): Promise<readonly Found[]> {
  const { rows } = await sql<{
    readonly id: string;
    readonly ref: string;
    readonly recipient: { readonly kind: string; readonly unit?: string; readonly person?: string };
    readonly kind: string;
    readonly no: number;
    readonly state: string;
    readonly saidAt: Instant;
    readonly unit: string;
    readonly tasks: readonly { readonly to: string; readonly closed_at: string | null }[];
  }>`
    select messages.id, messages.ref, recipient, kind, messages.no, messages.state, said_at as "saidAt",
      cases.holder_unit as unit,
      array(
        select json_build_object('to', facts.body #>> '{task,about,to}', 'closed_at', tasks.closed_at)
        from tasks join facts on facts.ref = tasks.ref and facts.no = tasks.opened_no
        where tasks.ref = messages.ref and tasks.kind = 'mail-refused'
      ) as tasks
    from messages join cases on cases.ref = messages.ref and cases.status = 'open'
    where messages.state in ('refused', 'uncertain')
      and messages.created_at < ${sqlInstant(look.realNow - REPORTED_WITHIN_MS)} and ${within(look, 'messages.ref')}
  `.execute(look.tx);
  return rows.flatMap(({ id, ref, recipient, kind, no, state, saidAt, unit, tasks }): Found[] => {
    const to = recipientCode(recipient);
    // One task for each address, however many mails it refuses.
    const told = tasks.some(
      (task) => task.to === to && (task.closed_at === null || Date.parse(task.closed_at) >= saidAt),
    );
    if (told) return [];
    return [
      { check: 'mail-unhandled', ref, subject: id, since: saidAt, unit, values: { to, kind, no, outcome: state } },
    ];
  });
}

/** An adult of the household has another open case of the same process; found in the younger one. */
export async function twoOpenCases(look: Look): Promise<readonly Found[]> {
  const { rows } = await sql<{
    readonly ref: string;
    readonly other: string;
    readonly since: Instant;
    readonly unit: string;
  }>`
    select distinct on (younger.ref) younger.ref, older.ref as other, younger.opened_at as since, younger.holder_unit as unit
    from household_members as one
    join household_members as same on right(same.person_number, 10) = right(one.person_number, 10) and same.ref <> one.ref
    join cases as younger on younger.ref = one.ref and younger.status = 'open'
    join cases as older on older.ref = same.ref and older.status = 'open' and older.process = younger.process
    where one.person_number is not null and same.person_number is not null
      and one.adult and same.adult and one.to_day is null and same.to_day is null
      and (younger.opened_at, younger.ref) > (older.opened_at, older.ref) and ${within(look, 'younger.ref')}
      and not exists (
        select 1 from tasks join facts on facts.ref = tasks.ref and facts.no = tasks.opened_no
        where tasks.ref = younger.ref and tasks.kind = 'one-person-two-cases' and tasks.status <> 'dropped'
          and facts.body #>> '{task,about,subject}' = older.ref
      )
      -- Linked: whoever works with the one knows of the other.
      and not exists (
        select 1 from facts where facts.type = 'CasesLinked'
          and ((facts.ref = younger.ref and facts.body #>> '{link,to}' = older.ref)
            or (facts.ref = older.ref and facts.body #>> '{link,to}' = younger.ref))
      )
    order by younger.ref, older.opened_at, older.ref
  `.execute(look.tx);
  return rows.map(({ ref, other, since, unit }) => ({
    check: 'two-open-cases',
    ref,
    subject: other,
    since,
    unit,
    values: { other },
  }));
}

/** Somebody has a receipt, and no case has begun. */
export async function intakesNotStarted(look: Look): Promise<readonly Found[]> {
  const { rows } = await sql<{ readonly ref: string; readonly since: Instant; readonly unit: string }>`
    select ref, submitted_at as since, unit from intakes
    where not started and submitted_at < ${sqlInstant(look.world.now - STARTED_WITHIN_MS)} and ${within(look, 'ref')}
  `.execute(look.tx);
  return rows.map(({ ref, since, unit }) => ({
    check: 'intake-not-started',
    ref,
    subject: '',
    since,
    unit,
    values: {},
  }));
}
