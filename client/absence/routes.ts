import { Hono } from 'hono';
import type { Absence } from '../../domain/absence/absence';
import { readAbsences } from '../../domain/absence/import-absences';
import { maySetAbsence, sickToday } from '../../domain/absence/set-absence';
import { localDate } from '../../domain/calendar/stockholm';
import { absenceById } from '../../register/absences';
import { heldByPerson } from '../../register/cases-of-person';
import { endAbsence, importAbsences, keepAbsence, type Made, reviewAbsence } from '../../register/keep-absences';
import { changesOf } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, oneOf } from '../forms/values';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { ruleInWords } from '../words/rules';
import { absenceForm, absenceValues, errorOf, wishOf } from './form';
import { importPage } from './import-page';
import { unitsLookedAfter, usualDeputy } from './overview';
import { changePage, personPage, type Typed } from './person-page';
import { proposalPage, unitPage } from './unit-page';

const PERSON = ':person{[a-z][a-z0-9-]{1,39}}';
const ABSENCE = ':id{f-[0-9a-f]{8}}';

/** Who is away and who answers: one's own, one's unit's, and a list from the staff system. */
export function absenceRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/franvaro', (c) => personPage(c, who(c).actor.id));
  app.post('/franvaro', (c) => set(c, deps, who(c).actor.id));
  app.get('/franvaro/enheten', (c) => {
    const units = unitsLookedAfter(who(c).actor, c.get('organisation'));
    return units.length === 0 ? problemPage(c, 'notFound', 404) : unitPage(c, units);
  });
  app.get('/franvaro/import', (c) => (looksAfterAny(c) ? importPage(c, '', null) : problemPage(c, 'notFound', 404)));
  app.post('/franvaro/import', (c) => readIn(c, deps));
  app.post('/franvaro/sjuk', (c) => sick(c, deps));
  app.get(`/franvaro/person/${PERSON}`, (c) => {
    const person = c.req.param('person');
    return mayFor(c, person) ? personPage(c, person) : problemPage(c, 'notFound', 404);
  });
  app.post(`/franvaro/person/${PERSON}`, (c) => {
    const person = c.req.param('person');
    return mayFor(c, person) ? set(c, deps, person) : problemPage(c, 'notFound', 404);
  });
  app.get(`/franvaro/${ABSENCE}`, async (c) => {
    const absence = await theirs(c, deps);
    if (absence === null) return problemPage(c, 'notFound', 404);
    return editPage(c, deps, absence, { values: absenceValues(absence), errors: {} });
  });
  app.post(`/franvaro/${ABSENCE}`, (c) => change(c, deps));
  app.post(`/franvaro/${ABSENCE}/tillbaka`, async (c) => {
    const absence = await theirs(c, deps);
    if (absence === null) return problemPage(c, 'notFound', 404);
    // Over already: said to be so, which is what was wanted.
    await endAbsence(deps.register, absence.id, madeBy(c));
    return back(c, absence.person, 'tillbaka');
  });
  app.post(`/franvaro/${ABSENCE}/galler`, async (c) => {
    const absence = await theirs(c, deps);
    if (absence === null) return problemPage(c, 'notFound', 404);
    await reviewAbsence(deps.register, absence.id, madeBy(c));
    return c.redirect('/franvaro/enheten?klart=galler', 303);
  });
  app.get(`/franvaro/${ABSENCE}/arenden`, async (c) => {
    const absence = await theirs(c, deps);
    if (absence === null) return problemPage(c, 'notFound', 404);
    return proposalPage(c, absence, await heldByPerson(deps.register, who(c).actor, absence.person));
  });
  return app;
}

function madeBy(c: Ctx): Made {
  return { actor: who(c).actor, at: c.get('now') };
}

function mayFor(c: Ctx, person: string): boolean {
  const { staffing } = c.get('organisation');
  return staffing.people.has(person) && maySetAbsence(who(c).actor, staffing, person);
}

function looksAfterAny(c: Ctx): boolean {
  return unitsLookedAfter(who(c).actor, c.get('organisation')).length > 0;
}

/** The absence of the address, for whoever may change it; else null, as for one that does not exist. */
async function theirs(c: Ctx, deps: Deps): Promise<Absence | null> {
  const absence = await absenceById(deps.register, c.req.param('id') ?? '');
  return absence !== null && mayFor(c, absence.person) ? absence : null;
}

/** To the page one came from, with what was done. */
function back(c: Ctx, person: string, done: string): Response {
  const unit = oneOf(c.get('typed') ?? {}, 'till') === 'enheten';
  const own = who(c).actor.id === person ? '/franvaro' : `/franvaro/person/${person}`;
  return c.redirect(`${unit ? '/franvaro/enheten' : own}?klart=${done}`, 303);
}

async function set(c: Ctx, deps: Deps, person: string): Promise<Response> {
  const values = fieldsIn(c.get('typed') ?? {});
  const parsed = parseForm(absenceForm, values);
  if (!parsed.ok) return personPage(c, person, { values, errors: parsed.errors });
  const kept = await keepAbsence(deps.register, wishOf(person, parsed.codes), madeBy(c));
  if (kept.kind === 'refused') return personPage(c, person, { values, errors: errorOf(kept) });
  return back(c, person, 'inlagd');
}

async function editPage(c: Ctx, deps: Deps, absence: Absence, typed: Typed): Promise<Response> {
  return changePage(c, absence, await changesOf(deps.register, ['absence'], absence.id), typed);
}

async function change(c: Ctx, deps: Deps): Promise<Response> {
  const absence = await theirs(c, deps);
  if (absence === null) return problemPage(c, 'notFound', 404);
  const values = fieldsIn(c.get('typed') ?? {});
  const parsed = parseForm(absenceForm, values);
  if (!parsed.ok) return editPage(c, deps, absence, { values, errors: parsed.errors });
  const kept = await keepAbsence(deps.register, wishOf(absence.person, parsed.codes), madeBy(c), absence.id);
  if (kept.kind === 'refused') return editPage(c, deps, absence, { values, errors: errorOf(kept) });
  return back(c, absence.person, 'inlagd');
}

/** One press, by oneself or the head: from today until further notice. */
async function sick(c: Ctx, deps: Deps): Promise<Response> {
  const typed = c.get('typed') ?? {};
  const person = oneOf(typed, 'person') || who(c).actor.id;
  if (!mayFor(c, person)) return problemPage(c, 'notFound', 404);
  const now = c.get('now');
  const wish = sickToday(person, usualDeputy(c.get('organisation'), person, now), localDate(now));
  const kept = await keepAbsence(deps.register, wish, madeBy(c));
  if (kept.kind === 'refused') return personPage(c, person, { values: {}, errors: { '': ruleInWords(kept.rule) } });
  return back(c, person, 'sjuk');
}

async function readIn(c: Ctx, deps: Deps): Promise<Response> {
  if (!looksAfterAny(c)) return problemPage(c, 'notFound', 404);
  const text = oneOf(c.get('typed') ?? {}, 'rader');
  const { read, faults } = readAbsences(text, c.get('organisation').people);
  if (read.length === 0) return importPage(c, text, faults);
  const refused = await importAbsences(deps.register, read, madeBy(c), faults);
  return refused.length > 0 ? importPage(c, text, refused) : c.redirect('/franvaro/enheten?klart=inlast', 303);
}
