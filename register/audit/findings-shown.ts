import { sql } from 'kysely';
import { checkByKey, type CheckKey } from '../../domain/audit/checks';
import type { Found } from '../../domain/audit/found';
import type { Instant } from '../../domain/instant';
import { hasRole, type Person } from '../../domain/kernel/actor';
import { administrationOf, leadershipOf } from '../../domain/kernel/units';
import type { Register } from '../database';
import { textArray, visibleTo } from '../visible-cases';

/** A finding as one person is shown it. */
export interface ShownFinding {
  readonly id: number;
  readonly check: CheckKey;
  /** Null when the person may not be told which case it is. */
  readonly ref: string | null;
  /** False when there is no page of it to go to. */
  readonly hasPage: boolean;
  readonly values: Found['values'];
  /** The other case that it speaks of may be named too. */
  readonly otherVisible: boolean;
  /** Whose head must see to it. */
  readonly unit: string;
  readonly since: Instant;
  readonly dueAt: Instant;
  readonly explanation: string;
  readonly triedAt: Instant | null;
  readonly triedBy: string | null;
  readonly triedOutcome: string | null;
}

/** Whoever sees findings: heads and deputies, each their own; those who look after the system, all. */
export function seesFindings(actor: Person): boolean {
  return hasRole(actor, 'admin') || actor.memberships.some((m) => m.role !== 'member');
}

/** Those of the units a person heads, and of a whole administration for its leadership. */
function addressedTo(actor: Person) {
  const headed = actor.memberships.filter((m) => m.role !== 'member').map((m) => m.unit);
  const led = headed.filter((unit) => unit === leadershipOf(unit)).map(administrationOf);
  return sql<boolean>`(${hasRole(actor, 'admin')} or findings.unit = any(${textArray(headed)})
    or split_part(findings.unit, '-', 1) = any(${textArray(led)}))`;
}

/** At most so many at a time; what is healed makes room. */
const SHOWN = 500;

/** The open findings of a person, soonest due first. A protected case is named only to those who may see it. */
export async function findingsFor({ db }: Register, actor: Person): Promise<readonly ShownFinding[]> {
  const { rows } = await sql<Omit<ShownFinding, 'check'> & { readonly check: string }>`
    select findings.id, check_key as "check", "values", findings.unit, since, findings.due_at as "dueAt", explanation,
      tried_at as "triedAt", tried_by as "triedBy", tried_outcome as "triedOutcome",
      coalesce(cases.ref is not null and ${visibleTo(actor)}, false) as "hasPage",
      case
        when cases.ref is not null then case when ${visibleTo(actor)} then findings.ref end
        -- No case yet: the intake says whether it is protected. No intake either: only the system knows of it.
        when intakes.ref is not null then
          case when coalesce(${actor.id} = any(intakes.restricted_to), true) then findings.ref end
        when ${hasRole(actor, 'admin')} then findings.ref
      end as ref,
      exists (
        select 1 from cases where cases.ref = findings.values ->> 'other' and ${visibleTo(actor)}
      ) as "otherVisible"
    from findings left join cases on cases.ref = findings.ref left join intakes on intakes.ref = findings.ref
    where findings.closed_at is null and ${addressedTo(actor)}
    order by findings.due_at, findings.id limit ${SHOWN}
  `.execute(db);
  return rows.map((row) => ({ ...row, check: checkByKey(row.check).key }));
}

/** How many there are. */
export async function countFindings({ db }: Register, actor: Person): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from findings where closed_at is null and ${addressedTo(actor)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Which of the cases found are under no special protection: an operator's terminal may name those. */
export async function unprotectedRefs({ db }: Register, found: readonly Found[]): Promise<ReadonlySet<string>> {
  const refs = found.flatMap(({ ref, values }) => [ref, values['other']]).filter((ref) => typeof ref === 'string');
  const { rows } = await sql<{ readonly ref: string }>`
    select ref from unnest(${textArray(refs)}) as ref
    where not exists (select 1 from cases where cases.ref = ref.ref and restricted)
      and not exists (select 1 from intakes where intakes.ref = ref.ref and restricted_to is not null)
  `.execute(db);
  return new Set(rows.map(({ ref }) => ref));
}
