import { get, type Look, PEOPLE, post } from './every-page';
import { HOSTILE, type World } from './world';

const SET = '/installningar';

/** What administrators change: every form empty, filled and wrong. Everybody else is told that it does not exist. */
export function editablePages(): readonly Look[] {
  const person = `${SET}/personer/:id{[a-z][a-z0-9-]{1,39}}`;
  const unit = `${SET}/enheter/:id{[a-z][a-z0-9-]{1,39}}`;
  const clock = `${SET}/tider/:key{[a-z0-9.-]{2,60}}`;
  const slot = `${SET}/moten/:id{tid-[a-z0-9]{8}}`;
  return [
    form(`${SET}/enheter/ny`),
    wrong(`${SET}/enheter/ny`, `${SET}/enheter/ny`, { department: 'KSF', slug: HOSTILE, name: HOSTILE }),
    filled(unit, `${SET}/enheter/soc-jour`),
    filled(unit, `${SET}/enheter/ksf-fientlig`),
    wrong(unit, `${SET}/enheter/soc-jour`, { name: '', mailbox: HOSTILE }),
    form(`${SET}/personer/ny`),
    wrong(`${SET}/personer/ny`, `${SET}/personer/ny`, { name: HOSTILE, email: HOSTILE, roles: HOSTILE }),
    filled(person, `${SET}/personer/anna-lind`),
    filled(person, `${SET}/personer/jonas-kvist`),
    wrong(person, `${SET}/personer/anna-lind`, { name: '', email: HOSTILE }),
    form(`${SET}/tider/assign`, clock),
    filled(clock, `${SET}/tider/handover.normal`),
    wrong(clock, `${SET}/tider/assign`, { amount: HOSTILE, from: HOSTILE, why: '' }),
    ...list(`${SET}/lediga-dagar`),
    wrong(`${SET}/lediga-dagar`, `${SET}/lediga-dagar`, { day: HOSTILE, name: HOSTILE }),
    ...list(`${SET}/moten`),
    form(`${SET}/moten/ny`),
    wrong(`${SET}/moten/ny`, `${SET}/moten/ny`, { weekday: HOSTILE, time: HOSTILE, exceptions: HOSTILE }),
    { route: `GET ${slot}`, what: 'a time', kind: 'filled', status: 200, ask: get((w) => `${SET}/moten/${w.slot}`) },
    {
      route: `POST ${slot}`,
      what: 'a last day before the first',
      kind: 'error',
      status: 422,
      ask: post((w) => `${SET}/moten/${w.slot}`, {
        body: 'forum',
        weekday: '3',
        everyWeeks: '2',
        time: '09:00',
        place: 'Rum 4',
        validFrom: '2030-01-02',
        validTo: '2030-01-01',
      }),
    },
    gone(unit, `${SET}/enheter/finns-inte`),
    gone(person, `${SET}/personer/finns-inte`),
    gone(clock, `${SET}/tider/finns-inte`),
    gone(clock, `${SET}/tider/appeal.lodge`),
    ...dutyPages(),
    ...successionPages(),
    ...heatMapPages(),
    gone(slot, `${SET}/moten/tid-00000000`),
  ];
}

function list(path: string): readonly Look[] {
  return [
    { route: `GET ${path}`, what: 'none', kind: 'empty', status: 200, ask: get(path), bare: true },
    { route: `GET ${path}`, what: 'some', kind: 'filled', status: 200, ask: get(path) },
  ];
}

function form(path: string, route = path): Look {
  return { route: `GET ${route}`, what: `the form of ${path}`, kind: 'empty', status: 200, ask: get(path) };
}

function filled(route: string, path: string): Look {
  return { route: `GET ${route}`, what: path, kind: 'filled', status: 200, ask: get(path) };
}

function wrong(route: string, path: string, fields: Readonly<Record<string, string>>): Look {
  return { route: `POST ${route}`, what: `${path}, wrong`, kind: 'error', status: 422, ask: post(path, fields) };
}

/** The same answer for what does not exist as for what is not theirs. */
function gone(route: string, path: string): Look {
  return { route: `GET ${route}`, what: path, kind: 'error', status: 404, only: PEOPLE, ask: get(path) };
}

function dutyPages(): readonly Look[] {
  const duty = `${SET}/jour/:id{[a-z][a-z0-9-]{1,39}}`;
  // The head of the acute unit too, who is none of these.
  const says = { only: ['jonas-kvist'] };
  return [
    { ...filled(duty, `${SET}/jour/soc-jour`), ...says },
    { ...wrong(duty, `${SET}/jour/soc-jour`, { office: HOSTILE, other: 'lfa-matchning' }), ...says },
    gone(duty, `${SET}/jour/soc-mottagning`),
  ];
}

function successionPages(): readonly Look[] {
  const base = `${SET}/overtaganden`;
  const plan = `${base}/:id{[0-9a-f-]{36}}`;
  const steers = ['karin-holm', 'jonas-kvist'];
  const going = `${base}/ny?person=anna-lind`;
  const one = (world: World) => `${base}/${world.plan}`;
  return [
    ...list(base),
    {
      route: `GET ${base}/ny`,
      what: 'nothing there',
      kind: 'empty',
      status: 200,
      only: steers,
      ask: get(going),
      bare: true,
    },
    { route: `GET ${base}/ny`, what: 'Anna goes', kind: 'filled', status: 200, only: steers, ask: get(going) },
    gone(`${base}/ny`, `${base}/ny?person=finns-inte&slag=x`),
    { ...wrong(`${base}/ny`, `${base}/ny`, { enhet: 'ksf-registratur' }), only: ['jonas-kvist'] },
    wrong(`${base}/fordela`, `${base}/fordela`, { valda: HOSTILE, till: HOSTILE }),
    { route: `GET ${plan}`, what: 'a proposal', kind: 'filled', status: 200, only: steers, ask: get(one) },
    gone(plan, `${base}/00000000-0000-0000-0000-000000000000`),
    {
      route: `POST ${plan}`,
      what: 'goes on before it began',
      kind: 'error',
      status: 422,
      only: steers,
      ask: post(one, { _do: 'resume', 'till-1': HOSTILE }),
    },
  ];
}

function heatMapPages(): readonly Look[] {
  const [map, cases] = ['/overlamningar', '/overlamningar/arenden'];
  const pair = `${cases}?fran=soc-mottagning&till=soc-utredning`;
  return [
    ...list(map),
    {
      route: `GET ${map}`,
      what: 'no period',
      kind: 'error',
      status: 422,
      ask: get(`${map}?fran-dag=x&till-dag=2020-01-01`),
    },
    { route: `GET ${cases}`, what: 'none', kind: 'empty', status: 200, ask: get(pair), bare: true },
    { route: `GET ${cases}`, what: 'of a pair', kind: 'filled', status: 200, ask: get(pair) },
    gone(cases, `${cases}?fran=x&till=y`),
  ];
}
