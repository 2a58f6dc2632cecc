import { Hono } from 'hono';
import { heldThings, type HeldThing } from '../../register/held';
import { stepPlan, type PlanStep } from '../../register/change-succession';
import { changeTaker, planById, plans, proposePlan, rowsOf } from '../../register/successions';
import type { Ctx, Deps, Env } from '../deps';
import { oneOf, allOf } from '../forms/values';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { seesSuccessions } from '../settings/tabs';
import { settingRules } from '../words/setting-rules';
import { PlanPage, type PlanShown, takersFor } from './plan-page';
import { PlanList, Preview } from './preview';
import { previewOf } from './preview-of';
import { takersOf, proposalFor } from './takers';
import { ledUnits, mayApprove, mayPlan, maySee, maySteer, type PlanWish } from './who-may';

const HERE = '/installningar/overtaganden';
const ID = '[0-9a-f-]{36}';
const STEPS: readonly PlanStep[] = ['approve', 'start', 'stop', 'resume', 'withdraw'];

/** Somebody leaves, a unit goes up in another, or a head assigns many things: seen first, then carried out case by case. */
export function successionRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(HERE, async (c) => {
    if (!seesSuccessions(c)) return problemPage(c, 'notFound', 404);
    const own = (await plans(deps.register)).filter(({ plan, units }) => maySee(who(c).actor, plan, units));
    const leavers = leaversFor(c);
    return page(c, { title: 'Övertaganden', here: '/installningar' }, <PlanList c={c} plans={own} leavers={leavers} />);
  });
  app.get(`${HERE}/ny`, async (c) => {
    const wish = wishOf(c, c.req.query());
    if (wish === null) return problemPage(c, 'notFound', 404);
    const preview = await previewOf(c, deps, wish);
    return page(c, { title: 'Vem tar över?', here: '/installningar' }, <Preview c={c} {...preview} />);
  });
  app.post(`${HERE}/ny`, async (c) => {
    const typed = c.get('typed') ?? {};
    const said = Object.fromEntries(['person', 'enhet', 'till', 'slag'].map((name) => [name, oneOf(typed, name)]));
    const wish = wishOf(c, said);
    if (wish === null) return problemPage(c, 'notFound', 404);
    const preview = await previewOf(c, deps, wish);
    if (preview.refused !== null) {
      const problem = { title: 'Vem tar över?', here: '/installningar', status: 422 as const, wrong: true };
      return page(c, problem, <Preview c={c} {...preview} />);
    }
    const made = { by: who(c).actor.id, at: c.get('now') };
    return c.redirect(`${HERE}/${await proposePlan(deps.register, wish, preview.proposed, made)}`, 303);
  });
  app.post(`${HERE}/fordela`, (c) => assignTicked(c, deps));
  app.get(`${HERE}/:id{${ID}}`, async (c) => {
    const shown = await planShown(c, deps);
    return shown === null
      ? problemPage(c, 'notFound', 404)
      : page(c, { title: 'Övertagande', here: '/installningar' }, <PlanPage c={c} {...shown} />);
  });
  app.post(`${HERE}/:id{${ID}}`, (c) => steer(c, deps));
  return app;
}

