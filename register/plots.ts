import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import type { CaseState } from '../domain/kernel/state';
import { readOrganisationNumber } from '../domain/organisation-number.schema';
import { stateOf } from './case-rows';
import type { Register } from './database';

/** A case of a public process with when it was opened. Nothing of it is within secrecy but what its texts say. */
export interface PublicCase {
  readonly state: CaseState;
  readonly openedAt: Instant;
}

/** Every case of a public process that is not restricted, the newest first. */
export async function casesOf({ db }: Register, process: string): Promise<readonly PublicCase[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['state', 'began_with', 'opened_at'])
    .where('process', '=', process)
    .where('restricted', '=', false)
    .orderBy('opened_at', 'desc')
    .orderBy('ref')
    .execute();
  return rows.map((row) => ({ state: stateOf(row), openedAt: row.opened_at }));
}

/** A party of a plot, as the decision or the change of owner named it. */
export interface Party {
  readonly ref: string;
  /** `p37`, by the fact that named it. */
  readonly code: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly soleTrader: boolean;
  /** Somebody's name and telephone: never outside the house. */
  readonly contact: string | null;
}

/** The parties of some plots, from the facts that named them. */
export async function partiesOf({ db }: Register, refs: readonly string[]): Promise<readonly Party[]> {
  if (refs.length === 0) return [];
  const rows = await db
    .selectFrom('facts')
    .innerJoin('texts', (join) =>
      join
        .onRef('texts.ref', '=', 'facts.ref')
        .on(sql<boolean>`texts.hash in (select value from json_each_text(facts.body -> 'texts'))`),
    )
    .select(['facts.ref', 'facts.no', 'facts.body', 'texts.field', 'texts.body as words'])
    .where('facts.ref', 'in', [...refs])
    .where('texts.state', '=', 'kept')
    .where('texts.field', 'in', ['name', 'orgNumber', 'contact'])
    .where((e) =>
      e.or([
        sql<boolean>`facts.type = 'TaskCompleted' and facts.body ->> 'kind' = 'council-decision'`,
        sql<boolean>`facts.type = 'Happened' and facts.body ->> 'move' = 'owner-changed'`,
      ]),
    )
    .orderBy('facts.ref')
    .orderBy('facts.no')
    .execute();
  const parties = new Map<string, Party>();
  for (const { ref, no, body, field, words } of rows) {
    const key = `${ref}/${no}`;
    const party = parties.get(key) ?? {
      ref,
      code: `p${no}`,
      name: '',
      organisationNumber: null,
      soleTrader: saysSoleTrader(body),
      contact: null,
    };
    const named = { name: 'name', orgNumber: 'organisationNumber', contact: 'contact' }[field] ?? field;
    parties.set(key, { ...party, [named]: words });
  }
  return [...parties.values()].map((party) => ({ ...party, soleTrader: party.soleTrader || isPersonal(party) }));
}

/** The number tells by itself when it is a person's own, whatever was ticked. */
function isPersonal({ organisationNumber }: Party): boolean {
  return organisationNumber !== null && readOrganisationNumber(organisationNumber)?.soleTrader !== false;
}

/** Deny by default: whoever is not said to be a company is treated as a person. */
function saysSoleTrader(body: { readonly [key: string]: unknown }): boolean {
  const said = (body['outcome'] ?? body['input']) as { readonly soleTrader?: unknown } | undefined;
  return said?.soleTrader !== 'no';
}
