import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { importsOf, type ImportLine, root, sourceFiles } from './imports';

const FOLDERS = [
  'domain',
  'workflows',
  'activities',
  'register',
  'worker',
  'client',
  'embedded',
  'docs',
  'bench',
] as const;
type Folder = (typeof FOLDERS)[number];

/**
 * What each folder may import of ours: a folder, or one file. `types` leave nothing in the compiled file, so they
 * bind nobody at run time.
 */
const OURS: Readonly<Record<Folder, { readonly values: readonly string[]; readonly types: readonly string[] }>> = {
  domain: { values: [], types: [] },
  workflows: { values: ['domain'], types: ['activities'] },
  // The register speaks of batches with the words of the contract, and never of workflows.
  register: { values: ['domain'], types: ['workflows/messages'] },
  activities: { values: ['domain', 'register', 'workflows/messages'], types: [] },
  // Both ends of the wire must encrypt alike: the codec is the one thing of the activities that pages need.
  client: { values: ['domain', 'register', 'workflows/messages', 'activities/codec'], types: [] },
  // The one that puts all of it together, the workflows by their path for the bundle.
  worker: { values: ['domain', 'register', 'activities', 'workflows'], types: [] },
  embedded: { values: ['domain', 'register'], types: [] },
  docs: { values: ['domain'], types: [] },
  // Measures the whole, so it may start the whole.
  bench: { values: [...FOLDERS], types: [] },
};

/** Programs that put the parts together, and the one thing each takes from where its folder may not reach. */
const MAINS: Readonly<Record<string, string>> = {
  // The demo's people act in the process that moves the time; they know the product by its API only.
  'client/main.ts': 'embedded/demo/colleagues',
};

