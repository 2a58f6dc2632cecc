import type { RouteRow, Visitor as Audience } from '../../../client/routes';
import { exampleAnswers } from '../../../domain/intake/example';
import { pagesOf } from '../../../domain/intake/intake.schema';
import { baseOf, slugOf } from '../../../client/intake/paths';
import { intakeClock } from '../../../client/submit-intake';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { absencePages } from './absence-pages';
import { PEOPLE } from './people';
import { auditPages } from './audit-pages';
import { demoPages } from './demo-pages';
import type { Guest } from './guest';
import { type Answer, commandId } from './visitor';
import { plotPages } from './plot-pages';
import { editablePages } from './editable-pages';
import { forumPages } from './forum-pages';
import { openingPages } from './opening-pages';
import { FIRST_CONTACT, HOSTILE, type World } from './world';

export { PEOPLE };

/** One look at a page. `bare` is a register without cases and homes, where every list is empty. */
export interface Look {
  readonly route: string;
  readonly what: string;
  readonly kind: 'empty' | 'filled' | 'error';
  /** Answer for those whom the page is for; everybody else is sent to sign-in or told that it does not exist. */
  readonly status: number;
  readonly ask: (guest: Guest, world: World) => Promise<Answer>;
  /** Narrower than the route's own audience. */
  readonly only?: readonly (string | null)[];
  readonly bare?: true;
}

const CASE = '/arenden/:ref{[A-Za-z0-9-]{4,12}}';
const HOMES = '/installningar/bostader';
const MOTTAGNING = ['anna-lind', 'karin-holm'];

export const get =
  (path: string | ((world: World) => string)): Look['ask'] =>
  (guest, world) =>
    guest.get(typeof path === 'string' ? path : path(world));
export const post =
  (path: string | ((world: World) => string), fields: Readonly<Record<string, string>> = {}): Look['ask'] =>
  (guest, world) =>
    guest.post(typeof path === 'string' ? path : path(world), fields);

const task = (kind: string, version = '1') => ({
  _command: commandId(),
  _task: `1.${kind}`,
  _version: version,
  _do: 'send',
});

/** Every route that shows a page, as empty, as filled and with something wrong, as far as it can be that. */
export function looks(): readonly Look[] {
  return [
    ...firstScreen(),
    ...auditPages(),
    ...casePages(),
    ...absencePages(),
    ...forumPages(),
    ...plotPages(),
    ...settingsPages(),
    ...editablePages(),
    ...intakePages(),
    ...openingPages(),
    ...demoPages(),
  ];
}

function firstScreen(): readonly Look[] {
  return [
    { route: 'GET /utloggad', what: 'signed out', kind: 'empty', status: 200, ask: get('/utloggad') },
    { route: 'GET /', what: 'nothing to do', kind: 'empty', status: 200, ask: get('/'), bare: true },
    { route: 'GET /', what: 'the unit’s', kind: 'filled', status: 200, ask: get('/') },
    ...['mine', 'offered', 'overdue'].map(
      (list): Look => ({ route: 'GET /', what: list, kind: 'filled', status: 200, ask: get(`/?lista=${list}`) }),
    ),
    {
      route: 'GET /',
      what: 'no such list',
      kind: 'error',
      status: 200,
      ask: get('/?lista=x&skede=x&storlek=x&namn=%3Cb%3E'),
    },
    { route: 'GET /sok', what: 'before a search', kind: 'empty', status: 200, ask: get('/sok') },
    {
      route: 'POST /sok',
      what: 'nothing found',
      kind: 'empty',
      status: 200,
      ask: post('/sok', { q: HOSTILE }),
      bare: true,
    },
    { route: 'POST /sok', what: 'found by name', kind: 'filled', status: 200, ask: post('/sok', { q: '"\'>' }) },
    {
      route: 'POST /sok',
      what: 'too much',
      kind: 'error',
      status: 413,
      ask: post('/sok', { q: 'x'.repeat(300_000) }),
      only: PEOPLE,
    },
  ];
}

