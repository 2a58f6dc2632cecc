import type { CivilDate, Instant } from '../domain/instant';
import { sql } from 'kysely';
import { isIn, type Person } from '../domain/kernel/actor';
import type { Fact, FactOf } from '../domain/kernel/facts';
import type { CaseState, Coded, ForumItem } from '../domain/kernel/state';
import { FORUM_UNIT } from '../domain/kernel/units';
import { stateOf } from './case-rows';
import { caseByRef } from './cases';
import type { Register } from './database';
import { factOf } from './fact-rows';
import { visibleTo } from './visible-cases';

/** One case that waits for the forum, with the day by which a holder must be named. */
export interface Lifted {
  readonly ref: string;
  readonly process: string;
  readonly holder: string;
  readonly item: ForumItem;
  readonly dueAt: Instant;
}

/** What the person may see of the cases that are lifted, the one that must be settled first on top. */
export async function liftedCases({ db }: Register, actor: Person): Promise<readonly Lifted[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['ref', 'process', 'state', 'began_with'])
    .where('lifted_at', 'is not', null)
    .where(visibleTo(actor))
    .orderBy('lifted_at')
    .execute();
  return rows.flatMap((row) => liftedIn(stateOf(row))).toSorted((a, b) => a.dueAt - b.dueAt);
}

function liftedIn(state: CaseState): readonly Lifted[] {
  if (state.status !== 'open' || state.forum === null) return [];
  const { ref, process, forum: item, baton } = state;
  return [{ ref, process, holder: baton.unit, item, dueAt: state.deadlines[item.deadlineId]?.dueAt ?? item.raisedAt }];
}

/** How many cases on a meeting's agenda have no named holder yet, whoever may see them. */
export async function undecidedOn({ db }: Register, meeting: string): Promise<number> {
  const { n } = await db
    .selectFrom('cases')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('forum_meeting', '=', meeting)
    .where('lifted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export type Decided = FactOf<'HolderNamed'> &
  Pick<Fact, 'at' | 'by' | 'no'> & {
    readonly ref: string;
    /** False when the person reads the decision alone: the case is not the forum's to see any more. */
    readonly caseSeen: boolean;
  };

/** What a meeting decided, in order, of the cases that the person may see; the forum reads all its own minutes. */
export async function decidedBy({ db }: Register, meeting: string, actor: Person): Promise<readonly Decided[]> {
  const rows = await db
    .selectFrom('facts')
    .innerJoin('cases', 'cases.ref', 'facts.ref')
    .selectAll('facts')
    .select(visibleTo(actor).as('case_seen'))
    .where('facts.type', '=', 'HolderNamed')
    .where((e) => e(e.ref('facts.body', '->>').key('meeting'), '=', meeting))
    .where(sql<boolean>`(${visibleTo(actor)} or (not cases.restricted and ${isIn(actor, FORUM_UNIT)}))`)
    .orderBy('facts.at')
    .execute();
  return rows.map((row) => ({
    ...(factOf(row) as Fact & FactOf<'HolderNamed'>),
    ref: row.ref,
    caseSeen: row.case_seen,
  }));
}

export interface Meeting {
  readonly ref: string;
  readonly on: CivilDate;
  readonly at: string;
  readonly stage: string;
  readonly open: boolean;
  /** Units that were called, and that took part; outside parties that were called. */
  readonly called: readonly string[];
  readonly present: readonly string[];
}

/** Meetings that are planned or called, soonest first. */
export async function openMeetings({ db }: Register): Promise<readonly Meeting[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['state', 'began_with'])
    .where('process', '=', 'coordinationForum')
    .where('status', '=', 'open')
    .where('stage', 'in', ['planned', 'meeting'])
    .execute();
  return rows.map((row) => meetingIn(stateOf(row))).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** The meeting with that reference; null when it is none. */
export async function meetingByRef(register: Register, ref: string): Promise<Meeting | null> {
  const state = await caseByRef(register, ref);
  return state?.process === 'coordinationForum' ? meetingIn(state) : null;
}

function meetingIn({ ref, data, stage, status }: CaseState): Meeting {
  const { meetingOn, meetingAt, members, present } = data;
  const units = (some: Coded | undefined) => (Array.isArray(some) ? some.map(String) : []);
  return {
    ref,
    on: String(meetingOn),
    at: String(meetingAt ?? ''),
    stage,
    open: status === 'open',
    called: units(members),
    present: units(present),
  };
}
