import { localDate } from '../../../domain/calendar/stockholm';
import { conditionsOf } from '../../../domain/land-allocation/conditions';
import {
  done,
  type LandOffice,
  lastMeeting,
  made,
  opened,
  type PlotDay,
  refOf,
  toAgreement,
  toMethod,
  toNotice,
} from './land-office';

const RULEBOOKS = 'landConditionsRulebook';
const FLATS = ['1101', '1102', '1201', '1202'] as const;

/**
 * A plot that people have lived on for eleven months: its flats are delivered, the first year's checks can be made, and
 * the housing supply has just found one of its conditions broken.
 */
export const followedPlot: readonly PlotDay[] = [
  { daysAgo: 535, work: rulebook },
  { daysAgo: 535, work: decided },
  { daysAgo: 508, work: agreed },
  { daysAgo: 474, work: sold },
  { daysAgo: 330, work: delivered },
  { daysAgo: 182, work: revised },
  { daysAgo: 6, work: broken },
];

async function rulebook(office: LandOffice): Promise<void> {
  const decidedOn = lastMeeting(localDate(office.now));
  const ref = await opened(office, 'signe-dal', 'rulebook', RULEBOOKS, 'open-rulebook');
  await done(office, 'signe-dal', ref, 'draft-rulebook');
  for (const [person, unit] of [
    ['johan-ek', 'soc-utredning'],
    ['ingrid-vall', 'lfa-forvaltning'],
    ['nadja-ivarsson', 'ksf-hallbarhet'],
    ['sara-kling', 'obo-uthyrning'],
  ] as const)
    await done(office, person, ref, 'consultation', {}, unit);
  await done(office, 'signe-dal', ref, 'weigh-answers');
  await done(office, 'signe-dal', ref, 'decide-rulebook', { decidedOn, validFrom: decidedOn });
}

async function decided(office: LandOffice): Promise<void> {
  const site = { site: 'Sagan 3', dnr: 'SBK 61/2025', district: 'tybble', homes: '40' };
  const ref = await toMethod(office, 'followed', site, String(FLATS.length));
  await toNotice(office, ref, { name: 'Fingerade Hem AB', orgNumber: '559999-0016', contact: 'Lo Fingerad' });
}

async function agreed(office: LandOffice): Promise<void> {
  const ref = refOf(office, 'followed');
  const today = localDate(office.now);
  await toAgreement(office, ref, { permit: 2, start: 3, complete: 7, moveIn: 8 });
  await done(office, 'signe-dal', ref, 'apply-for-permit', { completeOn: today });
  await done(office, 'henrik-strom', ref, 'permit-decision', { noticeOn: today });
}

async function sold(office: LandOffice): Promise<void> {
  const ref = refOf(office, 'followed');
  const today = localDate(office.now);
  await done(office, 'henrik-strom', ref, 'start-decision', { startDecisionOn: today });
  await done(office, 'signe-dal', ref, 'sign-transfer', { signedOn: today });
  await done(office, 'signe-dal', ref, 'construction-started', { startedOn: today });
  await done(office, 'ingrid-vall', ref, 'prepare-flats');
}

async function delivered(office: LandOffice): Promise<void> {
  const ref = refOf(office, 'followed');
  const today = localDate(office.now);
  await done(office, 'signe-dal', ref, 'construction-completed', { finalDecisionOn: today });
  await office.desk.move('elias-roos', ref, 'accept', null, {});
  const condition = await leaseOf(office, ref);
  for (const flat of FLATS) {
    await made(office, 'elias-roos', ref, 'offer-flat', { condition, flat });
    await done(office, 'ingrid-vall', ref, 'answer-flat');
  }
  await done(office, 'elias-roos', ref, 'deliver-flats', {
    firstMoveIn: today,
    summary: `${FLATS.length} av ${FLATS.length} lägenheter lämnade.`,
  });
}

/** Once a year somebody asks whether the rulebook still holds. */
async function revised(office: LandOffice): Promise<void> {
  await done(office, 'signe-dal', refOf(office, 'rulebook'), 'revise-rulebook');
}

async function broken(office: LandOffice): Promise<void> {
  const ref = refOf(office, 'followed');
  const condition = await leaseOf(office, ref);
  await made(office, 'ingrid-vall', ref, 'report-condition-breach', {
    condition,
    seenOn: localDate(office.now),
    what: 'En av de fyra lägenheterna hyrs ut på annat sätt än avtalat.',
  });
}

/** The condition on flats that the municipality leases: the plot's first. */
async function leaseOf({ desk }: LandOffice, ref: string): Promise<string> {
  const { data } = await desk.seeCase('elias-roos', ref);
  return Object.keys(conditionsOf(data))[0] ?? '';
}
