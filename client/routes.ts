/** Who a route is for. Inside a page the rules still decide what each person sees. */
export type Visitor =
  /** Anybody, signed in or not. */
  | 'everyone'
  /** Anybody with a session. */
  | 'staff'
  /** Anybody with a session, in the social services. */
  | 'social-services'
  /** Heads and their deputies, and whoever keeps the settings. */
  | 'heads'
  /** Whoever keeps the settings. */
  | 'administrators'
  /** LFA and social services. */
  | 'housing'
  /** A session and access to the case; otherwise the same 404 as for what does not exist. */
  | 'case'
  /** A bearer token of the identity provider. */
  | 'api';

export interface RouteRow {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly who: Visitor;
  /** Title of the page in Swedish; null = no page of its own (a redirect, or data). */
  readonly title: string | null;
  /** Only there in the demonstration. */
  readonly demo?: true;
}

const ref = ':ref{[A-Za-z0-9-]{4,12}}';
const id = ':id{[a-z][a-z0-9-]{1,39}}';
const key = ':key{[a-z0-9.-]{2,60}}';
const plan = ':id{[0-9a-f-]{36}}';
const slot = ':id{tid-[a-z0-9]{8}}';
const person = ':person{[a-z][a-z0-9-]{1,39}}';
const absence = ':id{f-[0-9a-f]{8}}';

