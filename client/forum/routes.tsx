import { Hono } from 'hono';
import { addDays } from '../../domain/calendar/civil-date';
import { localDate, localTime } from '../../domain/calendar/stockholm';
import { isIn, type Person } from '../../domain/kernel/actor';
import { FORUM_UNIT } from '../../domain/kernel/units';
import { meetingsBetween } from '../../domain/settings/meeting-slots';
import { slotsOf } from '../../register/change-clocks';
import { decidedBy, liftedCases, type Meeting, meetingByRef, openMeetings } from '../../register/forum';
import { factsOf } from '../../register/cases';
import { daysOff } from '../../register/policies';
import { bodiesOf } from '../../register/texts';
import { REF_PATTERN } from '../cases/routes';
import type { Ctx, Deps, Env } from '../deps';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { isSeen, openableBy, openCase } from '../open-case/open-case';
import { problemPage } from '../problem-pages';
import { oneOf } from '../forms/values';
import { who } from '../sign-in/session';
import { forumWords } from '../words/forum';
import { ForumPage } from './forum-page';
import { MeetingPage } from './meeting-page';

/** Regular times this far ahead are offered to be planned. */
const AHEAD_DAYS = 60;

/** Samverkansforum bostad: what waits for it, its meetings, and each meeting's agenda and minutes. */
export function forumRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/forum', (c) => show(c, deps));
  app.post('/forum', (c) => plan(c, deps));
  app.get(`/forum/:ref{${REF_PATTERN}}`, (c) => showMeeting(c, deps, c.req.param('ref')));
  return app;
}

async function show(c: Ctx, deps: Deps): Promise<Response> {
  const { actor, csrf } = who(c);
  const now = c.get('now');
  const today = localDate(now);
  const [lifted, meetings, slots, off] = await Promise.all([
    liftedCases(deps.register, actor),
    openMeetings(deps.register),
    slotsOf(deps.register, 'forum'),
    daysOff(deps.register),
  ]);
  const planned = new Set(meetings.map(({ on }) => on));
  const free = meetingsBetween(slots, today, addDays(today, AHEAD_DAYS), off).filter(({ on }) => !planned.has(on));
  return page(
    c,
    { title: forumWords.title, here: '/forum' },
    <ForumPage
      lifted={lifted}
      meetings={meetings}
      slots={isIn(actor, FORUM_UNIT) ? free : []}
      mayPlan={isIn(actor, FORUM_UNIT)}
      planning={c.req.query('planeras') !== undefined}
      names={namesIn(c.get('organisation'), [], now)}
      csrf={csrf}
      now={now}
      daysOff={off}
    />,
  );
}

/** A regular time becomes a meeting; pressed twice it is the same one. An extra meeting is opened by its own form. */
async function plan(c: Ctx, deps: Deps): Promise<Response> {
  const { actor } = who(c);
  const forum = openableBy(actor).find(({ name }) => name === 'coordinationForum');
  const slots = await slotsOf(deps.register, 'forum');
  const wanted = oneOf(c.get('typed') ?? {}, 'on');
  const today = localDate(c.get('now'));
  const times = meetingsBetween(slots, today, addDays(today, AHEAD_DAYS), await daysOff(deps.register));
  const slot = times.find(({ on }) => on === wanted);
  if (forum === undefined || slot === undefined) return problemPage(c, 'notFound', 404);
  const answers = { meetingOn: slot.on, meetingAt: localTime(slot.at).replace(':', '.') };
  const opened = await openCase(deps, forum, { answers, idempotencyKey: `forum-${slot.slot}-${slot.on}`, by: actor });
  const seen = 'ref' in opened && (await isSeen(deps.register, opened.ref));
  return c.redirect(seen ? `/forum/${opened.ref}` : '/forum?planeras=ja', 303);
}

async function showMeeting(c: Ctx, deps: Deps, ref: string): Promise<Response> {
  const { actor } = who(c);
  const meeting = await meetingByRef(deps.register, ref);
  if (meeting === null) return problemPage(c, 'notFound', 404);
  const [lifted, decided] = await Promise.all([
    liftedCases(deps.register, actor),
    decidedBy(deps.register, ref, actor),
  ]);
  const agenda = lifted.filter(({ item }) => item.meeting === ref);
  const hashes = [
    ...agenda.flatMap(({ item }) => item.question ?? []),
    ...decided.flatMap((one) => Object.values(one.texts)),
  ];
  return page(
    c,
    { title: `${forumWords.minutes} ${ref}`, here: '/forum' },
    <MeetingPage
      meeting={meeting}
      agenda={agenda}
      decided={decided}
      texts={await bodiesOf(deps.register, hashes)}
      notes={await notesFor(c, deps, actor, meeting)}
      names={namesIn(c.get('organisation'), [], c.get('now'))}
      now={c.get('now')}
      daysOff={await daysOff(deps.register)}
    />,
  );
}

/** What was noted at a meeting is for those who were called to it, and for the forum itself. */
async function notesFor(c: Ctx, { register }: Deps, actor: Person, { ref, called }: Meeting): Promise<string | null> {
  const { units } = c.get('organisation');
  const now = (id: string) => units.find((one) => one.id === id)?.mergedInto ?? id;
  if (![FORUM_UNIT, ...called, ...called.map(now)].some((unit) => isIn(actor, unit))) return null;
  const held = (await factsOf(register, ref)).findLast(
    (fact) => fact.type === 'TaskCompleted' && fact.kind === 'hold-meeting',
  );
  const hash = held?.type === 'TaskCompleted' ? held.texts['notes'] : undefined;
  return hash === undefined ? null : ((await bodiesOf(register, [hash])).get(hash) ?? null);
}
