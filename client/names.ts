import { type Answer, answersForPerson, awayAt, chainOf } from '../domain/absence/answers';
import { onDuty } from '../domain/absence/duty';
import type { CivilDate, Instant } from '../domain/instant';
import type { By } from '../domain/kernel/actor';
import { OUTSIDE } from '../domain/office/codes';
import type { Organisation } from '../register/organisation';
import { absenceWords, awayInShort } from './words/absence';

/** Somebody who is away: until when (null: nobody knows), through whom, and who answers now. */
export interface Away {
  readonly until: CivilDate | null;
  /** Ids: the absent one, the deputy, the deputy's deputy, ... */
  readonly chain: readonly string[];
  readonly answer: Answer;
  /** Who answers, in words. */
  readonly answers: string;
}

const outside: Readonly<Record<string, string>> = OUTSIDE;

/** Names of units, outside parties and colleagues for a page, and who of them is away; an id that has left is shown as it is. */
export interface Names {
  unit(id: string): string;
  person(id: string | null): string | null;
  by(by: By): string;
  /** The person's name; away just now, whoever answers first: a row has room for one. */
  holder(person: string | null, unit: string): string | null;
  /** The unit whose people are on duty for another just now; null when it is that unit itself. */
  onDuty(unit: string): string | null;
  /** Null for somebody who is here. */
  away(person: string | null, unit: string): Away | null;
  /** Address of a home. */
  home(id: string): string;
  /** What a code means that the case itself offers: a condition, a criterion, a bid. */
  offered(control: string, code: string): string | null;
}

export function namesIn(
  { units, people, staffing }: Organisation,
  homes: readonly { readonly id: string; readonly address: string }[] = [],
  /** When the page is looked at; without it nobody is away. */
  at: Instant | null = null,
  offered: { readonly [control: string]: Readonly<Record<string, string>> | undefined } = {},
): Names {
  const unit = (id: string) => units.find((one) => one.id === id)?.name ?? outside[id] ?? id;
  const person = (id: string | null) => (id === null ? null : (people.find((one) => one.id === id)?.name ?? id));
  const away = (id: string | null, of: string): Away | null => {
    const absence = id === null || at === null ? null : awayAt(staffing, id, at);
    if (id === null || at === null || absence === null) return null;
    const answer = answersForPerson(staffing, id, of, at);
    const answers = answer.kind === 'person' ? (person(answer.person) ?? '') : absenceWords.mailbox(unit(answer.unit));
    return { until: absence.to, chain: chainOf(staffing, id, at).links, answer, answers };
  };
  return {
    unit,
    person,
    away,
    onDuty: (id) => {
      const now = at === null ? id : onDuty(staffing, id, at);
      return now === id ? null : unit(now);
    },
    holder: (id, of) => {
      const name = person(id);
      const gone = away(id, of);
      return name === null || gone === null ? name : awayInShort(name, gone);
    },
    offered: (control, code) => offered[control]?.[code] ?? null,
    home: (id) => homes.find((one) => one.id === id)?.address ?? id,
    by: (by) => {
      if ('system' in by) return 'Systemet';
      const whose = by.for === undefined ? '' : ` för ${person(by.for) ?? by.for}`;
      return `${person(by.person) ?? by.person}${whose}${by.unit === null ? '' : `, ${unit(by.unit)}`}`;
    },
  };
}
