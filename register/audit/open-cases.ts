import { sql } from 'kysely';
import { CASE_CHECKS } from '../../domain/audit/case-checks';
import type { Found } from '../../domain/audit/found';
import type { CaseCheck } from '../../domain/audit/world';
import type { Instant } from '../../domain/instant';
import type { OpenCase } from '../../domain/kernel/state';
import type { StoredState } from '../tables';
import { type Besides, besides } from './beside';
import { type Look, within } from './look';

/** States of ten kilobytes: some megabytes at a time. */
const CASES_A_READ = 250;

interface OpenRow {
  readonly ref: string;
  readonly process: string;
  readonly no: number;
  readonly holder_unit: string;
  readonly next_at: Instant | null;
  readonly received_at: Instant;
  readonly state: StoredState;
}

export interface OpenCases {
  readonly found: readonly Found[];
  /** Number of the last fact of every open case. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Puts every question of the domain to every open case, each read once. */
export async function lookAtOpenCases(look: Look, checks: readonly CaseCheck[] = CASE_CHECKS): Promise<OpenCases> {
  const beside = await besides(look);
  const found: Found[] = [];
  const numbers = new Map<string, number>();
  for (let after = ''; ; ) {
    const { rows } = await sql<OpenRow>`
      select ref, process, no, holder_unit, next_at, received_at, state from cases
      where status = 'open' and ref > ${after} and ${within(look, 'ref')}
      order by ref limit ${CASES_A_READ}
    `.execute(look.tx);
    for (const row of rows) {
      numbers.set(row.ref, row.no);
      found.push(...(wrongRow(row) ?? askedOf(look, row, beside, checks)));
    }
    const last = rows.at(-1);
    look.alive();
    if (last === undefined || rows.length < CASES_A_READ) return { found, numbers };
    after = last.ref;
  }
}

/** A row that lacks what every open case has answers no other question. */
function wrongRow({ ref, holder_unit, next_at, received_at, state }: OpenRow): readonly Found[] | null {
  const open = state.status === 'open' ? state : null;
  if (holder_unit === '' || !open?.baton.unit)
    return [{ check: 'no-holder', ref, subject: '', since: received_at, unit: null, values: {} }];
  if (next_at === null || Object.keys(open.deadlines).length === 0)
    return [{ check: 'no-next-event', ref, subject: '', since: open.baton.since, unit: holder_unit, values: {} }];
  return null;
}

function askedOf(look: Look, row: OpenRow, beside: Besides, checks: readonly CaseCheck[]): readonly Found[] {
  // What a case began with is of no interest here: its clocks carry their policies with them.
  const state = { ...row.state, policies: {}, daysOff: look.world.daysOff, successors: {} } as OpenCase;
  const known = {
    process: look.processByName(row.process),
    lastHeardAt: beside.lastHeardAt.get(row.ref) ?? row.received_at,
    lastActAt: beside.lastActAt.get(row.ref) ?? null,
    drafts: beside.drafts.get(row.ref) ?? new Set<string>(),
  };
  return checks.flatMap((check) => check(state, look.world, known));
}
