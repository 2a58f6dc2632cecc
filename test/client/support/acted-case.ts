import { AskedGateway } from './visitor';
import type { MoveOutcome, MoveRequest } from '../../../client/gateway';
import type { Instant } from '../../../domain/instant';
import type { Actor, By } from '../../../domain/kernel/actor';
import { batch } from '../../../domain/kernel/batch';
import { type Command, IllegalMove } from '../../../domain/kernel/commands';
import { byOf, decide, type Planned } from '../../../domain/kernel/decide';
import { openedTask } from '../../../domain/kernel/open-task';
import { evolve } from '../../../domain/kernel/evolve';
import type { Fact } from '../../../domain/kernel/facts';
import type { CodedRecord, OpenCase } from '../../../domain/kernel/state';
import { processByName } from '../../../domain/processes';
import { appendFacts } from '../../../register/append-facts';
import { knownFacts } from '../../../client/known-facts';
import { caseByRef, commandResult } from '../../../register/cases';
import type { Register } from '../../../register/database';
import { saveHouseholdMember } from '../../../register/household';
import { storeTexts } from '../../../register/texts';

export interface CaseWish {
  readonly ref: string;
  readonly at: Instant;
  /** `municipalContract` when absent. */
  readonly process?: string;
  readonly unit?: string;
  readonly stage?: string;
  readonly task?: string;
  readonly data?: CodedRecord;
  readonly restrictedTo?: readonly string[];
  /** Name of the applicant. */
  readonly name?: string;
}

/** A case as the kernel makes one, at a stage, with one task in hand: no routine, no Temporal. */
export async function openedCase(register: Register, wish: CaseWish): Promise<OpenCase> {
  const { ref, at, unit = 'soc-mottagning', stage = 'receipt', task = 'first-contact' } = wish;
  const process = processByName(wish.process ?? 'municipalContract');
  const opening = {
    type: 'CaseOpened',
    ref,
    process: process.name,
    stage,
    unit,
    receivedAt: at,
    data: wish.data ?? {},
    daysOff: [],
    policies: {},
    restrictedTo: wish.restrictedTo ?? null,
    no: 1,
    at,
    by: { system: true },
    commandId: 'open',
  } as const satisfies Fact;
  await appendFacts(register, { ref, commandId: 'open', facts: [opening] });
  if (wish.name !== undefined) {
    const member = {
      idx: 0,
      adult: true,
      personNumber: '199001011234',
      birthYearMonth: null,
      sex: null,
      residence: null,
      from: null,
      to: null,
    };
    await saveHouseholdMember(register, ref, { ...member, name: wish.name });
  }
  const state = evolve(process, null, opening) as OpenCase;
  const policy = process.tasks[task]?.policy ?? 'contact.first.normal';
  return write(
    register,
    state,
    [openedTask(state, { id: `1.${task}`, kind: task, unit, side: false, needs: 'member', policy }, at)],
    at,
    'step:first',
  );
}

/** Writes facts that the kernel has decided. */
export async function write(
  register: Register,
  state: OpenCase,
  planned: readonly Planned[],
  at: Instant,
  commandId: string,
  by: By = { system: true },
): Promise<OpenCase> {
  const { facts, state: after } = batch(processByName(state.process), state, planned, { at, by, commandId });
  const result = await appendFacts(register, { ref: state.ref, commandId, facts });
  if (result.kind === 'rules-changed') {
    const news: Planned = { type: 'RulesChanged', rules: result.news };
    return write(register, await write(register, state, [news], at, `${commandId}:rules`), planned, at, commandId, by);
  }
  if (result.kind !== 'written') throw new Error(JSON.stringify(result));
  return after as OpenCase;
}

/** The kernel itself behind the pages: decides and appends as the workflow does, without its routine. */
export class KernelGateway extends AskedGateway {
  constructor(
    readonly register: Register,
    readonly now: () => Instant,
  ) {
    super();
  }

  override async makeMove(actor: Actor, ref: string, move: MoveRequest): Promise<MoveOutcome> {
    await super.makeMove(actor, ref, move);
    const known = await commandResult(this.register, ref, move.commandId);
    if (known !== null) return { kind: 'done', nos: known };
    const state = await caseByRef(this.register, ref);
    if (state === null) return { kind: 'unavailable' };
    const command: Command = {
      id: move.commandId,
      move: move.move,
      actor,
      receivedAt: this.now(),
      taskId: move.taskId,
      taskVersion: move.version,
      input: { ...move.codes, ...(await knownFacts(this.register, { actor, ref, ...move, now: this.now() })) },
      texts: await storeTexts(this.register, ref, move.commandId, move.texts),
    };
    try {
      const planned = decide(processByName(state.process), state, command);
      const open = state as OpenCase;
      await write(this.register, open, planned, command.receivedAt, command.id, byOf(command, open));
      return { kind: 'done', nos: [state.no + 1, state.no + planned.length] };
    } catch (error) {
      if (!(error instanceof IllegalMove)) throw error;
      return { kind: 'refused', rule: error.rule, source: error.source, detail: error.detail };
    }
  }
}
