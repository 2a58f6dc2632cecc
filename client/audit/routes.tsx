import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { findingsFor, seesFindings } from '../../register/audit/findings-shown';
import { lastRun } from '../../register/audit/runs';
import type { Deps, Env } from '../deps';
import { oneOf } from '../forms/values';
import { isAway } from '../gateway';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { auditWords, isAuditNotice } from '../words/audit';
import { AuditPage } from './page';
import { remedy, type RemedyOutcome } from './remedies';

/** What the audit found, for those who answer for it: heads, and whoever looks after the system. */
export function auditRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/granskning', forThoseWhoSee);
  app.use('/granskning/*', forThoseWhoSee);

  app.get('/granskning', async (c) => {
    const [findings, run] = await Promise.all([findingsFor(deps.register, who(c).actor), lastRun(deps.register)]);
    const notice = c.req.query('utfall');
    const refusedBy = c.req.query('regel') ?? null;
    return page(
      c,
      { title: auditWords.title, here: '/granskning' },
      <AuditPage
        c={c}
        findings={findings}
        run={run}
        notice={isAuditNotice(notice) ? notice : null}
        refusedBy={refusedBy !== null && /^[a-z-]{2,40}$/.test(refusedBy) ? refusedBy : null}
      />,
    );
  });

  app.post('/granskning/ga', async (c) => {
    const done = await orAway(() =>
      deps.operator.audit({ trigger: 'button', by: who(c).actor.id, only: null }).then((all) => all !== null),
    );
    return c.redirect(`/granskning?utfall=${done === 'away' ? 'away' : done ? 'ran' : 'started'}`, 303);
  });

  app.post('/granskning/:id{\\d{1,15}}/atgard', async (c) => {
    const { actor } = who(c);
    const id = Number(c.req.param('id'));
    const own = (await findingsFor(deps.register, actor)).some((one) => one.id === id);
    // Somebody else's, or healed meanwhile: the same answer.
    if (!own) return c.redirect('/granskning?utfall=gone', 303);
    const typed = oneOf(c.get('typed') ?? {}, '_command');
    const commandId = /^[\w-]{8,60}$/.test(typed) ? typed : randomUUID();
    const outcome = await orAway(() => remedy(deps, actor, id, commandId));
    return c.redirect(`/granskning?${queryOf(outcome === 'away' ? { kind: 'away' } : outcome)}`, 303);
  });
  return app;
}

/** Everybody else is told what somebody who asks for a page that does not exist is told. */
const forThoseWhoSee: MiddlewareHandler<Env> = async (c, next) =>
  seesFindings(who(c).actor) ? next() : problemPage(c, 'notFound', 404);

function queryOf(outcome: RemedyOutcome): string {
  return outcome.kind === 'refused' ? `regel=${outcome.rule}` : `utfall=${outcome.kind}`;
}

async function orAway<T>(work: () => Promise<T>): Promise<T | 'away'> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) return 'away';
    throw error;
  }
}