function casePages(): readonly Look[] {
  const at = (of: (world: World) => string, rest = '') => get((world) => `/arenden/${of(world)}${rest}`);
  const done = (world: World) => world.done;
  const drag = (move: string) => (world: World) => `/arenden/${world.done}/drag/${move}`;
  const first = 'GET ';
  const views = Object.keys(municipalContract.views);
  return [
    ...municipalContract.stages.map(
      ({ name }): Look => ({
        route: first + CASE,
        what: `stage ${name}`,
        kind: 'filled',
        status: 200,
        only: MOTTAGNING,
        ask: at((w) => w.byStage[name] ?? ''),
      }),
    ),
    ...Object.keys(municipalContract.tasks).map(
      (kind): Look => ({
        route: first + CASE,
        what: `task ${kind}`,
        kind: 'empty',
        status: 200,
        only: ['eva-norling'],
        ask: at((w) => w.byTask[kind] ?? ''),
      }),
    ),
    {
      route: first + CASE,
      what: 'done and noted',
      kind: 'filled',
      status: 200,
      only: MOTTAGNING,
      ask: at(done, '?klart=complete'),
    },
    { route: first + CASE, what: 'late', kind: 'filled', status: 200, only: MOTTAGNING, ask: at((w) => w.late) },
    { route: first + CASE, what: 'secret', kind: 'filled', status: 200, only: ['anna-lind'], ask: at((w) => w.secret) },
    {
      route: first + CASE,
      what: 'held by LFA',
      kind: 'filled',
      status: 200,
      only: ['petra-ljung', 'mats-hedin'],
      ask: at((w) => w.lfa),
    },
    { route: first + CASE, what: 'no such case', kind: 'error', status: 404, only: PEOPLE, ask: at(() => 'ST-ZZZZZ') },
    ...views.map(
      (view): Look => ({
        route: `${first}${CASE}/vy/:view`,
        what: view,
        kind: 'filled',
        status: 200,
        only: MOTTAGNING,
        ask: at(done, `/vy/${view}`),
      }),
    ),
    {
      route: `${first}${CASE}/vy/:view`,
      what: 'no such view',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: at(done, '/vy/x'),
    },
    {
      route: `${first}${CASE}/ratta/:no{\\d{1,6}}`,
      what: 'one of the answers',
      kind: 'filled',
      status: 200,
      only: MOTTAGNING,
      ask: get((w) => `/arenden/${w.done}/ratta/${w.answersNo}?falt=urgency`),
    },
    {
      route: `${first}${CASE}/ratta/:no{\\d{1,6}}`,
      what: 'no such fact',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: at(done, '/ratta/99'),
    },
    {
      route: `${first}${CASE}/brev/:kind{[a-z-]{2,40}}`,
      what: 'receipt',
      kind: 'filled',
      status: 200,
      only: MOTTAGNING,
      ask: at((w) => w.late, '/brev/receipt'),
    },
    ...['decision', 'hearing', 'ivo-package'].map(
      (kind): Look => ({
        route: `${first}${CASE}/brev/:kind{[a-z-]{2,40}}`,
        what: kind,
        kind: 'filled',
        status: 200,
        only: ['eva-norling'],
        ask: at((w) => w.byTask[taskWithLetter(kind)] ?? '', `/brev/${kind}`),
      }),
    ),
    {
      route: `${first}${CASE}/brev/:kind{[a-z-]{2,40}}`,
      what: 'no such letter',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: at(done, '/brev/x-y'),
    },
    {
      route: `POST ${CASE}/drag/:move{[A-Za-z-]{2,40}}`,
      what: 'nothing filled in',
      kind: 'error',
      status: 422,
      only: MOTTAGNING,
      ask: post((w) => `/arenden/${w.late}/drag/complete`, { ...task('first-contact'), summary: HOSTILE }),
    },
    {
      route: `POST ${CASE}/drag/:move{[A-Za-z-]{2,40}}`,
      what: 'somebody was first',
      kind: 'error',
      status: 409,
      only: MOTTAGNING,
      ask: post(drag('complete'), { ...task('first-contact', '7'), ...FIRST_CONTACT, summary: HOSTILE }),
    },
    {
      route: `POST ${CASE}/drag/:move{[A-Za-z-]{2,40}}`,
      what: 'an example',
      kind: 'filled',
      status: 200,
      only: MOTTAGNING,
      ask: post((w) => `/arenden/${w.late}/drag/complete`, { ...task('first-contact'), _do: 'example' }),
    },
    {
      route: `POST ${CASE}/drag/:move{[A-Za-z-]{2,40}}`,
      what: 'a preview before an offer',
      kind: 'filled',
      status: 200,
      only: MOTTAGNING,
      ask: post((w) => `/arenden/${w.late}/drag/offer`, {
        _command: commandId(),
        _do: 'send',
        to: 'soc-boendestod',
        because: HOSTILE,
      }),
    },
  ];
}

function taskWithLetter(kind: string): string {
  const row = Object.values(municipalContract.tasks).find((one) => one.letters?.includes(kind));
  if (row === undefined) throw new Error(`No task has the letter ${kind}`);
  return row.kind;
}

