import { type Selectable, sql } from 'kysely';
import type { Found } from '../../domain/audit/found';
import type { Instant } from '../../domain/instant';
import { factOf } from '../fact-rows';
import { chainStart, factHash } from '../hash-chain';
import type { FactTable } from '../tables';
import { textArray } from '../visible-cases';
import { type Look, within } from './look';

/** Where a chain first breaks, and how. */
export interface Break {
  readonly ref: string;
  readonly no: number;
  readonly kind: 'gap' | 'broken';
  readonly since: Instant;
}

/**
 * The numbers and links of every chain, all in one query: a missing fact, one that is not chained to the one before it,
 * an end that the case remembers otherwise.
 */
export async function brokenLinks(look: Look): Promise<readonly Break[]> {
  const { rows } = await sql<Break>`
    with link as (
      select ref, no, at, prev_hash, lag(hash) over chain as before, coalesce(lag(no) over chain, 0) as before_no
      from facts where ${within(look, 'ref')} window chain as (partition by ref order by no)
    ), wrong as (
      select ref, before_no + 1 as no, 'gap' as kind, at as since from link where no <> before_no + 1
      union all
      select ref, no, 'broken', at from link where no = before_no + 1 and before is not null and prev_hash <> before
      union all
      select cases.ref, case when ends.no = cases.no then cases.no else coalesce(ends.no, 0) + 1 end,
        case when ends.no = cases.no then 'broken' else 'gap' end, coalesce(ends.at, cases.opened_at)
      from cases left join lateral (
        select no, at, hash from facts where facts.ref = cases.ref and facts.no <= cases.no order by no desc limit 1
      ) as ends on true
      where ${within(look, 'cases.ref')} and (ends.no is distinct from cases.no or ends.hash <> cases.head)
      union all
      -- The audit has read more of them than there are: an end cut off together with the rows looks whole,
      -- and a case of which nothing is left is missed by nobody else.
      select seen.ref, coalesce(ends.no, 0) + 1, 'gap', seen.verified_at
      from audit_verified as seen left join (select ref, max(no) as no from facts group by ref) as ends on ends.ref = seen.ref
      where ${within(look, 'seen.ref')} and seen.no > coalesce(ends.no, 0)
    )
    select distinct on (ref) ref, no, kind, since from wrong order by ref, no
  `.execute(look.tx);
  return rows;
}

/** Cases whose facts have not all been read since they were written, and the night's share of the others. */
export async function unverified(look: Look): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly ref: string }>`
    with ends as (select ref, max(no) as no from facts where ${within(look, 'ref')} group by ref),
    oldest as (
      -- What is damaged is read every night and takes nobody's place.
      select ref from audit_verified where rows_digest <> ${UNREAD} order by verified_at, ref
      limit case ${look.again} when 'seventh' then (select (count(*) + 6) / 7 from audit_verified) else 0 end
    )
    select ends.ref from ends left join audit_verified as seen on seen.ref = ends.ref
    where ${look.again} = 'all' or seen.no is null or seen.no < ends.no or ends.ref in (select ref from oldest)
  `.execute(look.tx);
  return rows.map(({ ref }) => ref);
}

/** Stands for a digest that vouches for nothing: the case is read at every look. */
export const UNREAD = '';

/** A digest of every row that is folded from a case, made by the database: what it says changes when any of them does. */
export async function rowDigests(look: Look): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly ref: string; readonly digest: string }>`
    select cases.ref, md5(
      cases::text
      || coalesce((select string_agg(tasks::text, '|' order by id) from tasks where tasks.ref = cases.ref), '')
      || coalesce((select string_agg(offers::text, '|' order by id) from offers where offers.ref = cases.ref), '')
      || coalesce((select string_agg(reservations::text, '|' order by reserved_no) from reservations where reservations.ref = cases.ref), '')
      || coalesce((select string_agg(promised_flats::text, '|' order by promised_flats::text) from promised_flats where promised_flats.ref = cases.ref), '')
    ) as digest
    from cases where ${within(look, 'cases.ref')}
  `.execute(look.tx);
  return new Map(rows.map(({ ref, digest }) => [ref, digest]));
}

/**
 * Reads the contents of all facts of a case against their hashes. Where the audit has been before, the hash must be the
 * one that stood there: a history that was written anew is chained as well as the first.
 */
export function contentBreak(
  rows: readonly Selectable<FactTable>[],
  before: { readonly no: number; readonly hash: string } | null,
): Break | null {
  let hash = chainStart(rows[0]?.ref ?? '');
  for (const row of rows) {
    const content = row.prev_hash === hash && factHash(row.ref, hash, factOf(row)) === row.hash;
    if (!content || (row.no === before?.no && row.hash !== before.hash))
      return { ref: row.ref, no: row.no, kind: 'broken', since: row.at };
    hash = row.hash;
  }
  return null;
}

/** As findings: in an open case somebody gets the task to look into it, in a closed one only an answer can be noted. */
export async function foundBreaks(look: Look, breaks: readonly Break[]): Promise<readonly Found[]> {
  const refs = breaks.map(({ ref }) => ref);
  const { rows } = await sql<{ readonly ref: string; readonly status: string; readonly tasks: readonly string[] }>`
    select cases.ref, cases.status, array(
      select facts.body #>> '{task,about,subject}' from tasks
      join facts on facts.ref = tasks.ref and facts.no = tasks.opened_no
      where tasks.ref = cases.ref and tasks.kind = 'damaged-history' and tasks.status <> 'dropped'
    ) as tasks
    from cases where ref = any(${textArray(refs)})
  `.execute(look.tx);
  const cases = new Map(rows.map((row) => [row.ref, row]));
  const examined = await examinedAlready(look, refs);
  return breaks.flatMap(({ ref, no, kind, since }): Found[] => {
    const kase = cases.get(ref);
    // Where an end was missing the next fact is written, and is not the one that was read there: one place, one finding.
    const subjects = [`gap ${no}`, `broken ${no}`];
    if (subjects.some((one) => kase?.tasks.includes(one) === true || examined.has(`${ref} ${one}`))) return [];
    const open = kase?.status === 'open';
    const check = !open ? 'closed-facts-damaged' : kind === 'gap' ? 'facts-gap' : 'facts-broken';
    return [{ check, ref, subject: `${kind} ${no}`, since, unit: null, values: { no } }];
  });
}

async function examinedAlready(look: Look, refs: readonly string[]): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const rows = await look.tx
    .selectFrom('findings')
    .select(['ref', 'subject'])
    .where('ref', 'in', refs)
    .where('examined_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ ref, subject }) => `${ref} ${subject}`));
}
