import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/instant';
import { type Person, SYSTEM } from '../../domain/kernel/actor';
import type { Command } from '../../domain/kernel/commands';
import { decideReopening } from '../../domain/kernel/decide-reopening';
import { fold } from '../../domain/kernel/evolve';
import type { Fact } from '../../domain/kernel/facts';
import { newsOf, type Rules, windsUpAt } from '../../domain/kernel/rules';
import type { CaseState, CodedRecord, OpenCase } from '../../domain/kernel/state';
import type { Process } from '../../domain/kernel/process';
import { processByName } from '../../domain/processes';
import { Relay } from '../../workflows/relay-core';
import type { AppendBatch, AppendResult, StartCase } from '../../workflows/messages';
import { routineOf } from '../../workflows/routines';
import { tell } from '../../workflows/tell';

/** 2 March 2026 10:00 in Örebro, a Monday. */
export const MONDAY_TEN: Instant = Date.UTC(2026, 2, 2, 9);

/** A person of the demo's kind, by unit and role. */
export function person(
  id: string,
  unit: string,
  role: 'member' | 'head' = 'member',
  roles: Person['roles'] = [],
): Person {
  return { kind: 'person', id, memberships: [{ unit, role }], roles };
}

export function startOf(ref: string, data: CodedRecord = {}): StartCase {
  return {
    ref,
    process: 'municipalContract',
    receivedAt: MONDAY_TEN,
    unit: 'soc-mottagning',
    data: { urgency: 'normal', adults: 1, children: [], contactWay: 'email', ...data },
    daysOff: [],
    policies: {},
    restrictedTo: null,
    openedBy: null,
    resumed: null,
    reopening: null,
  };
}

/**
 * The real routine and the real kernel on a register in memory and a clock that is set by hand. What Temporal adds
 * (durability, timers) is tested on Temporal; what the rules promise is tested here, a thousand cases a minute.
 */
export class MemoryCase {
  now: Instant;
  readonly facts: Fact[] = [];
  relay: Relay;
  failure: unknown = null;
  /** The settings at an instant, when a test changes them. */
  rulesAt: ((at: Instant) => Rules) | null = null;
  readonly #taken = new Map<string, string>();

  readonly process: Process;

  constructor(readonly start: StartCase = startOf('ST-7F3K2')) {
    this.process = processByName(start.process);
    this.now = start.receivedAt;
    this.relay = this.#wake(null);
  }

  get state(): OpenCase {
    return this.relay.open;
  }

  async begin(): Promise<this> {
    await this.#tell();
    return this;
  }

  /**
   * The process dies and another takes up the case from its facts: as after a continue-as-new or a reopening. `behind`:
   * without the last ones, as when a workflow task is lost after the register had committed.
   */
  async resume(behind = 0): Promise<void> {
    this.relay = this.#wake(fold(this.process, this.facts.slice(0, this.facts.length - behind)));
    await this.#tell();
  }

  /** A closed case lives again, as the gateway starts it anew. @throws IllegalMove when it may not. */
  async reopen(actor: Person, because: 'contact' | 'court'): Promise<void> {
    const closed = this.folded();
    if (closed?.status !== 'closed') throw new Error('The case is open');
    const input = { because };
    const about = { taskId: null, taskVersion: null, input, texts: {} };
    const reopening: Command = { id: randomUUID(), move: 'reopen', actor, receivedAt: this.now, ...about };
    decideReopening(this.process, closed, reopening);
    this.relay = this.#wake(closed, reopening);
    await this.#tell();
  }

  /** The move as a gateway sends it. @throws IllegalMove */
  async move(
    actor: Person | typeof SYSTEM,
    move: string,
    input: CodedRecord = {},
    about: { task?: string; id?: string } = {},
  ): Promise<void> {
    const task = about.task === undefined ? null : (this.task(about.task) ?? null);
    if (about.task !== undefined && task === null)
      throw new Error(
        `No open task ${about.task}: ${Object.values(this.state.tasks)
          .map((t) => t.kind)
          .join(', ')}`,
      );
    const command: Command = {
      id: about.id ?? randomUUID(),
      move,
      actor,
      receivedAt: this.now,
      taskId: task?.id ?? null,
      taskVersion: task?.version ?? null,
      input,
      texts: {},
    };
    await this.relay.move(command);
    this.#check();
  }

  complete(actor: Person, kind: string, input: CodedRecord = {}): Promise<void> {
    return this.move(actor, 'complete', input, { task: kind });
  }

  task(kindOrId: string) {
    if (!this.relay.isOpen) return undefined;
    return this.state.tasks[kindOrId] ?? Object.values(this.state.tasks).find((task) => task.kind === kindOrId);
  }

  /** Time passes to an instant; every clock that falls due on the way speaks at its own moment. */
  async passTo(instant: Instant): Promise<void> {
    while (this.relay.isOpen && this.state.next.at <= instant) {
      this.now = Math.max(this.now, this.state.next.at);
      await this.relay.tick();
      this.#check();
    }
    this.now = Math.max(this.now, instant);
  }

  pass(ms: number): Promise<void> {
    return this.passTo(this.now + ms);
  }

  folded(): CaseState | null {
    return fold(this.process, this.facts);
  }

  #wake(resumed: CaseState | null, reopening: Command | null = null): Relay {
    return new Relay(
      this.process,
      {
        now: () => this.now,
        append: (batch) => Promise.resolve(this.#append(batch)),
        after: ({ no }) => Promise.resolve(this.facts.filter((fact) => fact.no > no)),
        rest: () => new Promise((rested) => setImmediate(rested)),
        wakeAt: () => undefined,
        since: () => true,
      },
      { ...this.start, resumed, reopening },
    );
  }

  async #tell(): Promise<void> {
    await tell(this.relay, routineOf(this.start.process), (fault) => {
      this.failure ??= fault;
    });
    this.#check();
  }

  #check(): void {
    if (this.failure) throw this.failure;
  }

  #append({ facts, commandId }: AppendBatch): AppendResult {
    const first = facts[0]?.no ?? 0;
    if (this.facts.some((fact) => fact.no >= first || fact.commandId === commandId)) {
      const mine = this.facts.find((fact) => fact.commandId === commandId)?.no ?? first;
      return { kind: 'exists', facts: this.facts.filter((fact) => fact.no >= Math.min(mine, first)) };
    }
    const at = this.rulesAt === null ? null : windsUpAt(facts);
    const standing = this.relay.state;
    const news = at === null || standing === null ? null : newsOf(standing, this.rulesAt?.(at) ?? standing);
    if (news !== null) return { kind: 'rules-changed', news };
    for (const fact of facts) {
      if (fact.type === 'HomeReserved' && this.#taken.has(fact.home)) {
        return { kind: 'refused', rule: 'home-already-reserved', source: 'En bostad, ett hushåll' };
      }
    }
    this.facts.push(...(JSON.parse(JSON.stringify(facts)) as Fact[]));
    return { kind: 'written' };
  }
}
