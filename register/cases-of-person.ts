import type { Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import type { Register } from './database';
import { sql } from 'kysely';
import { visibleTo } from './visible-cases';

/** One thing that lies with a person: a case held, or a side task. */
export interface HeldByPerson {
  readonly ref: string;
  readonly process: string;
  readonly stage: string;
  readonly unit: string;
  /** Null: the case itself. */
  readonly taskId: string | null;
  readonly taskKind: string | null;
  readonly dueAt: Instant;
}

/**
 * All that lies with a person, as far as `actor` may see it, what is due first on top. What a head is proposed to give
 * to others when somebody is away for long; the bulk assignment takes it from here.
 */
export async function heldByPerson({ db }: Register, actor: Person, person: string): Promise<readonly HeldByPerson[]> {
  const { rows } = await sql<HeldByPerson>`
    select cases.ref, cases.process, cases.stage, held.unit, held.task_id as "taskId", held.task_kind as "taskKind",
      held.due_at as "dueAt"
    from (
      select ref, holder_unit as unit, null as task_id, task_kind, due_at from cases
      where status = 'open' and holder_person = ${person}
      union all
      select ref, unit, id, kind, due_at from tasks where status = 'open' and side and person = ${person}
    ) as held join cases on cases.ref = held.ref
    where ${visibleTo(actor)}
    order by held.due_at, cases.ref
  `.execute(db);
  return rows;
}
