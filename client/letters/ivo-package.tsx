import type { Child } from 'hono/jsx';
import { localDate } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import type { Fact, FactOf } from '../../domain/kernel/facts';
import { dayInWords } from '../../domain/swedish-dates';
import type { ShownCase } from '../cases/load-case';
import { spaced } from '../cases/beside';
import { Pairs } from '../layout/pairs';
import { factInWords } from '../words/facts';
import { answersInWords, formFor } from '../words/labels';
import { ivoWords as words, letterWords } from '../words/letters';
import { contactWays } from '../words/relay';

/**
 * What IVO needs to move a case to the municipality that ought to have it (SOU 2009:38), put together from the facts:
 * nobody writes again what the case knows, and nothing is left out that speaks for the other side.
 */
export function IvoPackage({ shown }: { shown: ShownCase }) {
  return (
    <>
      <Part title={words.request}>
        <Pairs of={requestOf(shown)} />
      </Part>
      <Part title={words.person}>
        <List of={shown.household.map(({ name, personNumber }) => [name, personNumber && spaced(personNumber)])} />
      </Part>
      <Part title={words.way}>
        <List of={wayOf(shown)} />
      </Part>
      <Part title={words.contacts}>
        <List
          of={shown.state.contacts.map(({ at, way, reached }) => [
            dated(at),
            `${contactWays[way] ?? way}, ${reached ? words.reached : words.notReached}`,
          ])}
        />
      </Part>
      <Part title={words.decisions}>
        <List of={decisionsOf(shown)} />
      </Part>
      <Part title={words.documents}>
        <List of={documentsOf(shown)} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: Child }) {
  return (
    <>
      <h2>{title}</h2>
      {children}
    </>
  );
}

type Line = readonly (string | null | undefined)[];

/** An empty part says so: IVO must see that nothing is missing by mistake. */
function List({ of }: { of: readonly Line[] }) {
  return of.length === 0 ? (
    <p>{words.none}</p>
  ) : (
    <ul class="stack tight">
      {of.map((line) => (
        <li>{line.filter(Boolean).join(', ')}</li>
      ))}
    </ul>
  );
}

/** The request, the month that the other municipality had, and what came of it. */
function requestOf({ facts, texts, process, names, state }: ShownCase) {
  const asked = facts.findLast((one) => one.type === 'Happened' && one.move === 'request-municipality');
  if (asked?.type !== 'Happened') return [{ label: words.sent, value: '–' }];
  const since = facts.filter(({ no }) => no > asked.no);
  const waits = since.find(isOf('TaskOpened', ({ task }) => task.kind === ANSWER));
  const answer = since.findLast(isOf('TaskCompleted', ({ kind }) => kind === ANSWER));
  const said = (field: string, hashes: Readonly<Record<string, string>>) => texts.get(hashes[field] ?? '')?.body ?? '–';
  return [
    { label: words.to, value: said('municipality', asked.texts) },
    { label: words.sent, value: dayWithYear(String(asked.input['requestedOn'] ?? localDate(asked.at))) },
    { label: words.reasons, value: said('why', asked.texts) },
    ...(waits === undefined
      ? []
      : [
          {
            label: words.month,
            value: `${dayWithYear(localDate(waits.deadline.dueAt))} (${waits.deadline.explanation})`,
          },
        ]),
    ...(answer === undefined
      ? [{ label: words.answer, value: words.silence }]
      : answersInWords(formFor(process, ANSWER), answer.outcome, names)),
    { label: words.holder, value: state.status === 'open' ? names.unit(state.baton.unit) : '–' },
  ];
}

const ANSWER = 'municipality-answer';

function isOf<T extends Fact['type']>(type: T, fits: (fact: FactOf<T>) => boolean) {
  return (fact: Fact): fact is Fact & FactOf<T> => fact.type === type && fits(fact as unknown as FactOf<T>);
}

/** Who has held the case, and where it stood. */
function wayOf({ facts, process, names }: ShownCase): readonly Line[] {
  return facts
    .filter(({ type }) => WAY.has(type))
    .map((fact) => [dated(fact.at), factInWords(process, fact, names, facts).said]);
}

const WAY: ReadonlySet<Fact['type']> = new Set([
  'CaseOpened',
  'StageEntered',
  'HandoverAccepted',
  'HolderNamed',
  'CaseReopened',
]);

/** What was decided by those who may decide. */
function decisionsOf({ facts, process, names }: ShownCase): readonly Line[] {
  return facts
    .filter(isOf('TaskCompleted', ({ kind }) => process.tasks[kind]?.needs === 'decider'))
    .map((fact) => [
      dated(fact.at),
      process.tasks[fact.kind]?.label ?? fact.kind,
      ...answersInWords(formFor(process, fact.kind), fact.outcome, names).map(({ value }) => value),
    ]);
}

function documentsOf({ facts, texts, process, names }: ShownCase): readonly Line[] {
  const form = formFor(process, 'list-document');
  return facts.flatMap((fact): readonly Line[] => {
    if (fact.type === 'LetterSent')
      return [[dayWithYear(fact.on), letterWords[fact.letter]?.title ?? fact.letter, contactWays[fact.way]]];
    if (fact.type !== 'DocumentListed') return [];
    const { kind, from } = fact;
    const said = answersInWords(form, { kind, from }, names).map(({ value }) => value);
    return [[dayWithYear(fact.on), ...said, ...Object.values(fact.texts).map((hash) => texts.get(hash)?.body)]];
  });
}

function dated(at: Instant): string {
  return dayWithYear(localDate(at));
}

function dayWithYear(on: string): string {
  return `${dayInWords(on)} ${on.slice(0, 4)}`;
}
