import type { PolicyKey } from '../../domain/deadlines/policies';
import { HOUR_MS, type Instant } from '../../domain/instant';
import type { By } from '../../domain/kernel/actor';
import { ASSIGN } from '../../domain/kernel/may';
import { startClock } from '../../domain/kernel/clock';
import type { Fact, FactBody } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import { OFFICE_DEFAULTS } from '../../domain/office/defaults';
import type { Deadline, Task } from '../../domain/kernel/state';
import type { AppendBatch } from '../../workflows/messages';

/** The smallest process there is: two stages, no rules of its own. For tests of what is the same in every process. */
export const toyProcess: Process = {
  name: 'toy',
  label: 'Prov',
  opening: null,
  firstStage: 'receipt',
  stages: [
    { name: 'receipt', label: 'Inkommet', state: 'received', main: true },
    { name: 'matching', label: 'Söker bostad', state: 'matching', main: true },
  ],
  tasks: {},
  moves: [],
  views: {},
  closeReasons: ['own_contract'],
  ...OFFICE_DEFAULTS,
  fold: (data) => data,
  forbids: () => null,
  leadsTo: () => null,
  also: () => [],
};

export function toyProcesses(name: string): Process {
  if (name !== toyProcess.name) throw new Error(`No process ${name}`);
  return toyProcess;
}

/** No policies and days off of the case's own: the built-in table answers. */
const NO_RULES = { policies: {}, daysOff: [] };

/** Monday 2 March 2026, 10:00 in Örebro. */
export const MONDAY: Instant = Date.UTC(2026, 2, 2, 9);

export const anna: By = { person: 'anna-lind', unit: 'soc-mottagning' };
export const system: By = { system: true };

/**
 * Writes the facts of one case, one hour after each other, numbered and gathered into batches as a workflow would.
 * What it writes is what the kernel's own decisions look like; the register's tests are about what becomes of it.
 */
export class ToyCase {
  #no = 0;
  #at: Instant;

  constructor(
    readonly ref: string,
    startAt: Instant = MONDAY,
    readonly unit = 'soc-mottagning',
  ) {
    this.#at = startAt;
  }

  get at(): Instant {
    return this.#at;
  }

  batch(commandId: string, ...bodies: readonly (FactBody & { readonly by?: By })[]): AppendBatch {
    const facts = bodies.map(({ by, ...body }) => {
      this.#no += 1;
      return { ...body, no: this.#no, at: this.#at, by: by ?? anna, commandId } as Fact;
    });
    this.#at += HOUR_MS;
    return { ref: this.ref, commandId, facts };
  }

  /** Numbers that were given out are taken back: the workflow task that decided them was lost. */
  forget(batch: AppendBatch): void {
    this.#no -= batch.facts.length;
  }

  opening(restrictedTo: readonly string[] | null = null): AppendBatch {
    return this.batch('open', {
      type: 'CaseOpened',
      ref: this.ref,
      process: 'toy',
      stage: 'receipt',
      unit: this.unit,
      receivedAt: this.#at - HOUR_MS,
      data: { adults: 1 },
      daysOff: [],
      policies: {},
      restrictedTo,
      by: system,
    });
  }

  task(id: string, about: Partial<Task> = {}, policy: PolicyKey = 'contact.first.normal'): FactBody {
    const deadline = this.clock('task', id, policy, about.unit ?? this.unit);
    const task: Task = {
      id,
      kind: 'first-contact',
      version: 1,
      unit: this.unit,
      person: null,
      side: false,
      awaited: false,
      needs: 'member',
      notBefore: null,
      deadlineId: deadline.id,
      openedAt: this.#at,
      openedNo: this.#no + 1,
      party: null,
      about: {},
      extensions: 0,
      ...about,
    };
    return { type: 'TaskOpened', task, deadline };
  }

  done(taskId: string, texts: { readonly [field: string]: string } = {}): FactBody {
    return { type: 'TaskCompleted', taskId, kind: 'first-contact', outcome: {}, texts };
  }

  /** Somebody of the unit takes the case, or is given it by the head. */
  claimed(person: string): FactBody {
    return { type: 'PersonAssigned', taskId: null, unit: this.unit, person, how: 'claimed' };
  }

  /** What the kernel puts beside a case that nobody in the unit has. */
  toAssign(): FactBody {
    return this.task(`${ASSIGN}.${this.#no + 1}`, { kind: ASSIGN, side: true, needs: 'head' }, 'assign');
  }

  offer(id: string, to: string): FactBody {
    const deadline = this.clock('offer', id, 'handover.normal', to);
    const offer = {
      id,
      kind: 'planned',
      from: this.unit,
      to,
      toPerson: null,
      because: 'decision-made',
      view: 'housingProfile',
      contents: [],
      talk: null,
      question: null,
      asked: false,
      deadlineId: deadline.id,
      offeredAt: this.#at,
      offeredNo: this.#no + 1,
    } as const;
    return { type: 'HandoverOffered', offer, deadline };
  }

  accepted(id: string, to: string, person: string): FactBody & { readonly by: By } {
    return {
      type: 'HandoverAccepted',
      offerId: id,
      from: this.unit,
      to,
      person,
      contents: [],
      by: { person, unit: to },
    };
  }

  declined(id: string, to: string): FactBody {
    return {
      type: 'HandoverDeclined',
      offerId: id,
      from: this.unit,
      to,
      reason: 'capacity',
      proposed: null,
      texts: {},
    };
  }

  clock(about: Deadline['about'], subject: string, policy: PolicyKey, unit = this.unit): Deadline {
    return startClock(NO_RULES, { id: `d.${subject}`, about, subject, unit, policy, start: this.#at });
  }
}