function settingsPages(): readonly Look[] {
  const look = (path: string): readonly Look[] => [
    { route: `GET ${path}`, what: 'no cases', kind: 'empty', status: 200, ask: get(path), bare: true },
    { route: `GET ${path}`, what: 'in use', kind: 'filled', status: 200, ask: get(path) },
  ];
  const lfa = ['petra-ljung', 'mats-hedin'];
  const one = `${HOMES}/:id{[a-z0-9-]{2,40}}`;
  return [
    ...look('/installningar'),
    ...look('/installningar/personer'),
    ...look('/installningar/tider'),
    ...look(HOMES),
    { route: `GET ${HOMES}/ny`, what: 'form', kind: 'empty', status: 200, only: lfa, ask: get(`${HOMES}/ny`) },
    {
      route: `POST ${HOMES}/ny`,
      what: 'wrong',
      kind: 'error',
      status: 422,
      only: lfa,
      ask: post(`${HOMES}/ny`, { address: HOSTILE, rooms: 'tre' }),
    },
    {
      route: `GET ${one}`,
      what: 'a home',
      kind: 'filled',
      status: 200,
      ask: get((w) => `${HOMES}/${w.home}`),
    },
    {
      route: `GET ${one}`,
      what: 'no such home',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get(`${HOMES}/finns-inte`),
    },
    {
      route: `POST ${one}`,
      what: 'wrong',
      kind: 'error',
      status: 422,
      only: lfa,
      ask: post((w) => `${HOMES}/${w.home}`, { address: HOSTILE }),
    },
  ];
}

/** A new application comes after a closed case that the official may see, or not at all. */
function noEarlierCase(base: string): Look {
  const ask = post(base, { efter: HOSTILE });
  return { route: `POST ${base}`, what: 'after no such case', kind: 'error', status: 404, only: PEOPLE, ask };
}

function intakePages(): readonly Look[] {
  return (['sv', 'en', 'staff'] as const).flatMap((flow) => {
    const base = baseOf(flow);
    const route = { get: `GET ${base}/:page`, post: `POST ${base}/:page` };
    const clock = intakeClock(Date.now());
    const example = exampleAnswers(flow, clock);
    const pages = pagesOf(flow, example, clock);
    const filled: Look['ask'] = (guest) => guest.post(`${base}/${pages[0]?.slug}`, { _fill: '1' });
    const to =
      (before: Look['ask'], then: Look['ask']): Look['ask'] =>
      async (guest, world) => {
        const answer = await before(guest, world);
        return answer.status >= 400 ? answer : then(guest, world);
      };
    const check = slugOf(flow, 'check');
    const receipt = slugOf(flow, 'receipt');
    return [
      { route: `GET ${base}`, what: 'start', kind: 'empty', status: 200, ask: get(base) },
      ...(flow === 'staff' ? [noEarlierCase(base)] : []),
      ...pages.flatMap(({ slug, name }): Look[] => [
        {
          route: route.get,
          what: `${name}, filled in`,
          kind: 'filled',
          status: 200,
          ask: to(filled, get(`${base}/${slug}`)),
        },
        {
          route: route.post,
          what: `${name}, wrong`,
          kind: 'error',
          status: 422,
          ask: to(filled, post(`${base}/${slug}`, WRONG)),
        },
      ]),
      {
        route: route.get,
        what: 'the summary',
        kind: 'filled',
        status: 200,
        ask: to(filled, get(`${base}/${check}`)),
      },
      { route: route.get, what: 'the summary of nothing', kind: 'empty', status: 200, ask: get(`${base}/${check}`) },
      {
        route: route.get,
        what: 'the receipt',
        kind: 'filled',
        status: 200,
        ask: to(filled, to(post(`${base}/${check}`), get(`${base}/${receipt}`))),
      },
      {
        route: route.get,
        what: 'no such page',
        kind: 'error',
        status: 404,
        only: PEOPLE,
        ask: get(`${base}/finns-inte`),
      },
    ] satisfies Look[];
  });
}

/** Answers that no page takes, for every field there is. */
const WRONG: Readonly<Record<string, string>> = {
  forWhom: HOSTILE,
  applicantName: '',
  applicantNumber: HOSTILE,
  adults: HOSTILE,
  children: HOSTILE,
  child1Birth: HOSTILE,
  child1Name: HOSTILE,
  whereTonight: HOSTILE,
  reason: HOSTILE,
  whatHappened: HOSTILE.repeat(400),
  incomes: HOSTILE,
  efforts: HOSTILE,
  contactWay: HOSTILE,
  email: HOSTILE,
  channel: HOSTILE,
  receivedAt: HOSTILE,
  until: HOSTILE,
};

const AUDIENCE: Readonly<Record<Exclude<Audience, 'case' | 'api'>, readonly (string | null)[]>> = {
  everyone: PEOPLE,
  staff: PEOPLE.filter((person) => person !== null),
  heads: ['karin-holm', 'eva-norling', 'mats-hedin', 'helena-brandt', 'jonas-kvist'],
  administrators: ['jonas-kvist'],
  'social-services': ['anna-lind', 'karin-holm', 'eva-norling'],
  housing: ['anna-lind', 'karin-holm', 'eva-norling', 'petra-ljung', 'mats-hedin'],
};

/** What this person should be answered. Nobody signed in: to sign-in; not theirs: the 404 of what does not exist. */
export function expectedFor(look: Look, row: RouteRow, person: string | null): number {
  const audience = row.who === 'case' || row.who === 'api' ? (look.only ?? []) : (look.only ?? AUDIENCE[row.who]);
  if (person === null && row.who !== 'everyone') return look.status === 413 ? 413 : 303;
  return audience.includes(person) ? look.status : 404;
}
