import { sql } from 'kysely';
import type { Instant } from '../../domain/instant';
import type { ContactRule } from '../../domain/kernel/process';
import { processNames } from '../../domain/processes';
import { type Look, within } from './look';

/** What is said of each open case beside its state, read once for all of them. */
export interface Besides {
  readonly lastHeardAt: ReadonlyMap<string, Instant>;
  readonly lastActAt: ReadonlyMap<string, Instant>;
  /** Tasks with a half done form, by case. */
  readonly drafts: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function besides(look: Look): Promise<Besides> {
  const lastHeardAt = new Map<string, Instant>();
  for (const name of processNames) {
    const { contact } = look.processByName(name);
    if (contact === undefined) continue;
    for (const { ref, at } of await lastHeard(look, name, contact)) lastHeardAt.set(ref, at);
  }
  return { lastHeardAt, lastActAt: await lastActs(look), drafts: await draftTopics(look) };
}

interface Moment {
  readonly ref: string;
  readonly at: Instant;
}

/** When each household of a process was last heard: noted as a contact that reached it, or in a task that is done. */
async function lastHeard(look: Look, process: string, { heardIn }: ContactRule): Promise<readonly Moment[]> {
  const always = heardIn.filter((row) => row.field === undefined).map((row) => row.kind);
  const unless = heardIn.flatMap(({ kind, field, unheard }) =>
    field === undefined
      ? []
      : [
          sql`(said.kind = ${kind} and coalesce(said.outcome ->> ${field}, '') <> all(${[...(unheard ?? [])]}::text[]))`,
        ],
  );
  const { rows } = await sql<Moment>`
    with undone as (
      select ref, (body -> 'nos' ->> 0)::int as first, (body -> 'nos' ->> 1)::int as last from facts where type = 'MoveUndone'
    ), said as materialized (
      select facts.ref, facts.no, facts.at, facts.type, body ->> 'kind' as kind, body -> 'outcome' as outcome,
        (body ->> 'contactAt')::bigint as contact_at, body ->> 'reached' as reached
      from facts join cases on cases.ref = facts.ref and cases.status = 'open' and cases.process = ${process}
      where type in ('ContactLogged', 'TaskCompleted') and ${within(look, 'facts.ref')}
    )
    select ref, max(case type when 'ContactLogged' then to_timestamp(contact_at / 1000.0) else at end) as at
    from said
    where case type when 'ContactLogged' then reached = 'true'
        else said.kind = any(${[...always]}::text[]) or ${unless.length === 0 ? sql`false` : sql.join(unless, sql` or `)} end
      and not exists (select 1 from undone where undone.ref = said.ref and said.no between undone.first and undone.last)
    group by ref
  `.execute(look.tx);
  return rows;
}

/** When a person last did anything, by case. */
async function lastActs(look: Look): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await sql<Moment>`
    select ref, max(at) as at from facts where by_person is not null and ${within(look, 'ref')} group by ref
  `.execute(look.tx);
  return new Map(rows.map(({ ref, at }) => [ref, at]));
}

async function draftTopics(look: Look): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ readonly ref: string; readonly topics: readonly string[] }>`
    select ref, array_agg(topic) as topics from drafts where ${within(look, 'ref')} group by ref
  `.execute(look.tx);
  return new Map(rows.map(({ ref, topics }) => [ref, new Set(topics)]));
}
