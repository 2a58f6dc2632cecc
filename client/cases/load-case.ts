import { isIn, type Person } from '../../domain/kernel/actor';
import { isHanded } from '../../domain/kernel/evolve-offers';
import { FORUM_UNIT } from '../../domain/kernel/units';
import { access, type Access, seesTask, TASK_ONLY } from '../../domain/access';
import type { CivilDate, Instant } from '../../domain/instant';
import { type MoveChoice, movesFor } from '../../domain/kernel/may';
import type { Fact } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import { DISTRICT } from '../../domain/districts';
import type { CaseState, CodedRecord, Task } from '../../domain/kernel/state';
import { processByName } from '../../domain/processes';
import type { Register } from '../../register/database';
import { caseByRef, factsOf, logAccess } from '../../register/cases';
import { type Draft, draftsOf } from '../../register/drafts';
import { type Meeting, openMeetings } from '../../register/forum';
import { type Home, homes } from '../../register/homes';
import { type HouseholdMember, householdOf } from '../../register/household';
import { type LinkedCase, linkedCases } from '../../register/linked-cases';
import { type Intake, intakeAfter, intakeByRef } from '../../register/intakes';
import { type StoredText, textsOf } from '../../register/texts';
import { markSeen } from '../../register/visits';
import type { Ctx, Deps, SignedIn } from '../deps';
import { mayComeAfter } from '../intake/earlier-case';
import { type Names, namesIn } from '../names';
import { loadPlot, PLOTS, type ShownPlot } from '../plots/load-plots';
import { offeredIn } from '../plots/offered';
import { peopleToName } from './people-to-name';
import { GIVES_CASE, picksOfOffice } from './picks-of-office';
import { type TaskWords, wordsOfTask } from './task-words';
import type { Picks } from '../forms/form-fields';
import { who } from '../sign-in/session';

/** A case as one person may see it now. Whatever the person may not see is not in it. */
export interface ShownCase {
  readonly signedIn: SignedIn;
  readonly state: CaseState;
  readonly process: Process;
  readonly access: Exclude<Access, { kind: 'none' }>;
  /** The coming meetings, for whoever puts the case on an agenda. */
  readonly meetings: readonly Meeting[];
  /** Other cases of the same people, of those that the person may see. */
  readonly linked: readonly LinkedCase[];
  /** What came in after a closed case that it was too late to open again; null when nothing did. */
  readonly after: { readonly unit: string; readonly receivedAt: Instant } | null;
  readonly facts: readonly Fact[];
  readonly texts: ReadonlyMap<string, StoredText>;
  /** By the id of a task that the person sees: what was written to whoever has it. */
  readonly taskWords: ReadonlyMap<string, readonly TaskWords[]>;
  readonly household: readonly HouseholdMember[];
  readonly intake: Intake | null;
  readonly homes: readonly Home[];
  readonly moves: readonly MoveChoice[];
  readonly drafts: readonly Draft[];
  readonly names: Names;
  /** What only a plot has; null for every other case. */
  readonly plot: ShownPlot | null;
  /** What the case itself offers in its forms: its conditions, criteria and bids. */
  readonly offered: Picks;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  readonly demo: boolean;
  /** Where the workflow is seen in Temporal's own pages; administrators only. */
  readonly temporalUrl: string | null;
}

/** The case for the person who asks, or null: it does not exist, or is not theirs to see (the same answer). */
export async function loadCase(c: Ctx, deps: Deps, ref: string): Promise<ShownCase | null> {
  const signedIn = who(c);
  const { actor } = signedIn;
  const now = c.get('now');
  const state = await caseByRef(deps.register, ref);
  const seen = state === null ? { kind: 'none' as const } : access(actor, state, now);
  if (state === null || seen.kind === 'none') {
    await logAccess(deps.register, {
      at: now,
      person: actor.id,
      ref: state === null ? null : ref,
      what: 'case',
      outcome: 'refused',
    });
    return null;
  }
  const process = processByName(state.process);
  const full = seen.kind === 'full';
  // Names and ways to reach somebody leave the register only with a view that says so.
  const personal = full ? ['names', 'contact'] : (process.views[seen.view]?.personal ?? []);
  const [facts, texts, household, intake, homesNow, drafts] = await Promise.all([
    factsOf(deps.register, ref),
    textsOf(deps.register, ref),
    householdOf(deps.register, ref),
    personal.includes('contact') ? intakeByRef(deps.register, ref) : null,
    homes(deps.register),
    draftsOf(
      deps.register,
      ref,
      actor.memberships.map((m) => m.unit),
    ),
    logAccess(deps.register, {
      at: now,
      person: actor.id,
      ref,
      what: seen.kind === 'full' ? 'case' : `view:${seen.view}`,
      outcome: 'shown',
    }),
    markSeen(deps.register, actor.id, ref, state.no),
  ]);
  const admin = actor.roles.includes('admin');
  const hidden = process.hides?.(state, actor) ?? null;
  const plot = process.name === PLOTS ? await loadPlot(deps.register, state) : null;
  const offered = plot === null ? {} : await offeredIn(deps.register, state, actor, facts, texts, now);
  return {
    signedIn,
    state,
    process,
    access: seen,
    facts: full
      ? facts.filter((fact) => hidden?.facts(fact) !== true)
      : factsInView(
          facts,
          actor.memberships.map((m) => m.unit),
          seen,
        ),
    texts,
    taskWords: new Map(
      Object.values(state.status === 'open' ? state.tasks : {})
        .filter((task) => seesTask(actor, seen, task))
        .map((task) => [task.id, wordsOfTask(process, facts, texts, task)]),
    ),
    household: personal.includes('names') ? household : [],
    intake,
    homes: homesNow,
    moves: movesFor(process, state, actor, now).filter(({ task }) => task === null || seesTask(actor, seen, task)),
    drafts,
    names: namesIn(c.get('organisation'), homesNow, now, offered),
    plot,
    offered,
    after: mayComeAfter(state, actor, now) ? await intakeAfter(deps.register, ref) : null,
    linked: await linkedCases(deps.register, actor, state),
    meetings: await meetingsFor(deps.register, actor, state),
    now,
    daysOff: state.daysOff,
    demo: c.get('demo'),
    temporalUrl: admin ? temporalUrl(deps, ref) : null,
  };
}

