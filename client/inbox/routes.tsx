import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { daysOff } from '../../register/policies';
import { boardForHead, lfaLists } from '../../register/head-board';
import { inboxCounts, inboxFor, type InboxFilter } from '../../register/inbox';
import { newsFor, noteVisit } from '../../register/visits';
import { AbsenceNotices } from '../absence/notices';
import type { Person } from '../../domain/kernel/actor';
import type { Deps, Env } from '../deps';
import { oneOf } from '../forms/values';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { safePath, who } from '../sign-in/session';
import { countFindings, seesFindings } from '../../register/audit/findings-shown';
import { lastRun } from '../../register/audit/runs';
import { inboxWords } from '../words/inbox';
import { TodayPage } from './today-page';

const LISTS = ['mine', 'unit', 'offered', 'overdue'] as const;

export function inboxRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();

  app.get('/', async (c) => {
    const { actor } = who(c);
    const filter = filterOf(c.req.query(), c.get('now'));
    const previous = await noteVisit(deps.register, actor.id, Date.now());
    const heads = actor.memberships.some((m) => m.role !== 'member');
    const lfa = actor.memberships.some((m) => m.unit.startsWith('lfa-'));
    const [counts, items, news, board, lfaBoard, off, audit] = await Promise.all([
      inboxCounts(deps.register, actor, filter.now),
      inboxFor(deps.register, actor, filter),
      previous === null ? null : newsFor(deps.register, actor, previous),
      heads ? boardForHead(deps.register, actor, filter.now) : null,
      lfa ? lfaLists(deps.register, actor, filter.now) : null,
      daysOff(deps.register),
      seesFindings(actor) ? auditLine(deps, actor) : null,
    ]);
    return page(
      c,
      { title: 'I dag', here: '/' },
      <>
        {c.req.query('klart') === undefined ? null : (
          <div class="notice" role="status">
            <p>Gjort. Din enhet har inget mer i ärendet, och ser det inte längre.</p>
          </div>
        )}
        <Claimed refTaken={c.req.query('tagen')} />
        <TodayPage
          signedIn={who(c)}
          names={namesIn(c.get('organisation'), [], filter.now)}
          organisation={c.get('organisation')}
          filter={filter}
          counts={counts}
          items={items}
          news={news}
          board={board}
          lfa={lfaBoard}
          daysOff={off}
          audit={audit}
          hideNames={c.get('hideNames')}
          notices={<AbsenceNotices c={c} />}
        />
      </>,
    );
  });

  app.post('/dolj-namn', (c) => {
    const typed = c.get('typed') ?? {};
    setCookie(c, 'stafett_dolj_namn', oneOf(typed, 'dolj') === 'ja' ? 'ja' : 'nej', {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 365 * 24 * 3600,
    });
    return c.redirect(safePath(oneOf(typed, 'till')), 303);
  });
  return app;
}

/** How many cases lie between the chairs for this person, and when that was last looked at. */
async function auditLine({ register }: Deps, actor: Person) {
  const [count, run] = await Promise.all([countFindings(register, actor), lastRun(register)]);
  return { count, run };
}

/** The list again after a claim: which case it was, and the way to it. */
function Claimed({ refTaken }: { refTaken: string | undefined }) {
  if (refTaken === undefined || !/^[A-Z0-9-]{4,12}$/.test(refTaken)) return null;
  return (
    <div class="notice" role="status">
      <p>
        {inboxWords.claimed(refTaken)} <a href={`/arenden/${refTaken}`}>Till ärendet</a>
      </p>
    </div>
  );
}

function filterOf(query: Record<string, string>, now: number): InboxFilter {
  const list = LISTS.find((one) => one === query['lista']) ?? 'unit';
  const size = /^\d{1,2}$/.test(query['storlek'] ?? '') ? Number(query['storlek']) : undefined;
  return {
    list,
    now,
    ...(query['process'] ? { process: query['process'] } : {}),
    ...(query['skede'] ? { stage: query['skede'] } : {}),
    ...(query['namn'] ? { surname: query['namn'].trim() } : {}),
    ...(size === undefined ? {} : { householdSize: size }),
  };
}
