import { get, type Look, PEOPLE, post } from './every-page';
import { HOSTILE } from './world';

/** Samverkansforum bostad: nobody waits, one case waits, and one meeting has it on its agenda. */
export function forumPages(): readonly Look[] {
  const list = 'GET /forum';
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
  ];
}