/** What the secretariat may put a lifted case on the agenda of. */
async function meetingsFor(register: Register, actor: Person, state: CaseState): Promise<readonly Meeting[]> {
  return state.status === 'open' && state.forum !== null && isIn(actor, FORUM_UNIT) ? openMeetings(register) : [];
}

/** What is left of the history for a view, and of its words those that the reader is a party to. */
function factsInView(facts: readonly Fact[], units: readonly string[], seen: Access): readonly Fact[] {
  return facts
    .filter((fact) => seenByView(fact, units))
    .map((fact) => ('texts' in fact && !isParty(fact, units, seen) ? { ...fact, texts: {} } : fact));
}

/** Why somebody says no is said to the other side: it tells of a household (OSL 26 kap. 1 §). */
function isParty(fact: Fact, units: readonly string[], seen: Access): boolean {
  if ('person' in fact.by && fact.by.unit !== null && units.includes(fact.by.unit)) return true;
  // The forum reads why with the person's consent, and else writes a question by which nobody is known.
  if (fact.type === 'CaseLifted') return seen.kind === 'view' && seen.view !== TASK_ONLY && units.includes(FORUM_UNIT);
  return 'from' in fact && 'to' in fact && [fact.from, fact.to].some((unit) => units.includes(unit));
}

/** Who has only a view sees the baton's way and what the own units did, nothing else of the case's history. */
function seenByView(fact: Fact, units: readonly string[]): boolean {
  if (isHanded(fact) || fact.type === 'CaseReopened') return true;
  if ('person' in fact.by) return fact.by.unit !== null && units.includes(fact.by.unit);
  return (
    (fact.type === 'TaskOpened' && units.includes(fact.task.unit)) ||
    (fact.type === 'RungReached' && units.includes(fact.unit))
  );
}

/** Where Temporal's own pages show a case's run; null when there are none. */
export function temporalUrl(deps: Deps, ref: string): string | null {
  const base = deps.settings.TEMPORAL_UI_URL;
  return base === undefined
    ? null
    : new URL(`/namespaces/${deps.settings.TEMPORAL_NAMESPACE}/workflows/case%3A${ref}`, base).href;
}

/** What the lists in a form offer. */
export function picksFor(
  c: Ctx,
  shown: ShownCase,
  choice: { readonly row: { readonly move: string }; readonly task: Pick<Task, 'unit' | 'kind'> | null },
): Picks {
  const { units, people } = c.get('organisation');
  const { state, names } = shown;
  const unit = choice.task?.unit ?? (state.status === 'open' ? state.baton.unit : null);
  const here = people.filter((person) => !person.left && person.memberships.length > 0);
  const inUnit = here.filter((person) => person.memberships.some((m) => m.unit === unit));
  const receivers = state.status === 'open' ? state.offer?.to : null;
  const inReceiver = here.filter((person) => person.memberships.some((m) => m.unit === receivers));
  const { move } = choice.row;
  const office = picksOfOffice(shown, { move, kind: choice.task?.kind ?? null }, units);
  const inHolders = here.filter((person) => person.memberships.some((m) => m.unit in (office.unit ?? {})));
  const others = GIVES_CASE.has(move) ? inHolders : here;
  const colleagues = move === 'assign' ? inUnit : move === 'accept' ? inReceiver : others;
  return {
    ...office,
    colleague: Object.fromEntries(
      colleagues.map((one) => [one.id, `${one.name}, ${names.unit(one.memberships[0]?.unit ?? '')}`]),
    ),
    colleagues: peopleToName(c.get('organisation'), state),
    home: homesToPick(shown),
    ...shown.offered,
  };
}

/** Homes that can be reserved now, the ones that fit the profile first; the rest say why they do not. */
function homesToPick({ homes: all, state }: ShownCase): Readonly<Record<string, string>> {
  const free = all.filter((home) => home.status === 'available' && home.reservedFor === null);
  const rows = free.map((home) => {
    const but = misfit(home, state.data);
    const what = `${home.address}, ${home.district}: ${home.rooms} rum, ${home.sqm} m², ${home.rentMonth} kr/mån`;
    return { id: home.id, fits: but === null, label: but === null ? what : `${what} (${but})` };
  });
  return Object.fromEntries(rows.toSorted((a, b) => Number(b.fits) - Number(a.fits)).map((row) => [row.id, row.label]));
}

function misfit(home: Home, data: CodedRecord): string | null {
  const { rooms, maxRent, noGo, accessibility } = data;
  const districts: Readonly<Record<string, string>> = DISTRICT;
  if (Array.isArray(noGo) && noGo.some((code) => districts[String(code)] === home.district))
    return 'utesluten stadsdel';
  if (typeof rooms === 'number' && home.rooms < rooms) return 'för få rum';
  if (typeof maxRent === 'number' && home.rentMonth > maxRent) return 'över högsta hyran';
  if (accessibility === 'wheelchair' && !home.accessible) return 'inte för rullstol';
  return accessibility === 'lift' && !home.lift && home.floor > 0 ? 'saknar hiss' : null;
}
