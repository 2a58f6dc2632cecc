import { stateOf } from './case-rows';
import { sqlInstant, type Register } from './database';
import type { Instant } from '../domain/instant';
import type { OpenCase } from '../domain/kernel/state';

/** What the demo's time machine may do with a case when time passes. No entry: it is the visitor's, hands off. */
export type CaseMode =
  /** Colleagues do everything on time. */
  | 'worked'
  /** Colleagues do the regular chores; what decides the case waits for the visitor. */
  | 'chores'
  /** Nobody does anything: the ladder is climbed. */
  | 'stalled';

export interface DemoProgress {
  readonly done: number;
  readonly of: number;
}

/** Kept as settings of the register, so that a restart of the web client forgets nothing. */
export interface DemoSettings {
  readonly cases: Readonly<Record<string, CaseMode>>;
  readonly colleaguesWork: boolean;
  /** How far the filling of the demo has come; null when it is done. */
  readonly progress: DemoProgress | null;
}

const KEYS = { cases: 'demo_cases', colleaguesWork: 'demo_colleagues', progress: 'demo_progress' } as const;

export async function demoSettings({ db }: Register): Promise<DemoSettings> {
  const rows = await db.selectFrom('settings').selectAll().where('key', 'in', Object.values(KEYS)).execute();
  const value = (key: string) => rows.find((row) => row.key === key)?.value;
  return {
    cases: (value(KEYS.cases) as DemoSettings['cases'] | undefined) ?? {},
    colleaguesWork: value(KEYS.colleaguesWork) !== false,
    progress: (value(KEYS.progress) as DemoProgress | null | undefined) ?? null,
  };
}

export async function saveDemoSetting<K extends keyof DemoSettings>(
  { db }: Register,
  name: K,
  value: DemoSettings[K],
): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ key: KEYS[name], value: json })
    .onConflict((c) => c.column('key').doUpdateSet({ value: json }))
    .execute();
}

/**
 * Every open case as its workflow holds it. `known` is kept between calls by who asks often: a state is read again only
 * when the case has new facts.
 */
export async function openStates(
  { db }: Register,
  known: Map<string, OpenCase> = new Map(),
): Promise<readonly OpenCase[]> {
  const rows = await db.selectFrom('cases').select(['ref', 'no']).where('status', '=', 'open').orderBy('ref').execute();
  const stale = rows.filter((row) => known.get(row.ref)?.no !== row.no).map((row) => row.ref);
  const read =
    stale.length === 0
      ? []
      : await db.selectFrom('cases').select(['ref', 'state', 'began_with']).where('ref', 'in', stale).execute();
  for (const row of read) {
    const [ref, state] = [row.ref, stateOf(row)];
    if (state.status === 'open') known.set(ref, state);
    else known.delete(ref);
  }
  return rows.flatMap(({ ref }) => known.get(ref) ?? []);
}

export interface Climbed {
  readonly ref: string;
  /** Displayed clock. */
  readonly at: Instant;
  readonly to: string;
  readonly kind: string;
}

/** Rungs that were climbed since `written` (real time), and how many messages were written and sent since then. */
export async function happenedSince(
  { db }: Register,
  written: Instant,
): Promise<{ readonly rungs: readonly Climbed[]; readonly messages: number; readonly waiting: number }> {
  const since = sqlInstant(written);
  const [rungs, messages] = await Promise.all([
    db
      .selectFrom('facts')
      .select(['ref', 'at', 'body'])
      .where('type', '=', 'RungReached')
      .where('written_at', '>=', since)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('messages')
      .select(['state', (e) => e.fn.countAll<number>().as('count')])
      .where('created_at', '>=', since)
      .groupBy('state')
      .execute(),
  ]);
  const count = (one: { count: number | string }) => Number(one.count);
  return {
    rungs: rungs.map((row) => ({
      ref: row.ref,
      at: row.at,
      to: String(row.body['to']),
      kind: String(row.body['kind']),
    })),
    messages: messages.reduce((sum, row) => sum + count(row), 0),
    waiting: messages
      .filter((row) => row.state === 'waiting' || row.state === 'sending')
      .reduce((sum, row) => sum + count(row), 0),
  };
}
