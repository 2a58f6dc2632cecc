import type { Transaction } from 'kysely';
import { endOfUnitRefusal, onlyOneIn, type SettingRule } from '../domain/settings/organisation-rules';
import { type Changed, changeSetting, type Editing, lastChange, refuse } from './change-settings';
import { moveDuties } from './change-duty';
import { houseIn, writeRights } from './change-organisation';
import { type Register, timestamp } from './database';
import { heldThings } from './held';
import { recordChange } from './setting-changes';
import { type Plan, planById, rowsOf } from './successions';
import type { Tables } from './tables';

export type PlanStep = 'approve' | 'start' | 'stop' | 'resume' | 'withdraw' | 'finish';

type Act = Pick<Editing, 'by' | 'at'>;

/** One step of a plan, with all that must be true the moment it is taken, and its row of history. */
export async function stepPlan(register: Register, id: string, step: PlanStep, act: Act): Promise<Changed> {
  const about = { subject: 'succession', key: id } as const;
  const seen = await lastChange(register.db, about);
  return changeSetting(register, about, { ...act, seen }, async (tx) => {
    const plan = await planById({ db: tx }, id);
    if (plan === null || !mayStep(plan, step)) return refuse('changed-by-another');
    const next = await NEXT[step](tx, plan, act);
    return { before: { kind: plan.kind, state: plan.state }, after: { kind: plan.kind, state: next, step } };
  });
}

function mayStep({ state, approvedBy }: Plan, step: PlanStep): boolean {
  switch (step) {
    case 'approve':
      return state === 'proposed' && approvedBy === null;
    case 'start':
    case 'withdraw':
      return state === 'proposed';
    case 'stop':
    case 'finish':
      return state === 'running';
    case 'resume':
      return state === 'stopped';
    default:
      return step satisfies never;
  }
}

type Step = (tx: Transaction<Tables>, plan: Plan, act: Act) => Promise<Plan['state']>;

const NEXT: Readonly<Record<PlanStep, Step>> = {
  approve: async (tx, plan, act) => {
    await set(tx, plan, { approved_at: timestamp(act.at), approved_by: act.by });
    return plan.state;
  },
  start,
  stop: (tx, plan) => become(tx, plan, 'stopped'),
  withdraw: (tx, plan) => become(tx, plan, 'withdrawn'),
  resume: async (tx, plan) => {
    // What was refused is tried again: somebody has seen to it.
    await tx
      .updateTable('succession_rows')
      .set({ state: 'planned', not_before: null, rule: null })
      .where('plan', '=', plan.id)
      .where('state', 'in', ['refused', 'waiting'])
      .execute();
    return become(tx, plan, 'running');
  },
  finish: async (tx, plan, act) => {
    if (plan.kind === 'merge') await moveMembers(tx, plan, act);
    await set(tx, plan, { state: 'done', ended_at: timestamp(act.at) });
    return 'done';
  },
};

async function become(tx: Transaction<Tables>, plan: Plan, state: Plan['state']): Promise<Plan['state']> {
  await set(tx, plan, { state });
  return state;
}

async function set(tx: Transaction<Tables>, { id }: Plan, values: object): Promise<void> {
  await tx.updateTable('successions').set(values).where('id', '=', id).execute();
}

/** The leaver is signed out and may nothing, the unit is asked nothing new: at once, before the first row. */
async function start(tx: Transaction<Tables>, plan: Plan, act: Act): Promise<Plan['state']> {
  const named = (await rowsOf({ db: tx }, plan.id)).filter(({ to }) => to === null).map(({ ref }) => ref);
  if (await someProtected(tx, named)) refuse('nobody-named');
  if (plan.kind === 'leave') await leave(tx, plan, act);
  if (plan.kind === 'merge' || plan.kind === 'close') await endUnit(tx, plan, act);
  const over = plan.kind === 'close';
  await set(tx, plan, {
    state: over ? 'done' : 'running',
    started_at: timestamp(act.at),
    started_by: act.by,
    ...(over ? { ended_at: timestamp(act.at) } : {}),
  });
  return over ? 'done' : 'running';
}

/** A protected case whose row names nobody: its unit would hold what no one in it may see. */
async function someProtected(tx: Transaction<Tables>, refs: readonly string[]): Promise<boolean> {
  if (refs.length === 0) return false;
  const found = await tx
    .selectFrom('cases')
    .select('ref')
    .where('ref', 'in', refs)
    .where('restricted', '=', true)
    .executeTakeFirst();
  return found !== undefined;
}

async function leave(tx: Transaction<Tables>, { person }: Plan, act: Act): Promise<void> {
  const house = await houseIn(tx);
  const standing = house.people.find(({ id }) => id === person);
  if (standing === undefined || standing.left) return refuse('person-left');
  if (standing.id === act.by) refuse('own-roles');
  if (onlyOneIn(house, standing.id, []).length > 0) refuse('only-head');
  const { id, memberships, roles } = standing;
  await writeRights(tx, { id, memberships: [], roles: [] });
  await tx.deleteFrom('sessions').where('person', '=', id).execute();
  await tx
    .updateTable('people')
    .set({ left_at: timestamp(act.at) })
    .where('id', '=', id)
    .execute();
  await recordChange(
    tx,
    {
      subject: 'person',
      key: id,
      before: { memberships, roles, left: false },
      after: { memberships: [], roles: [], left: true },
    },
    act,
  );
}

async function endUnit(tx: Transaction<Tables>, { unit, toUnit, kind, approvedBy }: Plan, act: Act): Promise<void> {
  if (unit === null) return refuse('unit-closed');
  const house = await houseIn(tx);
  const rule: SettingRule | null = endOfUnitRefusal(house, unit, toUnit);
  if (rule !== null) refuse(rule);
  if (kind === 'merge' && approvedBy === null) refuse('not-approved');
  const peopleIn = house.people.some(({ memberships }) => memberships.some((m) => m.unit === unit));
  if (kind === 'close' && (peopleIn || (await heldThings({ db: tx }, { unit })).length > 0)) refuse('unit-holds');
  await tx
    .updateTable('units')
    .set({ closed_at: timestamp(act.at), merged_into: toUnit })
    .where('id', '=', unit)
    .execute();
  await moveDuties(tx, { unit, successor: toUnit }, act);
  // What the audit found there is the successor's to answer for, with the day it had.
  if (toUnit !== null)
    await tx
      .updateTable('findings')
      .set({ unit: toUnit })
      .where('unit', '=', unit)
      .where('closed_at', 'is', null)
      .execute();
  const before = { closed: false, mergedInto: null };
  await recordChange(tx, { subject: 'unit', key: unit, before, after: { closed: true, mergedInto: toUnit } }, act);
}

/** When nothing lies in the old unit any more, its people belong to the new one; whoever leads that, leads it still. */
async function moveMembers(tx: Transaction<Tables>, { unit, toUnit }: Plan, act: Act): Promise<void> {
  if (unit === null || toUnit === null) return;
  const { people } = await houseIn(tx);
  for (const { id, memberships, roles } of people.filter((one) => one.memberships.some((m) => m.unit === unit))) {
    const others = memberships.filter((m) => m.unit !== unit);
    const after = others.some((m) => m.unit === toUnit)
      ? others
      : [...others, { unit: toUnit, role: 'member' as const }];
    await writeRights(tx, { id, memberships: after, roles });
    const change = { subject: 'person', key: id, before: { memberships }, after: { memberships: after } } as const;
    await recordChange(tx, change, act);
  }
}
