import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatCaseRef } from '../../../domain/case-ref';
import { isPolicyKey } from '../../../domain/deadlines/policies';
import { type FieldMeta, fieldMeta, type Form } from '../../../domain/forms/fields.schema';
import { formOf, formsOf } from '../../../domain/forms/process-forms.schema';
import { RULES } from '../../../domain/municipal-contract/rules';
import { municipalContract as process } from '../../../domain/municipal-contract/process';
import { processByName, processNames } from '../../../domain/processes';

const root = path.join(__dirname, '..', '..', '..');
const stages = process.stages.map((stage) => stage.name);
const tasks = Object.values(process.tasks);
const moveNames = new Set(process.moves.map((row) => row.move));
const ownFormKeys = [...new Set([...Object.keys(process.tasks), ...process.moves.flatMap((row) => row.form ?? [])])];

/** Every field of a form with what pages know about it. */
function fieldsOf(key: string): readonly (readonly [string, FieldMeta | undefined])[] {
  const shape = formOf(process.name, key)?.shape ?? {};
  return Object.entries(shape).map(([name, schema]) => [name, fieldMeta(schema as Form)]);
}

/** The routine's own words: what it asks, and by which clocks. */
function routine(): string {
  const folder = path.join(root, 'workflows', 'municipal-contract');
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

function quoted(pattern: RegExp, text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

test('the process is found by its name, and only by it', () => {
  expect(processNames).toContain('municipalContract');
  expect(processByName('municipalContract')).toBe(process);
  expect(() => processByName('municipal-contract')).toThrow(RangeError);
});

test('every stage has a name of its own, and the stepper shows the way of a household from application to own lease', () => {
  expect(new Set(stages).size).toBe(stages.length);
  expect(stages).toContain(process.firstStage);
  expect(process.stages.filter((stage) => stage.main).map((stage) => stage.label)).toEqual([
    'Mottagning',
    'Utredning',
    'Beslut',
    'Söker bostad',
    'Visning',
    'Kontrakt',
    'Boende',
    'Prövning av övertagande',
    'Efterkontroll',
  ]);
});

test.each(tasks.map((row) => [row.kind, row] as const))(
  '%s says what to do, what happens otherwise, by when and after which sentence',
  (kind, row) => {
    expect(process.tasks[kind]?.kind).toBe(kind);
    expect(isPolicyKey(row.policy)).toBe(true);
    for (const words of [row.label, row.source]) expect(words).toMatch(/^[A-ZÅÄÖ].{7,}$/);
    expect(row.otherwise).toMatch(/^[A-ZÅÄÖ].*\.$/);
    expect(formOf(process.name, kind)).toBeDefined();
  },
);

test('no table lists the same task twice', () => {
  const own = readdirSync(path.join(root, 'domain', 'municipal-contract'))
    .filter((file) => file.startsWith('tasks-of-'))
    .map((file) => `municipal-contract/${file}`);
  const listed = [...own, 'office/tasks.ts', 'office/audit-tasks.ts'].flatMap((file) =>
    [...readFileSync(path.join(root, 'domain', file), 'utf8').matchAll(/taskRow\(\s*'([\w-]+)'/g)].map(
      ([, kind = '']) => kind,
    ),
  );
  expect(listed.toSorted()).toEqual(Object.keys(process.tasks).toSorted());
});

test('every question of the routine is a row of the table, and every clock it names is a policy', () => {
  const text = routine();
  const asked = quoted(/\.(?:ask|side|askSide|askPartner)\(\s*'([\w-]+)'/g, text);
  expect(asked.length).toBeGreaterThan(40);
  expect(asked.filter((kind) => process.tasks[kind] === undefined)).toEqual([]);
  const clocks = quoted(/policy(?:: | = )'([\w.-]+)'/g, text);
  expect(clocks.length).toBeGreaterThan(5);
  expect(clocks.filter((key) => !isPolicyKey(key))).toEqual([]);
});

test('every answer that the routine looks for is a field of the form', () => {
  const fields = new Set(Object.keys(formsOf(process.name)).flatMap((key) => fieldsOf(key).map(([name]) => name)));
  const looked = quoted(
    /(?<!['`-])\b(?:contact|reply|found|sent|signed|receipt|checked|again|court|home|judgement|review|landlord|asked|waiver|answer|verified|confirmed|back|decided|check|warning|meeting|allowed|plan)\.([a-z]\w+)\b(?! ?\()/g,
    routine(),
  );
  expect(looked.length).toBeGreaterThan(20);
  expect(looked.filter((name) => !fields.has(name))).toEqual([]);
});

test('every move has a sentence that allows it, somebody who may, and a form that exists', () => {
  for (const row of process.moves) {
    expect(row.source).toMatch(/^[A-ZÅÄÖ].{15,}$/);
    expect(row.label).toMatch(/^[A-ZÅÄÖ]/);
    expect(row.who.length).toBeGreaterThan(0);
    if (row.form !== null) expect([row.form, formOf(process.name, row.form)]).not.toContain(undefined);
  }
});

test('a move exists in stages there are, once in each, and leads only to a stage there is', () => {
  const pairs = process.moves.flatMap((row) =>
    (row.stages === '*' ? stages : row.stages).map((stage) => `${row.move} in ${stage}`),
  );
  expect(new Set(pairs).size).toBe(pairs.length);
  const named = process.moves.flatMap((row) => [
    ...(row.stages === '*' ? [] : row.stages),
    ...(row.interruptTo === undefined ? [] : [row.interruptTo]),
  ]);
  expect(named.filter((stage) => !stages.includes(stage))).toEqual([]);
});

test('what happens in a life can be told in every stage but the ending', () => {
  const household = process.moves.find((row) => row.move === 'household-changed');
  expect(household?.stages).toEqual(stages.filter((stage) => stage !== 'ending'));
});

test('only the system itself says that a mail or a word came back, and what it may do beside that is what the audit mends', () => {
  const systems = process.moves.filter((row) => row.who.includes('system'));
  expect(systems.filter((row) => row.who.length === 1).map((row) => row.move)).toEqual([
    'mail-refused',
    'nudge',
    'audit-task',
    'resume',
    'ask-chief',
    'close-view',
    'word-refused',
  ]);
  // Who holds it is named by people; the audit may put it on a head's desk, and let the head see it.
  expect(systems.filter((row) => row.who.length > 1).map((row) => row.move)).toEqual([
    'assign',
    'refer',
    'restrict-access',
  ]);
});

test('every rule looks at a task or a move that exists', () => {
  const subjects = RULES.flatMap((rule) => rule.of);
  expect(subjects.filter((of) => process.tasks[of] === undefined && !moveNames.has(of))).toEqual([]);
});

test('the housing profile carries no identity, and no view shows more than its fields', () => {
  const { housingProfile, contractView, tenancyView } = process.views;
  expect(housingProfile?.personal).toEqual([]);
  expect(housingProfile?.fields).toEqual(['rooms', 'maxRent', 'accessibility', 'noGo', 'startDate', 'supportLevel']);
  expect(contractView?.personal).toContain('personNumbers');
  expect(tenancyView?.personal).not.toContain('personNumbers');
});

test.each(ownFormKeys)('the form %s says where each value may go, and lets only codes into facts', (key) => {
  for (const [name, meta] of fieldsOf(key)) {
    expect([name, meta?.label]).not.toContain(undefined);
    // Whatever a person can write freely stays in the register.
    if (meta?.control === 'textarea') expect([name, meta.keep]).toEqual([name, 'text']);
    expect(Object.keys(meta?.options ?? {}).filter((code) => !/^[\w-]+$/.test(code))).toEqual([]);
    if (meta?.hint !== undefined) expect(meta.hint).toMatch(/^.{3,}\.$/);
  }
});

/** Values of which nobody can give an example that holds: days, what the register offers, numbers of facts. */
const FILLED: { readonly [control: string]: string } = {
  date: '2026-03-02',
  home: 'home-1',
  unit: 'lfa-matchning',
  colleague: 'anna-lind',
  colleagues: 'anna-lind',
  units: 'soc-boendestod',
  meeting: 'ST-7F3K2',
  view: 'housingProfile',
  check: 'yes',
  number: '3',
  text: 'rooms',
};

test.each(ownFormKeys)('the form %s accepts what its own examples say', (key) => {
  const values = Object.fromEntries(
    fieldsOf(key).flatMap(([name, meta]) => {
      const value = meta?.example ?? (name === 'otherCase' ? formatCaseRef(7) : FILLED[meta?.control ?? '']);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  expect(formOf(process.name, key)?.safeParse(values).error?.issues ?? []).toEqual([]);
});

test('an answer that needs a reason is not complete without it', () => {
  const wrong = (key: string, values: Record<string, unknown>) =>
    formOf(process.name, key)
      ?.safeParse(values)
      .error?.issues.map((issue) => issue.path.join('.')) ?? [];
  const contact = {
    reached: 'yes',
    next: 'investigate',
    urgency: 'normal',
    situation: 'none',
    supportLevel: '1',
    acuteNeed: 'no',
    childrenAffected: 'no',
    protectedIdentity: 'none',
    summary: 'Samma person.',
    duplicate: 'same',
  };
  expect(wrong('first-contact', contact)).toEqual(['otherCase']);
  expect(wrong('first-contact', { ...contact, otherCase: 'vet inte' })).toEqual(['otherCase']);
  expect(wrong('first-contact', { ...contact, otherCase: formatCaseRef(7) })).toEqual([]);
  expect(wrong('find-home', { found: 'yes' })).toEqual(['home']);
  expect(wrong('find-home', { found: 'no' })).toEqual(['noHomeReason']);
  expect(wrong('record-receipt', { received: 'yes' })).toEqual(['receivedOn']);
  expect(wrong('record-receipt', { received: 'no' })).toEqual(['then']);
  expect(wrong('sign-decision', { verdict: 'send_back' })).toEqual(['missing']);
  expect(wrong('sign-decision', { verdict: 'refuse' })).toEqual(['reasons', 'nextStep']);
  expect(wrong('waiver', { state: 'exempt' })).toEqual(['reason']);
  expect(wrong('decline', { reason: 'other_unit_better', why: 'Fel enhet' })).toEqual(['which']);
  expect(
    wrong('verify-withdrawal', { firstWay: 'phone', secondWay: 'phone', confirmed: 'yes', decisionSent: 'yes' }),
  ).toEqual(['secondWay']);
});
