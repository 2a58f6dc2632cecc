import { get, type Look, PEOPLE, post } from './every-page';
import { HOSTILE } from './world';

/** The forum with nobody waiting, one case and one agenda; and what a hand-over, a pause and an end leave behind. */
export function forumPages(): readonly Look[] {
  const list = 'GET /forum';
  const ofCase = 'GET /arenden/:ref{[A-Za-z0-9-]{4,12}}';
  const receipt = `${ofCase}/kvittens/:no{\\d{1,6}}`;
  const meeting = 'GET /forum/:ref{[A-Za-z0-9-]{4,12}}';
  return [
    { route: list, what: 'nobody waits', kind: 'empty', status: 200, ask: get('/forum'), bare: true },
    { route: list, what: 'one waits', kind: 'filled', status: 200, ask: get('/forum') },
    {
      route: meeting,
      what: 'an agenda',
      kind: 'filled',
      status: 200,
      ask: get((world) => `/forum/${world.meeting}`),
    },
    { route: meeting, what: 'no such meeting', kind: 'error', status: 404, only: PEOPLE, ask: get('/forum/ST-ZZZZZ') },
    {
      route: meeting,
      what: 'a case that is no meeting',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((world) => `/forum/${world.lifted}`),
    },
    {
      route: 'POST /forum',
      what: 'a day without a regular time',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: post('/forum', { on: HOSTILE }),
    },
    {
      route: ofCase,
      what: 'lifted to the forum',
      kind: 'filled',
      status: 200,
      only: ['anna-lind', 'karin-holm'],
      ask: get((world) => `/arenden/${world.lifted}`),
    },
    {
      route: ofCase,
      what: 'handed over, at rest, and linked',
      kind: 'filled',
      status: 200,
      only: BOTH_SIDES,
      ask: get((world) => `/arenden/${world.handed}`),
    },
    {
      route: ofCase,
      what: 'closed',
      kind: 'filled',
      status: 200,
      only: ['anna-lind', 'karin-holm'],
      ask: get((world) => `/arenden/${world.closed}`),
    },
    {
      route: receipt,
      what: 'one paper came and one did not',
      kind: 'filled',
      status: 200,
      only: BOTH_SIDES,
      ask: get((world) => `/arenden/${world.handed}/kvittens/${world.receiptNo}`),
    },
    {
      route: receipt,
      what: 'a fact that is no hand-over',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((world) => `/arenden/${world.handed}/kvittens/1`),
    },
  ];
}

const BOTH_SIDES = ['anna-lind', 'karin-holm', 'eva-norling'];
