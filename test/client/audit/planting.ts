import { sql } from 'kysely';
import type { CheckKey } from '../../../domain/audit/checks';
import { HOUR_MS } from '../../../domain/instant';
import type { Actor, Person } from '../../../domain/kernel/actor';
import { decide } from '../../../domain/kernel/decide';
import type { CodedRecord, OpenCase } from '../../../domain/kernel/state';
import { decideTick } from '../../../domain/kernel/tick';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { caseByRef } from '../../../register/cases';
import type { Register } from '../../../register/database';
import { type HealthyCase, WELL_AT } from '../../support/healthy-cases';
import { write } from '../support/acted-case';

/** One fault among many healthy cases. */
export interface Plant {
  readonly what: string;
  readonly check: CheckKey;
  /** Presses the button; the head of the unit where there is one. */
  readonly by: string;
  /** Puts it there, and says in which case. */
  readonly plant: (register: Register, healthy: (story: string) => string) => Promise<string>;
  /** Makes the organisation as it was, when that was the fault. */
  readonly after?: (register: Register) => Promise<void>;
  /** By when it is found: what was read before and looks the same is read again within the week. */
  readonly within?: 'week';
}

/** Does what only somebody with the database's own password could do. */
export async function tamper({ db }: Register, statement: string): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql.raw(`set session_replication_role = replica`).execute(one);
    await sql.raw(statement).execute(one);
    await sql.raw(`set session_replication_role = origin`).execute(one);
  });
}

export async function stateIn(register: Register, ref: string): Promise<OpenCase> {
  const state = await caseByRef(register, ref);
  if (state?.status !== 'open') throw new Error(`${ref} is not open`);
  return state;
}

/** Everything that the clocks have to say by now, as the alarm would have had it said. */
export async function climbed(register: Register, ref: string): Promise<void> {
  for (let said = 1; ; said += 1) {
    const state = await stateIn(register, ref);
    const planned = decideTick(municipalContract, state, WELL_AT);
    if (planned.length === 0) return;
    await write(register, state, planned, WELL_AT, `tick.${said}`);
  }
}

export async function given(register: Register, ref: string, person: string): Promise<void> {
  const state = await stateIn(register, ref);
  const { unit } = state.baton;
  await write(
    register,
    state,
    [{ type: 'PersonAssigned', taskId: null, unit, person, how: 'assigned' }],
    WELL_AT - HOUR_MS,
    'given',
  );
}

/** Something that happens in the case and changes none of its rows but the last number. */
export async function noted(register: Register, ref: string): Promise<void> {
  await write(register, await stateIn(register, ref), [{ type: 'NoteAdded', texts: {} }], WELL_AT, 'noted');
}

export const JOHAN: Person = {
  kind: 'person',
  id: 'johan-ek',
  memberships: [{ unit: 'soc-utredning', role: 'member' }],
  roles: [],
};

/** What somebody did some days ago, by the kernel's own rules. */
export async function moved(
  register: Register,
  ref: string,
  { move, actor, at, input }: { move: string; actor: Actor; at: number; input: CodedRecord },
): Promise<void> {
  const state = await stateIn(register, ref);
  const command = {
    id: `${move}.${at}`,
    move,
    actor,
    receivedAt: at,
    taskId: null,
    taskVersion: null,
    input,
    texts: {},
  };
  await write(register, state, decide(municipalContract, state, command), at, command.id);
}

export async function newUnit({ db }: Register, id: string): Promise<void> {
  await db
    .insertInto('units')
    .values({ id, name: 'Påhittade enheten', department: 'SOC', mailbox: `${id}@example.test` })
    .execute();
}

/** Everything that the register has of a case, but for the people. */
export async function lost(register: Register, ref: string): Promise<void> {
  for (const table of ['facts', 'commands', 'cases', 'tasks', 'offers', 'messages'])
    await tamper(register, `delete from ${table} where ref = '${ref}'`);
}

/** A healthy case of a story, each given once; the last first, which a night's share reaches last. */
export function handOut(cases: readonly HealthyCase[]): (story: string) => string {
  const left = new Map<string, string[]>();
  for (const { ref, story } of cases) left.set(story, [...(left.get(story) ?? []), ref]);
  return (story) => {
    const ref = left.get(story)?.pop();
    if (ref === undefined) throw new Error(`No healthy case is left at ${story}`);
    return ref;
  };
}
