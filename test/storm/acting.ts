import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { localDate, localTime } from '../../domain/calendar/stockholm';
import type { SeenCase } from '../../embedded/demo/desk';
import { type Answers, exampleAnswers } from '../../embedded/demo/example-answers';
import { exampleAnswers as exampleApplication } from '../../domain/intake/example';
import { municipalContract } from '../../domain/municipal-contract/process';
import type { Sender } from './sender';

const RECEPTION = ['anna-lind', 'sofia-berg', 'omar-haddad'];
const INVESTIGATION = ['johan-ek', 'amir-rahimi', 'maria-akesson'];
const DECIDERS = ['birgitta-stal', 'eva-norling'];
const MATCHING = ['petra-ljung', 'hanna-sjoo'];

/** What is said beside the forms' own examples, so that the way goes on to a decision and the matching of a home. */
const SAID: Readonly<Record<string, Answers>> = {
  'first-contact': { next: 'investigate', acuteNeed: 'no', urgency: 'normal', protectedIdentity: 'none' },
  investigate: { proposal: 'approve', childrenHeard: 'no_children' },
  'sign-decision': { verdict: 'approve' },
  'after-decline': { then: 'offer-again' },
  decline: { reason: 'missing_information' },
};

/** How long a case may take to begin, and people to see what others did. */
const PATIENCE_MS = 40_000;
const LOOK_MS = 300;
/** A person reads before the next press; without it the storm would only measure how busy twenty loops keep two cores. */
const READING_MS = 500;

/** One of the storm's people: walks case after case through four units, and now and then meddles in another's. */
export class Acting {
  #turn: number;

  constructor(
    private readonly sender: Sender,
    private readonly number: number,
    /** Cases of all, so that people meet in them. */
    private readonly refs: string[],
    private readonly over: () => boolean,
  ) {
    this.#turn = number;
  }

  async live(): Promise<void> {
    while (!this.over()) await this.#oneCase();
  }

  /** An application by somebody on the phone; null when it was not taken. */
  async apply(urgency: string, receivedAt: number = Date.now()): Promise<string | null> {
    const clock = { today: localDate(receivedAt), localNow: `${localDate(receivedAt)}T${localTime(receivedAt)}` };
    const own = {
      adults: '1',
      children: '0',
      urgency,
      contactWay: 'email',
      email: `sokande-${this.number}@example.test`,
    };
    return this.sender.apply(this.#one(RECEPTION), { ...exampleApplication('staff', clock), ...own } as Answers);
  }

  async #oneCase(): Promise<void> {
    const ref = await this.apply('normal');
    if (ref === null) return;
    if ((await this.#when(RECEPTION[0] ?? '', ref, hasTask('first-contact'))) === null) return;
    this.refs.push(ref);
    const reception = this.#one(RECEPTION);
    if (!(await this.#move(reception, ref, 'claim'))) return;
    await this.#move(reception, ref, 'contact');
    await this.#meddle();
    if (!(await this.#complete(reception, ref, 'first-contact'))) return;
    await this.#meddle();
    if (this.#turn % 4 === 0 && (await this.#move(this.#one(INVESTIGATION), ref, 'decline')))
      if (!(await this.#complete(reception, ref, 'after-decline'))) return;
    // Two want it in the same moment: one gets it, the other is told.
    const [first, second] = [this.#one(INVESTIGATION), this.#one(INVESTIGATION)];
    const both = this.#turn % 3 === 0 ? [first, second] : [first];
    const accepted = await Promise.all(both.map((who) => this.#move(who, ref, 'accept')));
    const investigator = both[accepted.indexOf(true)];
    if (investigator === undefined) return;
    await this.#meddle();
    if (!(await this.#complete(investigator, ref, 'investigate'))) return;
    if (this.#turn % 5 === 0) return this.#withdrawn(investigator, ref);
    if (!(await this.#complete(this.#one(DECIDERS), ref, 'sign-decision'))) return;
    await this.#move(this.#one(MATCHING), ref, 'accept');
  }

  async #withdrawn(holder: string, ref: string): Promise<void> {
    if (!(await this.#move(holder, ref, 'withdrawn'))) return;
    if (!(await this.#complete(holder, ref, 'verify-withdrawal', { firstWay: 'phone', secondWay: 'letter' }))) return;
    await this.#complete(holder, ref, 'close-check');
  }

  /** Looks into somebody else's case: takes it, notes something, or presses the same button twice. */
  async #meddle(): Promise<void> {
    const ref = this.refs[Math.floor(this.#next() * 7919) % Math.max(1, this.refs.length)];
    if (ref === undefined || this.#turn % 2 === 0) return;
    const who = this.#one([...RECEPTION, ...INVESTIGATION]);
    await this.#move(who, ref, this.#turn % 3 === 0 ? 'claim' : 'note', this.#turn % 5 === 0 ? 2 : 1);
  }

  async #complete(person: string, ref: string, kind: string, said: Answers = {}): Promise<boolean> {
    const seen = await this.#when(person, ref, hasTask(kind));
    const task = seen?.tasks.find((one) => one.kind === kind);
    await pause(READING_MS);
    if (task === undefined) return false;
    const answers = exampleAnswers('municipalContract', kind, Date.now(), { ...SAID[kind], ...said });
    return this.sender.move({ person, ref, move: 'complete', task, answers });
  }

  /** `times` > 1: the same command at once, as an impatient finger sends it. */
  async #move(person: string, ref: string, move: string, times = 1): Promise<boolean> {
    const form = municipalContract.moves.find((row) => row.move === move)?.form ?? null;
    const answers = form === null ? {} : exampleAnswers('municipalContract', form, Date.now(), SAID[move] ?? {});
    await pause(READING_MS);
    const id = randomUUID();
    const send = () => this.sender.move({ person, ref, move, task: null, answers, id });
    const done = await Promise.all(Array.from({ length: times }, send));
    return done.every(Boolean);
  }

  /** The case once it is so; null when it never is, because somebody else was there first. */
  async #when(person: string, ref: string, so: (seen: SeenCase) => boolean): Promise<SeenCase | null> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const seen = await this.sender.see(person, ref);
      if (seen !== null && so(seen)) return seen;
      if (Date.now() > end || (seen !== null && seen.status === 'closed')) return null;
      await pause(LOOK_MS);
    }
  }

  #one(people: readonly string[]): string {
    return people[this.#next() % people.length] ?? '';
  }

  /** Different for each person and each turn, and the same in every storm. */
  #next(): number {
    this.#turn += 1;
    return this.#turn + this.number;
  }
}

function hasTask(kind: string): (seen: SeenCase) => boolean {
  return (seen) => seen.tasks.some((task) => task.kind === kind);
}
