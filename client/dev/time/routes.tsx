import { type Context, Hono } from 'hono';
import type { Instant } from '../../../domain/instant';
import type { CaseMode } from '../../../register/demo-settings';
import type { Deps, Env } from '../../deps';
import type { FormErrors } from '../../forms/values';
import { oneOf } from '../../forms/values';
import { page } from '../../layout/page';
import { signedInOnly } from '../../sign-in/session';
import type { Journey, TimeMachine } from '../../time-machine/time-machine';
import { timeMachineWords as words } from '../../words/time-machine';
import { TimePage } from './page';
import { readWish } from './wish';

/** A short journey is over before the person has looked up: then the next page is the one it was made for. */
const PATIENCE_MS = 2_500;
const RELOAD_SECONDS = '1';
const MODES: readonly unknown[] = ['worked', 'chores', 'stalled'] satisfies CaseMode[];

/** The time machine's page and its JSON, for `npm run time`, tests and the demo's seed. Never without the demo. */
export function timeRoutes(deps: Deps, machine: TimeMachine): Hono<Env> {
  const app = new Hono<Env>();
  if (!deps.settings.STAFETT_DEMO) return app;
  const wished = (now: Instant, asked: string, ref: string | null) =>
    readWish({ machine, register: deps.register }, now, asked, ref);

  const show = async (c: Context<Env>, errors: FormErrors = {}, status: 200 | 409 | 422 = 200) => {
    const [journey, settings, now] = await Promise.all([machine.journey(), machine.settings(), deps.clock.refresh()]);
    // A header and not a script: the page moves on also with scripts off.
    if (journey?.over === false) c.header('Refresh', RELOAD_SECONDS);
    return page(
      c,
      { title: words.title, here: '/dev/time', narrow: true, status, wrong: Object.keys(errors).length > 0 },
      <TimePage c={c} journey={journey} settings={settings} now={now} errors={errors} />,
    );
  };

  app.use('/dev/time', signedInOnly);
  app.get('/dev/time', (c) => show(c));
  app.post('/dev/time', async (c) => {
    const typed = c.get('typed') ?? {};
    const colleagues = oneOf(typed, 'colleagues');
    if (colleagues !== '') {
      await machine.letColleaguesWork(colleagues === 'work');
      return c.redirect('/dev/time', 303);
    }
    const ref = oneOf(typed, 'ref');
    const wish = await wished(c.get('now'), oneOf(typed, 'for'), ref === '' ? null : ref);
    if ('error' in wish) return show(c, { [wish.field]: wish.error }, 422);
    const back = oneOf(typed, 'back') === 'case' && wish.ref !== null;
    const journey = machine.go({ ...wish, mail: !back });
    if (journey === false) return show(c, { '': words.busy }, 409);
    const over = await Promise.race([journey.ended, new Promise<null>((go) => setTimeout(go, PATIENCE_MS, null))]);
    return c.redirect(over !== null && back ? `/arenden/${wish.ref}` : '/dev/time', 303);
  });
  addJson(app, machine, wished, deps);
  return app;
}

interface Asked {
  readonly for?: unknown;
  readonly mail?: unknown;
  readonly mark?: unknown;
  readonly as?: unknown;
  readonly progress?: unknown;
  readonly colleagues?: unknown;
}

/** No form can send this type, so no page elsewhere can move the time. */
function addJson(
  app: Hono<Env>,
  machine: TimeMachine,
  wished: (now: Instant, asked: string, ref: null) => ReturnType<typeof readWish>,
  deps: Deps,
): void {
  app.get('/dev/time.json', async (c) => {
    const [now, journey, settings] = await Promise.all([deps.clock.refresh(), machine.journey(), machine.settings()]);
    return c.json({ now: iso(now), journey: journey === null ? null : journeyOf(journey), settings });
  });
  app.post('/dev/time.json', async (c) => {
    if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
      return c.json({ error: 'application/json is needed' }, 415);
    const asked = (await c.req.json().catch(() => null)) as Asked | null;
    if (asked === null) return c.json({ error: 'not JSON' }, 400);
    if (typeof asked.mark === 'string') {
      if (asked.as !== null && !MODES.includes(asked.as)) return c.json({ error: 'unknown mode' }, 422);
      await machine.mark(asked.mark, asked.as as CaseMode | null);
      return c.json({ ok: true });
    }
    if (typeof asked.colleagues === 'boolean') {
      await machine.letColleaguesWork(asked.colleagues);
      return c.json({ ok: true });
    }
    if (asked.progress !== undefined) {
      await machine.show(progressOf(asked.progress));
      return c.json({ ok: true });
    }
    if (typeof asked.for !== 'string') return c.json({ error: 'for: a duration (P14D) or a reference' }, 422);
    const wish = await wished(await deps.clock.refresh(), asked.for, null);
    if ('error' in wish) return c.json({ error: wish.error }, 422);
    const journey = machine.go({ ...wish, mail: asked.mail !== false });
    if (journey === false) return c.json({ error: words.busy }, 409);
    const over = await journey.ended;
    return c.json({ now: iso(await deps.clock.refresh()), journey: journeyOf(over) }, over.failed === null ? 200 : 500);
  });
}

function progressOf(given: unknown): { done: number; of: number } | null {
  const { done, of } = (given ?? {}) as { done?: unknown; of?: unknown };
  return typeof done === 'number' && typeof of === 'number' ? { done, of } : null;
}

function journeyOf(journey: Journey) {
  const { from, to, at, over, failed, ref, done, rungs, messages, waiting } = journey;
  return {
    from: iso(from),
    to: iso(to),
    at: iso(at),
    over,
    failed,
    ref,
    messages,
    waiting,
    done: done.map((one) => ({ ...one, at: iso(one.at) })),
    rungs: rungs.map((one) => ({ ...one, at: iso(one.at) })),
  };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