/** People whose going this person may plan, by name. */
function leaversFor(c: Ctx): readonly string[] {
  const organisation = c.get('organisation');
  return organisation.people
    .filter(({ id, left }) => !left && mayPlan(who(c).actor, organisation, leaving(id)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map(({ id }) => id);
}

function leaving(person: string): PlanWish {
  return { kind: 'leave', person, unit: null, toUnit: null };
}

/** What is asked for, when this person may plan it. */
function wishOf(c: Ctx, said: Readonly<Record<string, string>>): PlanWish | null {
  const { people, units } = c.get('organisation');
  const person = people.find(({ id, left }) => id === said['person'] && !left)?.id ?? null;
  const unit = units.find(({ id, closed }) => id === said['enhet'] && !closed)?.id ?? null;
  const till = units.find(({ id, closed }) => id === said['till'] && !closed)?.id ?? null;
  if (person === null && unit === null) return null;
  const wish: PlanWish =
    person !== null
      ? { kind: said['slag'] === 'fordela' ? 'assign' : 'leave', person, unit: null, toUnit: null }
      : { kind: till === null ? 'close' : 'merge', person: null, unit, toUnit: till };
  return mayPlan(who(c).actor, c.get('organisation'), wish) ? wish : null;
}

/** What was ticked on the board, to one person or evenly: a plan of its own that starts at once. */
async function assignTicked(c: Ctx, deps: Deps): Promise<Response> {
  const { actor } = who(c);
  const typed = c.get('typed') ?? {};
  const units = ledUnits(actor);
  if (units.length === 0) return problemPage(c, 'notFound', 404);
  const ticked = await heldThings(deps.register, { ticked: allOf(typed, 'valda'), units });
  const things = ticked.filter(({ restrictedTo }) => restrictedTo === null || restrictedTo.includes(actor.id));
  const to = oneOf(typed, 'till');
  const rows = await proposedTo(c, deps, things, to);
  if (things.length === 0 || rows === null || rows.some(({ blocked }) => blocked)) {
    const sentence =
      things.length === 0 ? 'Kryssa för minst ett ärende.' : 'Den valda personen får inte ta allt du kryssade för.';
    return page(
      c,
      { title: 'Fördela', here: '/', narrow: true, status: 422, wrong: true },
      <>
        <h1>Fördela</h1>
        <p class="summary" role="alert">
          {sentence} <a href="/#fordela">Tillbaka till tavlan</a>
        </p>
      </>,
    );
  }
  const wish: PlanWish = { kind: 'assign', person: null, unit: null, toUnit: null };
  const act = { by: actor.id, at: c.get('now') };
  const id = await proposePlan(deps.register, wish, rows, act);
  await stepPlan(deps.register, id, 'start', act);
  return c.redirect(`${HERE}/${id}`, 303);
}

async function proposedTo(c: Ctx, deps: Deps, things: readonly HeldThing[], to: string) {
  const about = { at: c.get('now'), leaver: null, toUnit: null };
  if (to === 'jamnt') return proposalFor(deps.register, c.get('organisation'), things, about);
  const takers = takersOf(c.get('organisation'), new Map(), c.get('now'), null);
  const allowed = things.every(
    ({ unit, restrictedTo }) =>
      takers(unit).some(({ id }) => id === to) && (restrictedTo === null || restrictedTo.includes(to)),
  );
  return allowed ? things.map((held) => ({ held, to, blocked: false })) : null;
}

/** The plan as this person may see it, or null. */
async function planShown(c: Ctx, { register }: Deps): Promise<PlanShown | null> {
  const { actor } = who(c);
  const plan = await planById(register, c.req.param('id') ?? '');
  if (plan === null) return null;
  const rows = await rowsOf(register, plan.id);
  if (
    !maySee(
      actor,
      plan,
      rows.map(({ unit }) => unit),
    )
  )
    return null;
  const organisation = c.get('organisation');
  const takers = takersOf(organisation, new Map(), c.get('now'), plan.kind === 'leave' ? plan.person : null);
  return {
    plan,
    rows,
    restricted: await restrictedAmong(
      register,
      rows.map(({ ref }) => ref),
    ),
    takers: (unit) => takers(plan.toUnit ?? unit),
    steers: maySteer(actor, organisation, plan),
    approves: mayApprove(actor, plan),
    refused: null,
  };
}

async function restrictedAmong(register: Deps['register'], refs: readonly string[]) {
  const things = await heldThings(register, { refs });
  return new Map(
    things.flatMap(({ ref, restrictedTo }) => (restrictedTo === null ? [] : [[ref, restrictedTo] as const])),
  );
}

async function steer(c: Ctx, deps: Deps): Promise<Response> {
  const shown = await planShown(c, deps);
  if (shown === null) return problemPage(c, 'notFound', 404);
  const typed = c.get('typed') ?? {};
  const { plan, steers, approves } = shown;
  const act = { by: who(c).actor.id, at: c.get('now') };
  const step = STEPS.find((one) => one === oneOf(typed, '_do'));
  if (step === 'approve' ? !approves : !steers) return problemPage(c, 'notFound', 404);
  if (plan.state === 'proposed' || plan.state === 'stopped') {
    for (const row of shown.rows) {
      const said = typed[`till-${row.seq}`];
      if (said === undefined || !steers) continue;
      const to = oneOf(typed, `till-${row.seq}`);
      const named = shown.restricted.get(row.ref);
      const may = takersFor(shown, row).some(({ id }) => id === to);
      if (to === '' ? named === undefined : may)
        await changeTaker(deps.register, plan.id, row.seq, to === '' ? null : to);
    }
  }
  const done = step === undefined ? 'changed' : await stepPlan(deps.register, plan.id, step, act);
  if (done === 'changed' || done === 'unchanged') return c.redirect(`${HERE}/${plan.id}`, 303);
  const now = (await planShown(c, deps)) ?? shown;
  const problem = { title: 'Övertagande', here: '/installningar', status: 422 as const, wrong: true };
  return page(c, problem, <PlanPage c={c} {...now} refused={settingRules[done]} />);
}
