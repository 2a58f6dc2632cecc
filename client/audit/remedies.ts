import { setTimeout as pause } from 'node:timers/promises';
import { checkByKey } from '../../domain/audit/checks';
import { whoTakes } from '../../domain/audit/who-takes';
import { worldAt } from '../../domain/audit/world';
import { type Actor, type Person, SYSTEM } from '../../domain/kernel/actor';
import { movesFor } from '../../domain/kernel/may';
import type { CodedRecord, OpenCase } from '../../domain/kernel/state';
import { leadershipOf } from '../../domain/kernel/units';
import { processByName } from '../../domain/processes';
import { type Finding, markExamined, noteTried, openFinding } from '../../register/audit/findings';
import { caseByRef } from '../../register/cases';
import { intakeByRef, relayNow } from '../../register/intakes';
import { organisation } from '../../register/organisation';
import { rebuildCase } from '../../register/rebuild';
import type { Deps } from '../deps';
import { type MoveOutcome, WAIT_MS } from '../gateway';

/** How a remedy went. `stands`: it was done, and the finding is still there. */
export type RemedyOutcome =
  | { readonly kind: 'healed' | 'stands' | 'looking' | 'away' | 'gone' }
  | { readonly kind: 'refused'; readonly rule: string };

const LOOK_EVERY_MS = 50;

interface Remedying {
  readonly deps: Deps;
  readonly actor: Person;
  readonly finding: Finding;
  /** Null for a finding about something that is no open case. */
  readonly state: OpenCase | null;
  /** Made with the form: pressed twice is done once. */
  readonly commandId: string;
}

/** Does what the button says, notes who pressed it, and looks again whether it helped. */
export async function remedy(deps: Deps, actor: Person, id: number, commandId: string): Promise<RemedyOutcome> {
  const finding = await openFinding(deps.register, id);
  if (finding === null) return { kind: 'gone' };
  const known = finding.ref === null ? null : await caseByRef(deps.register, finding.ref);
  const state = known?.status === 'open' ? known : null;
  const refused = await apply({ deps, actor, finding, state, commandId });
  const outcome = refused ?? (await lookAgain(deps, actor, finding));
  const said = outcome.kind === 'refused' ? `refused ${outcome.rule}` : outcome.kind;
  await noteTried(deps.register.db, id, { at: deps.now(), by: actor.id, outcome: said });
  return outcome;
}

async function lookAgain(deps: Deps, actor: Person, { id, ref }: Finding): Promise<RemedyOutcome> {
  const done = await deps.operator.audit({ trigger: 'remedy', by: actor.id, only: ref });
  if (done === null) return { kind: 'looking' };
  return { kind: (await openFinding(deps.register, id)) === null ? 'healed' : 'stands' };
}

/** Null when it was done. */
async function apply(with_: Remedying): Promise<RemedyOutcome | null> {
  const { deps, actor, finding, state } = with_;
  const { register } = deps;
  const kind = checkByKey(finding.check).remedy;
  switch (kind) {
    case 'rebuild':
      if (finding.ref !== null) await rebuildCase(register, finding.ref);
      return null;
    case 'start-intake':
      return startIntake(with_);
    case 'examined':
      await markExamined(register.db, finding.id, { at: deps.now(), by: actor.id });
      return null;
    case 'restart':
      if (state !== null) await deps.operator.restart(state);
      return null;
    case 'stop':
      return stop(with_);
    case 'nudge':
      return asSystem(with_, 'nudge', {});
    case 'assign-head':
      return assignHead(with_);
    case 'lift':
      return lift(with_);
    case 'resume':
    case 'ask-chief':
      return asSystem(with_, kind, {});
    case 'let-head-see':
      return letHeadSee(with_);
    case 'open-task':
      return asSystem(with_, 'audit-task', taskOf(finding, state));
    case 'report-mail':
      return asSystem(with_, 'mail-refused', finding.values);
    case 'close-view':
      return asSystem(with_, 'close-view', { unit: finding.subject });
    default:
      return kind satisfies never;
  }
}

/** The relay starts it in its own time, which is soon; whoever presses waits for it as for any command. */
async function startIntake({ deps: { register, kick }, finding: { ref } }: Remedying): Promise<RemedyOutcome | null> {
  if (ref === null) return null;
  await relayNow(register, ref);
  kick();
  for (const until = Date.now() + WAIT_MS; Date.now() < until; await pause(LOOK_EVERY_MS))
    if ((await intakeByRef(register, ref))?.started !== false) break;
  return null;
}

