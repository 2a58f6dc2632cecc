import { get, type Look, PEOPLE, post } from './every-page';
import { HOSTILE, type World } from './world';

/** Sofia is away: her head and the administrator look after it. */
export function absencePages(): readonly Look[] {
  const heads = ['karin-holm', 'eva-norling', 'mats-hedin', 'helena-brandt', 'jonas-kvist'];
  const hers = ['karin-holm', 'jonas-kvist'];
  const ofPerson = '/franvaro/person/:person{[a-z][a-z0-9-]{1,39}}';
  const one = '/franvaro/:id{f-[0-9a-f]{8}}';
  const at =
    (rest = '') =>
    (world: World) =>
      `/franvaro/${world.absence}${rest}`;
  const wrong = { kind: HOSTILE, from: HOSTILE, to: '2026-02-30', deputy: HOSTILE };
  const round = { kind: 'holiday', from: '2037-03-02', to: '2037-03-01', deputy: 'petra-ljung' };
  const look = (row: Pick<Look, 'route' | 'what' | 'kind' | 'status' | 'ask'> & Partial<Look>): Look => row;
  return [
    look({
      route: 'GET /franvaro',
      what: 'nobody away',
      kind: 'empty',
      status: 200,
      ask: get('/franvaro'),
      bare: true,
    }),
    look({ route: 'GET /franvaro', what: 'answering for another', kind: 'filled', status: 200, ask: get('/franvaro') }),
    look({ route: 'POST /franvaro', what: 'nonsense', kind: 'error', status: 422, ask: post('/franvaro', wrong) }),
    look({ route: 'POST /franvaro', what: 'ends first', kind: 'error', status: 422, ask: post('/franvaro', round) }),
    ...(['empty', 'filled'] as const).map((kind) =>
      look({
        route: 'GET /franvaro/enheten',
        what: kind,
        kind,
        status: 200,
        only: heads,
        ask: get('/franvaro/enheten'),
        ...(kind === 'empty' ? { bare: true as const } : {}),
      }),
    ),
    look({
      route: 'GET /franvaro/import',
      what: 'form',
      kind: 'empty',
      status: 200,
      only: heads,
      ask: get('/franvaro/import'),
    }),
    ...[HOSTILE, 'sofia-berg;2037-03-02;2037-03-01;sjuk;petra-ljung', ''].map((rader) =>
      look({
        route: 'POST /franvaro/import',
        what: rader === '' ? 'nothing' : rader.slice(0, 6),
        kind: 'error',
        status: 422,
        only: heads,
        ask: post('/franvaro/import', { rader }),
      }),
    ),
    look({
      route: `GET ${ofPerson}`,
      what: 'hers',
      kind: 'filled',
      status: 200,
      only: hers,
      ask: get('/franvaro/person/sofia-berg'),
    }),
    look({
      route: `GET ${ofPerson}`,
      what: 'nobody’s',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get('/franvaro/person/nobody'),
    }),
    look({
      route: `POST ${ofPerson}`,
      what: 'nonsense',
      kind: 'error',
      status: 422,
      only: hers,
      ask: post('/franvaro/person/sofia-berg', wrong),
    }),
    look({ route: `GET ${one}`, what: 'hers', kind: 'filled', status: 200, only: hers, ask: get(at()) }),
    look({
      route: `GET ${one}`,
      what: 'no such absence',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get('/franvaro/f-00000000'),
    }),
    look({ route: `POST ${one}`, what: 'nonsense', kind: 'error', status: 422, only: hers, ask: post(at(), wrong) }),
    look({
      route: `GET ${one}/arenden`,
      what: 'hers',
      kind: 'filled',
      status: 200,
      only: hers,
      ask: get(at('/arenden')),
    }),
    look({
      route: `GET ${one}/arenden`,
      what: 'no such absence',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get('/franvaro/f-00000000/arenden'),
    }),
  ];
}
