import { addDays, addMonths } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import { DEMO_PHRASE } from '../../../domain/land-allocation/demo-phrase';
import { Browser } from '../browser';
import { followedPlot } from './followed-plot';
import {
  cited,
  done,
  type LandOffice,
  made,
  opened,
  PLOTS,
  type PlotDay,
  refOf,
  toAgreement,
  toMethod,
  toNotice,
} from './land-office';

const OPENERS = ['signe-dal', 'viktor-hed'] as const;

const NEEDS = 'housingNeed';

/**
 * Invented plots: one that people live on, one decided and waiting for its permit with a forecast that is late, one announced with a
 * sealed bid, one that is an idea; the rulebook they follow, and the need
 * that some of them answer.
 */
export const plotDays: readonly PlotDay[] = [
  ...followedPlot,
  { daysAgo: 118, work: need },
  { daysAgo: 112, work: directlyToTheCouncil },
  // Three weeks and some days after the notice: as soon as the decision has legal force.
  { daysAgo: 87, work: signed },
  { daysAgo: 40, work: announced },
  { daysAgo: 12, work: bidAndIdea },
  { daysAgo: 2, work: lateForecast },
];

async function need(office: LandOffice): Promise<void> {
  const neededBy = addMonths(localDate(office.now), 36);
  const ref = await opened(office, 'ingrid-vall', 'need', NEEDS, 'open-need', { neededBy });
  await office.desk.move('ingrid-vall', ref, 'claim', null, {});
}

async function directlyToTheCouncil(office: LandOffice): Promise<void> {
  const site = { site: 'Påhittaren 4', dnr: 'SBK 118/2026', district: 'vivalla', homes: '80' };
  const ref = await toMethod(office, 'decided', site);
  await toNotice(office, ref, { name: 'Påhittade Bostäder AB', orgNumber: '559999-0008', contact: 'Kim Påhitt' });
}

async function signed(office: LandOffice): Promise<void> {
  await toAgreement(office, refOf(office, 'decided'), { permit: 8, start: 14, complete: 32, moveIn: 34 });
}

async function announced(office: LandOffice): Promise<void> {
  for (const person of OPENERS) {
    const browser = await Browser.signedIn(office.desk.addresses, person);
    await browser.post('/nyckel', { _phrase: DEMO_PHRASE, _again: DEMO_PHRASE });
  }
  const ref = await toMethod(office, 'announced', { site: 'Fantasien 2', dnr: 'SBK 140/2026', district: 'varberga' });
  await done(office, 'signe-dal', ref, 'choose-method', { rulebook: cited(office), method: 'comparison' });
  for (const [kind, weight] of [
    ['social', '50'],
    ['rent', '30'],
    ['price', '20'],
  ] as const)
    await made(office, 'signe-dal', ref, 'set-criterion', { kind, weight });
  await done(office, 'signe-dal', ref, 'announce', {
    rulebook: cited(office),
    closesOn: addDays(localDate(office.now), 60),
    firstOpener: OPENERS[0],
    secondOpener: OPENERS[1],
  });
}

async function bidAndIdea(office: LandOffice): Promise<void> {
  await office.desk.bid('monica-asp', refOf(office, 'announced'), 'demo-bid-1', {
    bidder: 'Inbillade Bygg AB',
    organisationNumber: '559999-0016',
    contactName: 'Lo Fingerad',
    contactEmail: 'lo@inbilladebygg.example',
    sum: '38500000',
    rentPerSqm: '1425',
    socialFlats: '9',
    proposal: 'Sextio hyresrätter i trä kring en gård, nio av dem till kommunen.',
  });
  const idea = { site: 'Drömmen 1:7', dnr: 'SBK 151/2026', district: 'rosta', homes: '45', planStatus: 'unplanned' };
  const ref = await opened(office, 'signe-dal', 'idea', PLOTS, 'open-plot', idea);
  await office.desk.move('signe-dal', ref, 'claim', null, {});
}

/** Said by the developer two days ago; the holder has not yet decided what to do about it. */
async function lateForecast(office: LandOffice): Promise<void> {
  await made(office, 'signe-dal', refOf(office, 'decided'), 'report-milestone', {
    milestone: 'moveIn',
    forecast: addMonths(localDate(office.now), 37),
  });
}