/** One that the register has closed hears so and ends by itself; one that it never had is ended. */
async function stop(with_: Remedying): Promise<RemedyOutcome | null> {
  const { deps, finding } = with_;
  if (finding.ref === null) return null;
  const known = await caseByRef(deps.register, finding.ref);
  if (known === null) await deps.operator.stop(finding.ref);
  else await send(with_, SYSTEM, 'nudge', {});
  return null;
}

async function assignHead(with_: Remedying): Promise<RemedyOutcome | null> {
  const { deps, finding, state } = with_;
  if (state === null) return null;
  const task = state.tasks[finding.subject] ?? null;
  const unit = task?.unit ?? state.baton.unit;
  const world = worldAt(deps.now(), await organisation(deps.register));
  const named = whoTakes(world, unit, state.restrictedTo);
  const person = named ?? whoTakes(world, unit, null);
  // Nobody is left in the unit: then it is not a person that is missing.
  if (person === null) return lift(with_);
  if (named === null) {
    const refused = await letIn(with_, state, person);
    if (refused !== null) return refused;
  }
  return asWhoMay(with_, 'assign', { person }, task?.id ?? null);
}

/** To the forum; a process that has none asks the leadership of the administration. */
async function lift(with_: Remedying): Promise<RemedyOutcome | null> {
  const { state } = with_;
  if (state === null) return null;
  if (processByName(state.process).forum) return asWhoMay(with_, 'refer', { because: 'audit' });
  return asSystem(with_, 'audit-task', { kind: 'name-holder', unit: leadershipOf(state.baton.unit), subject: '' });
}

async function letHeadSee(with_: Remedying): Promise<RemedyOutcome | null> {
  const { deps, finding, state } = with_;
  const task = state?.tasks[finding.subject];
  if (state === null || task === undefined) return null;
  const person = whoTakes(worldAt(deps.now(), await organisation(deps.register)), task.unit, null);
  return person === null ? lift(with_) : letIn(with_, state, person);
}

/** Those who are named stay named: one more sees the case, and the fact says so. */
function letIn(with_: Remedying, state: OpenCase, person: string): Promise<RemedyOutcome | null> {
  const persons = [...(state.restrictedTo ?? []), person];
  return asSystem({ ...with_, commandId: `${with_.commandId}-in` }, 'restrict-access', { persons });
}

const TASK_FOR: Readonly<Record<string, string>> = {
  'no-contact-in-time': 'hear-household',
  'legal-limit-near': 'keep-legal-limit',
  'two-open-cases': 'one-person-two-cases',
  'facts-gap': 'damaged-history',
  'facts-broken': 'damaged-history',
};

/** For the unit that has it in hand; history is for whoever looks after the system, who sees no protected case. */
function taskOf({ check, subject, unit, values }: Finding, state: OpenCase | null): CodedRecord {
  const holder = state?.tasks[subject]?.unit ?? state?.baton.unit ?? unit;
  const systems = TASK_FOR[check] === 'damaged-history' && state?.restrictedTo == null;
  return { kind: TASK_FOR[check] ?? '', unit: systems ? unit : holder, subject, no: values['no'] ?? null };
}

/** As the person who presses where the rules let them, else as the system. */
function asWhoMay(
  with_: Remedying,
  move: string,
  codes: CodedRecord,
  taskId: string | null = null,
): Promise<RemedyOutcome | null> {
  const { deps, actor, state } = with_;
  const may =
    state !== null &&
    movesFor(processByName(state.process), state, actor, deps.now()).some(
      (choice) => choice.allowed && choice.row.move === move && (choice.task?.id ?? null) === taskId,
    );
  return outcomeOf(send(with_, may ? actor : SYSTEM, move, codes, taskId));
}

function asSystem(with_: Remedying, move: string, codes: CodedRecord): Promise<RemedyOutcome | null> {
  return outcomeOf(send(with_, SYSTEM, move, codes));
}

function send(
  { deps, finding, commandId }: Remedying,
  actor: Actor,
  move: string,
  codes: CodedRecord,
  taskId: string | null = null,
): Promise<MoveOutcome> {
  const ref = finding.ref ?? '';
  return deps.gateway.makeMove(actor, ref, { commandId, move, taskId, version: null, codes, texts: {} });
}

async function outcomeOf(sent: Promise<MoveOutcome>): Promise<RemedyOutcome | null> {
  const outcome = await sent;
  switch (outcome.kind) {
    case 'done':
    case 'received':
      return null;
    case 'unavailable':
      return { kind: 'away' };
    case 'refused':
      // Nothing to say is what a nudge hopes for: the case has read up.
      return outcome.rule === 'nothing-to-say' ? null : { kind: 'refused', rule: outcome.rule };
    default:
      return outcome satisfies never;
  }
}