/** Packages that only some folders may know of, and why it matters. */
const PACKAGES: readonly { readonly name: RegExp; readonly only: RegExp; readonly why: string }[] = [
  {
    name: /^(pg|kysely)(\/|$)/,
    only: /^(register\/|embedded\/postgres|bench\/|client\/health\/)/,
    why: 'only the register speaks SQL',
  },
  { name: /^@temporalio\/workflow/, only: /^(workflows|bench)\//, why: 'a workflow is told in workflows' },
  { name: /^@temporalio\/worker/, only: /^(worker|bench)\//, why: 'the worker is put together in one place' },
  {
    name: /^@temporalio\//,
    only: /^(workflows|activities|worker|client|embedded|bench)\//,
    why: 'domain and register know no Temporal',
  },
  {
    name: /^(zod|@hono\/zod-openapi)/,
    only: /^(domain\/.*\.schema|client\/)/,
    why: 'zod costs each cached workflow 18 ms',
  },
  { name: /^(hono|@hono)(\/|$)/, only: /^(client|embedded)\//, why: 'pages are drawn in the client' },
  { name: /^nodemailer/, only: /^activities\/mail\//, why: 'only the postman sends mail' },
  { name: /^openid-client/, only: /^client\/sign-in\//, why: 'sign-in is in one place' },
  { name: /^(date-holidays|temporal-polyfill)/, only: /^test\//, why: 'the calendar is a frozen table' },
  {
    name: /^node:/,
    only: /^(?!domain\/|workflows\/)/,
    why: 'domain and workflows reach for no disk, clock or network',
  },
];

function faultOf(line: ImportLine): string | null {
  const folder = FOLDERS.find((one) => line.from.startsWith(`${one}/`));
  if (folder === undefined) return `${line.from} is in no folder of ours`;
  if (!line.ours) {
    const broken = PACKAGES.find(({ name, only }) => name.test(line.to) && !only.test(line.from));
    return broken === undefined ? null : `${line.from} imports ${line.to}: ${broken.why}`;
  }
  const allowed = [folder, ...OURS[folder].values, ...(line.typeOnly ? OURS[folder].types : [])];
  const fine = MAINS[line.from] === line.to || allowed.some((one) => line.to === one || line.to.startsWith(`${one}/`));
  return fine ? null : `${line.from} imports ${line.to}: ${folder} may import ${allowed.join(', ')}`;
}

const faultsIn = (file: string, code?: string) => importsOf(file, code).flatMap((line) => faultOf(line) ?? []);

describe('who may know of whom', () => {
  test.each(FOLDERS)('every import in %s goes the allowed way', (folder) => {
    expect(sourceFiles(folder).flatMap((file) => faultsIn(file))).toEqual([]);
  });

  test('the import lines are found at all', () => {
    expect(sourceFiles('client').flatMap((file) => importsOf(file)).length).toBeGreaterThan(300);
  });

  test.each([
    ['domain/kernel/decide.ts', "import { factsOf } from '../../register/cases';"],
    ['domain/kernel/decide.ts', "import type { Kase } from '../../workflows/kase';"],
    ['domain/kernel/decide.ts', "import { z } from 'zod';"],
    ['domain/kernel/clock.ts', "import { setTimeout } from 'node:timers/promises';"],
    ['workflows/relay.ts', "import { deliverMail } from '../activities/mail/deliver-mail';"],
    ['workflows/relay.ts', "import { type A, deliverMail } from '../activities/mail/deliver-mail';"],
    ['workflows/relay.ts', "import { openRegister } from '../register/database';"],
    ['workflows/kase.ts', "import { formOf } from '../domain/forms/process-forms.schema';\nimport 'node:fs';"],
    ['register/cases.ts', "import { DEFAULTS } from '../workflows/messages';"],
    ['register/cases.ts', "import { Client } from '@temporalio/client';"],
    ['activities/register.ts', "import { run } from '../worker/case-worker';"],
    ['activities/register.ts', "export * from '../client/gateway';"],
    ['client/gateway.ts', "import { relayCase } from '../workflows/relay';"],
    ['client/gateway.ts', "import { deliver } from '../activities/mail/deliver-mail';"],
    ['client/inbox/routes.ts', "import { Pool } from 'pg';"],
    ['client/inbox/routes.ts', "const { Pool } = require('pg');"],
    ['client/inbox/routes.ts', "const seed = await import('../../embedded/demo/seed');"],
    ['worker/main.ts', "import { app } from '../client/app';"],
    ['embedded/main.ts', "import { buildBundle } from '../worker/bundle';"],
    ['embedded/main.ts', "import {\n  one,\n  two,\n} from '../client/app';"],
    ['elsewhere/x.ts', "import { one } from '../domain/instant';"],
  ])('a planted wrong import is seen: %s, %s', (file, code) => {
    expect(faultsIn(file, code)).toHaveLength(1);
  });

  test.each([
    ['workflows/relay.ts', "import type { Activities } from '../activities';"],
    ['workflows/relay.ts', "import { type Activities } from '../activities/index';"],
    ['activities/register.ts', "import type { AppendBatch } from '../workflows/messages';"],
    ['client/gateway.ts', "import { MAKE_MOVE } from '../workflows/messages';"],
  ])('an allowed import is let through: %s, %s', (file, code) => {
    expect(faultsIn(file, code)).toEqual([]);
  });
});

/** Ways of writing that the house has left, in every file of ours. */
const LEFT: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly but?: RegExp;
  readonly planted: string;
}[] = [
  { what: 'an enum', pattern: /^\s*(export\s+)?(const\s+)?enum\s+\w/m, planted: 'export enum Stage { A }' },
  {
    what: 'a default export',
    pattern: /^export default\b/m,
    but: /^test\/support\/global-/,
    planted: 'export default function f() {}',
  },
  {
    what: 'a skipped or lonely test',
    pattern: /\b(test|it|describe)\.(only|skip|todo)\b|\bx(it|test)\(/,
    planted: "test.skip('x')",
  },
  { what: 'a replaced module', pattern: /\bjest\.(mock|doMock)\(/, planted: "jest.mock('pg')" },
  {
    what: 'a path of the machine it was written on',
    pattern: new RegExp([root, homedir()].map((folder) => `${folder.replace(/[.+]/g, '\\$&')}/`).join('|')),
    planted: `readFile('${root}/x')`,
  },
];

describe('ways of writing', () => {
  const files = [...FOLDERS, 'test']
    .flatMap((folder) => sourceFiles(folder))
    .filter((file) => !file.startsWith('test/architecture/'));
  const codeOf = (file: string) => readFileSync(path.join(root, file), 'utf8');

  test.each(LEFT)('no file has $what', ({ pattern, but }) => {
    expect(files.filter((file) => but?.test(file) !== true && pattern.test(codeOf(file)))).toEqual([]);
  });

  test.each(LEFT)('$what is seen where there is one', ({ pattern, planted }) => {
    expect(planted).toMatch(pattern);
  });

  test('no folder or file is a place for whatever has no name', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|services?|misc)(\/|\.tsx?$)/.test(file))).toEqual([]);
  });

  test('only the relay and its alarm, the postman and the audit know timers', () => {
    const timers = /\b(setTimeout|sleep|condition|setHandler|proxyActivities|proxyLocalActivities)\s*[(<]/;
    const known = ['workflows/alarm.ts', 'workflows/nightly-audit.ts', 'workflows/postman.ts', 'workflows/relay.ts'];
    expect(sourceFiles('workflows').filter((file) => timers.test(codeOf(file)))).toEqual(known);
  });

  /** At the top of a module: a variable, or something empty that is filled later. */
  const kept =
    /^(?:export )?(?:let (\w+)|const (\w+)(?:: (?!readonly |Readonly)[^=\n]+)? = (?:new (?:Map|Set|Weak\w+|\w*Array)\b|\[\]|\{\}))/gm;
  const keptIn = (code: string) => [...code.matchAll(kept)].map(([, variable, filled]) => variable ?? filled);

  // All cases of a worker share the modules (docs/adr/014): one that remembers a case would tell another of it.
  test('what cases share remembers only the calendar', () => {
    // Schemas are of zod, and no workflow has zod.
    const files = ['domain', 'workflows'].flatMap((folder) => sourceFiles(folder)).filter((one) => !/schema/.test(one));
    expect(files.flatMap((file) => keptIn(codeOf(file)).map((name) => `${file} ${name}`))).toEqual([
      'domain/calendar/stockholm.ts written',
      'domain/calendar/working-days.ts namedByYear',
      'domain/calendar/working-days.ts found',
    ]);
  });

  test('a memory at the top of a module is seen where there is one', () => {
    const planted = ['let last = 0;', 'export const seen = new Map<string, number>();', 'const open: string[] = [];'];
    expect(planted.flatMap(keptIn)).toEqual(['last', 'seen', 'open']);
    expect(keptIn('const NONE: readonly string[] = [];\nconst OF: ReadonlySet<string> = new Set();')).toEqual([]);
  });
});
