import { sql } from 'kysely';
import type { Instant } from '../../domain/instant';
import { type Register, sqlInstant } from '../database';
import { textArray } from '../visible-cases';

/** A case as it stands this moment: the audit looks again before it says that something is wrong. */
export interface CaseNow {
  readonly ref: string;
  readonly status: 'open' | 'closed';
  readonly no: number;
  /** When its last fact was, case time, and when that was written, real time. */
  readonly lastAt: Instant;
  readonly writtenAt: Instant;
}

export async function casesNow({ db }: Register, refs: readonly string[]): Promise<ReadonlyMap<string, CaseNow>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<CaseNow>`
    select cases.ref, cases.status, cases.no, facts.at as "lastAt", facts.written_at as "writtenAt"
    from cases join facts on facts.ref = cases.ref and facts.no = cases.no
    where cases.ref = any(${textArray(refs)})
  `.execute(db);
  return new Map(rows.map((row) => [row.ref, row]));
}

/** The fact at which each workflow was last seen to be in step; null when it was last found not to be. */
export async function workflowNumbers(
  { db }: Register,
  only: string | null,
): Promise<ReadonlyMap<string, number | null>> {
  const { rows } = await sql<{ readonly ref: string; readonly no: number | null }>`
    with off_step as (
      select ref from findings where closed_at is null and check_key in ('workflow-behind', 'workflow-ahead')
    ), seen as (
      select ref, workflow_no as no from audit_verified where workflow_no is not null
      union all
      select ref, null from off_step
    )
    select ref, case when bool_or(no is null) then null else max(no) end as no
    from seen where ${only}::text is null or ref = ${only} group by ref
  `.execute(db);
  return new Map(rows.map(({ ref, no }) => [ref, no]));
}

export async function rememberInStep(
  { db }: Register,
  inStep: readonly { readonly ref: string; readonly no: number }[],
  realNow: Instant,
): Promise<void> {
  if (inStep.length === 0) return;
  await sql`
    update audit_verified set workflow_no = seen.no
    from json_to_recordset(${JSON.stringify(inStep)}::json) as seen(ref text, no integer)
    where audit_verified.ref = seen.ref and audit_verified.verified_at <= ${sqlInstant(realNow)}
  `.execute(db);
}
