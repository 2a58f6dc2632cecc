import { get, type Look, post } from './every-page';
import { PEOPLE } from './people';
import { PHRASE } from './plot-world';
import { commandId } from './visitor';
import { HOSTILE } from './world';

const REF = ':ref{[A-Za-z0-9-]{4,12}}';
const STAFF = PEOPLE.filter((person) => person !== null);
const LANDOWNER = ['signe-dal'];
/** In the unit that verifies the condition. */
const LETS = ['petra-ljung', 'mats-hedin'];

/** Every page about land, for those who work here and for the world. */
export function plotPages(): readonly Look[] {
  return [...staffPages(), ...bidPages(), ...publicPages()];
}

function staffPages(): readonly Look[] {
  const CHECK = `/mark/uppfoljning/${REF}/:task{[\\w.:%/-]{1,80}}`;
  const caseOf = (what: 'idea' | 'announced' | 'opened' | 'followUp'): Look => ({
    route: `GET /arenden/${REF}`,
    what: `a plot, ${what}`,
    kind: 'filled',
    status: 200,
    only: STAFF,
    ask: get((w) => `/arenden/${w.plots[what]}`),
  });
  return [
    { route: 'GET /mark', what: 'no plots', kind: 'empty', status: 200, ask: get('/mark'), bare: true },
    { route: 'GET /mark', what: 'plots', kind: 'filled', status: 200, ask: get('/mark') },
    { route: 'GET /mark', what: 'narrowed', kind: 'filled', status: 200, ask: get('/mark?risk=ja&stadsdel=vivalla') },
    { route: 'GET /mark', what: 'no such choice', kind: 'error', status: 200, ask: get('/mark?skede=%3Cb%3E') },
    caseOf('idea'),
    caseOf('announced'),
    caseOf('opened'),
    caseOf('followUp'),
    ...['/mark/behov', '/mark/regelverk'].flatMap((path): readonly Look[] => [
      { route: `GET ${path}`, what: 'none', kind: 'empty', status: 200, ask: get(path), bare: true },
      { route: `GET ${path}`, what: 'some', kind: 'filled', status: 200, ask: get(path) },
    ]),
    {
      route: 'GET /mark/uppfoljning',
      what: 'nothing',
      kind: 'empty',
      status: 200,
      ask: get('/mark/uppfoljning'),
      bare: true,
    },
    {
      route: 'GET /mark/uppfoljning',
      what: 'everybody’s',
      kind: 'filled',
      status: 200,
      ask: get('/mark/uppfoljning?vilka=alla'),
    },
    {
      route: `GET ${CHECK}`,
      what: 'a check',
      kind: 'filled',
      status: 200,
      only: LETS,
      ask: get((w) => `/mark/uppfoljning/${w.plots.followUp}/${w.plots.check}`),
    },
    {
      route: `GET ${CHECK}`,
      what: 'no such check',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((w) => `/mark/uppfoljning/${w.plots.followUp}/finns-inte`),
    },
    {
      route: `GET /arenden/${REF}/utvardering`,
      what: 'points',
      kind: 'filled',
      status: 200,
      only: LANDOWNER,
      ask: get((w) => `/arenden/${w.plots.opened}/utvardering`),
    },
    {
      route: `GET /arenden/${REF}/utvardering`,
      what: 'no conflict',
      kind: 'filled',
      status: 200,
      only: LANDOWNER,
      ask: get((w) => `/arenden/${w.plots.scored}/utvardering`),
    },
    {
      route: `GET /arenden/${REF}/utvardering`,
      what: 'never announced',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((w) => `/arenden/${w.plots.idea}/utvardering`),
    },
    {
      route: `POST /arenden/${REF}/utvardering/jav`,
      what: 'nothing said',
      kind: 'error',
      status: 422,
      only: LANDOWNER,
      ask: post((w) => `/arenden/${w.plots.opened}/utvardering/jav`, { why: HOSTILE }),
    },
    {
      route: `POST /arenden/${REF}/utvardering/poang`,
      what: 'no points',
      kind: 'error',
      status: 422,
      only: LANDOWNER,
      ask: post((w) => `/arenden/${w.plots.scored}/utvardering/poang`, { _bid: 'aaaaaaa1', reasons: HOSTILE }),
    },
  ];
}

function bidPages(): readonly Look[] {
  return [
    { route: 'GET /nyckel', what: 'none yet', kind: 'empty', status: 200, ask: get('/nyckel'), bare: true },
    { route: 'GET /nyckel', what: 'a key', kind: 'filled', status: 200, only: STAFF, ask: get('/nyckel') },
    {
      route: 'POST /nyckel',
      what: 'too short',
      kind: 'error',
      status: 422,
      ask: post('/nyckel', { _phrase: 'kort', _again: 'kort' }),
    },
    {
      route: `GET /arenden/${REF}/anbud`,
      what: 'sealed',
      kind: 'filled',
      status: 200,
      only: STAFF,
      ask: get((w) => `/arenden/${w.plots.announced}/anbud`),
    },
    {
      route: `GET /arenden/${REF}/anbud`,
      what: 'opened',
      kind: 'filled',
      status: 200,
      only: STAFF,
      ask: get((w) => `/arenden/${w.plots.opened}/anbud`),
    },
    {
      route: `GET /arenden/${REF}/anbud`,
      what: 'a case without bids',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((w) => `/arenden/${w.late}/anbud`),
    },
    {
      route: `POST /arenden/${REF}/anbud/ta-emot`,
      what: 'wrong',
      kind: 'error',
      status: 422,
      only: LANDOWNER,
      ask: post((w) => `/arenden/${w.plots.announced}/anbud/ta-emot`, {
        _command: commandId(),
        bidder: HOSTILE,
        organisationNumber: '559999-0009',
      }),
    },
    {
      route: `POST /arenden/${REF}/anbud/oppna`,
      what: 'early',
      kind: 'error',
      status: 409,
      only: STAFF,
      ask: post((w) => `/arenden/${w.plots.announced}/anbud/oppna`, { _phrase: PHRASE }),
    },
  ];
}

function publicPages(): readonly Look[] {
  return [
    {
      route: 'GET /markanvisningar',
      what: 'none',
      kind: 'empty',
      status: 200,
      ask: get('/markanvisningar'),
      bare: true,
    },
    { route: 'GET /markanvisningar', what: 'some', kind: 'filled', status: 200, ask: get('/markanvisningar') },
    {
      route: `GET /markanvisningar/${REF}`,
      what: 'announced',
      kind: 'filled',
      status: 200,
      ask: get((w) => `/markanvisningar/${w.plots.announced}`),
    },
    {
      route: `GET /markanvisningar/${REF}`,
      what: 'followed up',
      kind: 'filled',
      status: 200,
      ask: get((w) => `/markanvisningar/${w.plots.followUp}`),
    },
    {
      route: `GET /markanvisningar/${REF}`,
      what: 'an idea',
      kind: 'error',
      status: 404,
      only: PEOPLE,
      ask: get((w) => `/markanvisningar/${w.plots.idea}`),
    },
  ];
}
