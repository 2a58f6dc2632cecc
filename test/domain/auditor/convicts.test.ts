import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { audit } from '../../support/auditor/audit';
import type { Evidence, Fact, Finding, Link, Mail, Rule } from '../../support/auditor/evidence';

interface Recorded {
  readonly history: string;
  readonly convicted: { readonly rule: Rule; readonly no: number } | null;
  readonly until: number | null;
  readonly ref: string;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
  readonly mails: readonly Mail[];
}

const FOLDER = path.join(__dirname, '..', '..', 'histories', 'auditor');

function recorded(folder: 'bad' | 'good'): readonly (Recorded & { readonly name: string })[] {
  return readdirSync(path.join(FOLDER, folder))
    .toSorted()
    .map((file) => ({
      name: path.basename(file, '.json'),
      ...(JSON.parse(readFileSync(path.join(FOLDER, folder, file), 'utf8')) as Recorded),
    }));
}

function verdict({
  ref,
  facts,
  links,
  mails,
  until,
}: Omit<Recorded, 'links'> & { readonly links: readonly Link[] | null }) {
  const evidence: Evidence = { cases: [{ ref, facts, links }], mails, until };
  return audit(evidence);
}

/** Which rules, and the first fact that broke each: what a judgment says in one line. */
function inShort(findings: readonly Finding[]) {
  return [...new Set(findings.map(({ rule }) => rule))].map((rule) => ({
    rule,
    no: findings.find((one) => one.rule === rule)?.no,
  }));
}

test.each(recorded('bad'))('convicted for that and nothing else: $history', (history) => {
  expect(inShort(verdict(history))).toEqual([history.convicted]);
});

test.each(recorded('good'))('acquitted: $history', (history) => {
  expect(verdict(history)).toEqual([]);
});

test('ten bad histories are kept, and each breaks another rule', () => {
  const rules = recorded('bad').map(({ convicted }) => convicted?.rule);
  expect(new Set(rules).size).toBeGreaterThanOrEqual(10);
});

/** Smaller lies, told in the whole history: what is changed in one fact, and what it is convicted for. */
const LIES: readonly (readonly [lie: string, rule: Rule, no: number, change: object])[] = [
  ['a due date a day late', 'due-date', 20, { deadline: { dueAt: 86_400_000 } }],
  ['a rung told to another unit', 'rung-to-whom', 9, { unit: 'lfa-matchning' }],
  ['no reminder after the last rung', 'next-event', 11, { repeatAt: null }],
  ['a task completed that was never opened', 'done-once', 27, { taskId: '3.other-check' }],
  ['an accept by somebody of another unit', 'accept-of-open-offer', 16, { by: { person: 'x', unit: 'lfa-matchning' } }],
  ['a case that is opened twice', 'begins-once', 2, { type: 'CaseOpened' }],
];

test.each(LIES)('%s is convicted (%s)', (_lie, rule, no, change) => {
  const [whole] = recorded('good');
  const facts = (whole as Recorded).facts.map((fact) => (fact.no === no ? told(fact, change) : fact));
  expect(inShort(verdict({ ...(whole as Recorded), facts, links: null }))).toContainEqual({ rule, no });
});

/** A fact that says something else; numbers inside a clock are moved by so much. */
function told(fact: Fact, change: { readonly deadline?: { readonly dueAt: number } }): Fact {
  const { deadline, ...rest } = change;
  const clock = fact['deadline'] as { readonly dueAt: number } | undefined;
  return {
    ...fact,
    ...rest,
    ...(deadline && clock ? { deadline: { ...clock, dueAt: clock.dueAt + deadline.dueAt } } : {}),
  };
}