/** Every address of the product. A test fails when a route is registered that is not here, or the other way round. */
export const routes: readonly RouteRow[] = [
  { method: 'GET', path: '/healthz', who: 'everyone', title: null },
  { method: 'GET', path: '/readyz', who: 'everyone', title: null },

  { method: 'GET', path: '/logga-in', who: 'everyone', title: null },
  { method: 'GET', path: '/logga-in/klar', who: 'everyone', title: null },
  { method: 'POST', path: '/logga-ut', who: 'everyone', title: null },
  { method: 'GET', path: '/utloggad', who: 'everyone', title: 'Utloggad' },

  { method: 'GET', path: '/', who: 'staff', title: 'I dag' },
  { method: 'POST', path: '/dolj-namn', who: 'staff', title: null },
  { method: 'GET', path: '/sok', who: 'staff', title: 'Sök' },
  { method: 'POST', path: '/sok', who: 'staff', title: 'Sök' },

  { method: 'GET', path: `/arenden/${ref}`, who: 'case', title: 'Ärende' },
  { method: 'GET', path: `/arenden/${ref}/vy/:view`, who: 'case', title: 'Förhandsvisning' },
  { method: 'GET', path: `/arenden/${ref}/ratta/:no{\\d{1,6}}`, who: 'case', title: 'Rätta' },
  { method: 'GET', path: `/arenden/${ref}/kvittens/:no{\\d{1,6}}`, who: 'case', title: 'Kvittens' },
  { method: 'POST', path: `/arenden/${ref}/drag/:move{[A-Za-z-]{2,40}}`, who: 'case', title: null },
  { method: 'GET', path: `/arenden/${ref}/brev/:kind{[a-z-]{2,40}}`, who: 'case', title: 'Brev' },

  { method: 'GET', path: `/arenden/${ref}/anbud`, who: 'case', title: 'Anbud' },
  { method: 'POST', path: `/arenden/${ref}/anbud/ta-emot`, who: 'case', title: 'Anbud' },
  { method: 'POST', path: `/arenden/${ref}/anbud/oppna`, who: 'case', title: 'Anbud' },
  { method: 'GET', path: `/arenden/${ref}/utvardering`, who: 'case', title: 'Utvärdering' },
  { method: 'POST', path: `/arenden/${ref}/utvardering/jav`, who: 'case', title: 'Utvärdering' },
  { method: 'POST', path: `/arenden/${ref}/utvardering/poang`, who: 'case', title: 'Utvärdering' },
  { method: 'GET', path: '/nyckel', who: 'staff', title: 'Min nyckel för anbudsöppning' },
  { method: 'POST', path: '/nyckel', who: 'staff', title: 'Min nyckel för anbudsöppning' },

  { method: 'GET', path: '/mark', who: 'staff', title: 'Markanvisningar' },
  { method: 'GET', path: '/mark/behov', who: 'staff', title: 'Bostadsbehov' },
  { method: 'GET', path: '/mark/regelverk', who: 'staff', title: 'Regelverk för villkor' },
  { method: 'GET', path: '/mark/uppfoljning', who: 'staff', title: 'Uppföljning av villkor' },
  {
    method: 'GET',
    path: `/mark/uppfoljning/${ref}/:task{[\\w.:%/-]{1,80}}`,
    who: 'case',
    title: 'Följ upp',
  },
  { method: 'GET', path: '/markanvisningar', who: 'everyone', title: 'Markanvisningar' },
  { method: 'GET', path: '/markanvisningar.csv', who: 'everyone', title: null },
  { method: 'GET', path: `/markanvisningar/${ref}`, who: 'everyone', title: 'Markanvisning' },
  { method: 'GET', path: '/granskning', who: 'heads', title: 'Granskning' },
  { method: 'POST', path: '/granskning/ga', who: 'heads', title: null },
  { method: 'POST', path: '/granskning/:id{\\d{1,15}}/atgard', who: 'heads', title: null },
  { method: 'GET', path: '/overlamningar', who: 'staff', title: 'Överlämningar' },
  { method: 'GET', path: '/overlamningar.csv', who: 'staff', title: null },
  { method: 'GET', path: '/overlamningar/arenden', who: 'staff', title: 'Överlämnade ärenden' },

  { method: 'GET', path: '/forum', who: 'staff', title: 'Samverkansforum bostad' },
  { method: 'POST', path: '/forum', who: 'staff', title: null },
  { method: 'GET', path: `/forum/${ref}`, who: 'staff', title: 'Dagordning och minnesanteckningar' },

  { method: 'GET', path: '/installningar', who: 'staff', title: 'Enheter' },
  { method: 'GET', path: '/installningar/personer', who: 'staff', title: 'Personer och roller' },
  { method: 'GET', path: '/installningar/tider', who: 'staff', title: 'Tider' },
  { method: 'GET', path: '/installningar/enheter/ny', who: 'administrators', title: 'Ny enhet' },
  { method: 'POST', path: '/installningar/enheter/ny', who: 'administrators', title: 'Ny enhet' },
  { method: 'GET', path: `/installningar/enheter/${id}`, who: 'administrators', title: 'Enhet' },
  { method: 'POST', path: `/installningar/enheter/${id}`, who: 'administrators', title: 'Enhet' },
  { method: 'GET', path: '/installningar/personer/ny', who: 'administrators', title: 'Ny person' },
  { method: 'POST', path: '/installningar/personer/ny', who: 'administrators', title: 'Ny person' },
  { method: 'GET', path: `/installningar/personer/${id}`, who: 'administrators', title: 'Person' },
  { method: 'POST', path: `/installningar/personer/${id}`, who: 'administrators', title: 'Person' },
  { method: 'GET', path: `/installningar/tider/${key}`, who: 'administrators', title: 'Ändra tid' },
  { method: 'POST', path: `/installningar/tider/${key}`, who: 'administrators', title: 'Ändra tid' },
  { method: 'POST', path: `/installningar/tider/${key}/ta-bort`, who: 'administrators', title: null },
  { method: 'GET', path: `/installningar/jour/${id}`, who: 'heads', title: 'Jour' },
  { method: 'POST', path: `/installningar/jour/${id}`, who: 'heads', title: 'Jour' },
  { method: 'GET', path: '/installningar/lediga-dagar', who: 'staff', title: 'Lediga dagar' },
  { method: 'POST', path: '/installningar/lediga-dagar', who: 'administrators', title: 'Lediga dagar' },
  { method: 'GET', path: '/installningar/moten', who: 'staff', title: 'Mötestider' },
  { method: 'GET', path: '/installningar/moten/ny', who: 'administrators', title: 'Ny mötestid' },
  { method: 'POST', path: '/installningar/moten/ny', who: 'administrators', title: 'Ny mötestid' },
  { method: 'GET', path: `/installningar/moten/${slot}`, who: 'administrators', title: 'Mötestid' },
  { method: 'POST', path: `/installningar/moten/${slot}`, who: 'administrators', title: 'Mötestid' },
  { method: 'GET', path: '/installningar/overtaganden', who: 'heads', title: 'Övertaganden' },
  { method: 'GET', path: '/installningar/overtaganden/ny', who: 'heads', title: 'Vem tar över?' },
  { method: 'POST', path: '/installningar/overtaganden/ny', who: 'heads', title: 'Vem tar över?' },
  { method: 'POST', path: '/installningar/overtaganden/fordela', who: 'heads', title: 'Fördela' },
  { method: 'GET', path: `/installningar/overtaganden/${plan}`, who: 'heads', title: 'Övertagande' },
  { method: 'POST', path: `/installningar/overtaganden/${plan}`, who: 'heads', title: 'Övertagande' },
  { method: 'GET', path: '/installningar/bostader', who: 'housing', title: 'Bostäder' },
  { method: 'GET', path: '/installningar/bostader/ny', who: 'housing', title: 'Ny bostad' },
  { method: 'POST', path: '/installningar/bostader/ny', who: 'housing', title: 'Ny bostad' },
  { method: 'GET', path: '/installningar/bostader/:id{[a-z0-9-]{2,40}}', who: 'housing', title: 'Bostad' },
  { method: 'POST', path: '/installningar/bostader/:id{[a-z0-9-]{2,40}}', who: 'housing', title: 'Bostad' },

  { method: 'GET', path: '/franvaro', who: 'staff', title: 'Min frånvaro' },
  { method: 'POST', path: '/franvaro', who: 'staff', title: 'Min frånvaro' },
  { method: 'POST', path: '/franvaro/sjuk', who: 'staff', title: null },
  { method: 'GET', path: '/franvaro/enheten', who: 'staff', title: 'Enhetens frånvaro' },
  { method: 'GET', path: '/franvaro/import', who: 'staff', title: 'Läs in frånvaro' },
  { method: 'POST', path: '/franvaro/import', who: 'staff', title: 'Läs in frånvaro' },
  { method: 'GET', path: `/franvaro/person/${person}`, who: 'staff', title: 'Frånvaro' },
  { method: 'POST', path: `/franvaro/person/${person}`, who: 'staff', title: 'Frånvaro' },
  { method: 'GET', path: `/franvaro/${absence}`, who: 'staff', title: 'Ändra frånvaro' },
  { method: 'POST', path: `/franvaro/${absence}`, who: 'staff', title: 'Ändra frånvaro' },
  { method: 'POST', path: `/franvaro/${absence}/tillbaka`, who: 'staff', title: null },
  { method: 'POST', path: `/franvaro/${absence}/galler`, who: 'staff', title: null },
  { method: 'GET', path: `/franvaro/${absence}/arenden`, who: 'staff', title: 'Föreslagen flytt' },

  { method: 'GET', path: '/ansok', who: 'everyone', title: 'Ansök om bostadsstöd' },
  { method: 'GET', path: '/ansok/:page', who: 'everyone', title: 'Ansök om bostadsstöd' },
  { method: 'POST', path: '/ansok/:page', who: 'everyone', title: 'Ansök om bostadsstöd' },
  { method: 'GET', path: '/apply', who: 'everyone', title: 'Apply for housing support' },
  { method: 'GET', path: '/apply/:page', who: 'everyone', title: 'Apply for housing support' },
  { method: 'POST', path: '/apply/:page', who: 'everyone', title: 'Apply for housing support' },
  { method: 'GET', path: '/arenden/nytt', who: 'social-services', title: 'Ny ansökan' },
  { method: 'POST', path: '/arenden/nytt', who: 'social-services', title: null },
  { method: 'GET', path: '/arenden/nytt/:page', who: 'social-services', title: 'Ny ansökan' },
  { method: 'POST', path: '/arenden/nytt/:page', who: 'social-services', title: 'Ny ansökan' },

  { method: 'GET', path: '/oppna/:process{[A-Za-z]{4,40}}', who: 'staff', title: 'Öppna ärende' },
  { method: 'POST', path: '/oppna/:process{[A-Za-z]{4,40}}', who: 'staff', title: 'Öppna ärende' },

  { method: 'GET', path: '/dev/time', who: 'staff', title: 'Tidsmaskin', demo: true },
  { method: 'POST', path: '/dev/time', who: 'staff', title: 'Tidsmaskin', demo: true },
  { method: 'GET', path: '/dev/time.json', who: 'everyone', title: null, demo: true },
  { method: 'POST', path: '/dev/time.json', who: 'everyone', title: null, demo: true },
  { method: 'GET', path: '/dev/mail', who: 'staff', title: 'Utgående post', demo: true },
  { method: 'GET', path: '/dev/mail.json', who: 'everyone', title: null, demo: true },

  { method: 'GET', path: '/api/openapi.json', who: 'everyone', title: null },
  { method: 'POST', path: '/api/v1/intakes', who: 'api', title: null },
  { method: 'GET', path: '/api/v1/inbox', who: 'api', title: null },
  { method: 'POST', path: '/api/v1/cases', who: 'api', title: null },
  { method: 'GET', path: '/api/v1/cases/:ref', who: 'api', title: null },
  { method: 'POST', path: '/api/v1/cases/:ref/moves', who: 'api', title: null },
  { method: 'POST', path: '/api/v1/cases/:ref/bids', who: 'api', title: null },
  { method: 'GET', path: '/api/open/allocations', who: 'everyone', title: null },
  { method: 'GET', path: '/api/open/allocations/:ref', who: 'everyone', title: null },
];
