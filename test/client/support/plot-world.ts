import { addDays, addMonths } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import { HOUR_MS, type Instant } from '../../../domain/instant';
import type { FactOf } from '../../../domain/kernel/facts';
import type { CodedRecord, OpenCase } from '../../../domain/kernel/state';
import { openedTask } from '../../../domain/kernel/open-task';
import { FIRST_DRAFT } from '../../../domain/land-rulebook/types';
import { keysOf } from '../../../client/bids/keys-of';
import { storeTexts } from '../../../register/texts';
import type { Register } from '../../../register/database';
import { openedCase, write } from './acted-case';
import { commandId, type Site, visitor } from './visitor';

/** Plots to look at: an idea, one with sealed bids, one whose bids are open, one that was decided, one with conditions. */
export interface PlotWorld {
  readonly idea: string;
  readonly announced: string;
  readonly opened: string;
  /** As `opened`; Signe has said that she has no conflict of interest. */
  readonly scored: string;
  readonly followUp: string;
  /** Its check that can be made now. */
  readonly check: string;
  readonly bid: string;
}

export const PHRASE = 'fyra små ord här';
const BY = { person: 'signe-dal', unit: 'sbk-mark' };

/** Words that the law keeps from the world, each planted where it would be found. */
export const SECRETS = {
  contact: 'Kontakt Hemlig, 070-000 00 00',
  soleTraderNumber: '9001019802',
  bidder: 'Anbudsbolaget Dolt AB',
  sum: '41234567',
} as const;

export async function fillPlots(site: Site, hostile: string): Promise<PlotWorld> {
  const { register } = site.deps;
  const at = Date.now() - HOUR_MS;
  const today = localDate(Date.now());
  const idea = await plot(register, 'ST-PW001', { at, stage: 'idea', task: 'describe-site' });
  const announced = await plot(register, 'ST-PW002', {
    at,
    stage: 'announced',
    task: 'describe-site',
    data: announcement(addDays(today, 30)),
  });
  await makeKeys(site);
  await sealedBid(site, announced.ref, hostile);
  const opened = await openedBids(register, 'ST-PW003', at, today, hostile);
  const scored = await openedBids(
    register,
    'ST-PW005',
    at,
    today,
    hostile,
    happened('declare-conflict', { conflict: 'no' }),
  );
  const followUp = await followedUp(site, at, today, hostile);
  await openedCase(register, {
    ref: 'ST-PW006',
    at,
    process: 'housingNeed',
    unit: 'lfa-forvaltning',
    stage: 'open-need',
    task: 'review-need',
    data: { targetGroup: 'large_families', flatsNeeded: 8, rooms: 4, district: 'vivalla', neededBy: '2029-01-01' },
  });
  await openedCase(register, {
    ref: 'ST-PW007',
    at,
    process: 'landConditionsRulebook',
    unit: 'sbk-mark',
    stage: 'in-force',
    task: 'revise-rulebook',
    data: {
      versions: [
        { version: 1, validFrom: '2026-01-01', types: FIRST_DRAFT as unknown as CodedRecord },
        { version: 2, validFrom: '2060-01-01', types: { rent_cap: FIRST_DRAFT.rent_cap } as unknown as CodedRecord },
      ],
    },
  });
  return { idea: idea.ref, announced: announced.ref, scored: scored.opened, ...opened, ...followUp };
}

function plot(
  register: Register,
  ref: string,
  wish: { at: Instant; stage: string; task: string; data?: CodedRecord; unit?: string },
): Promise<OpenCase> {
  const data = {
    site: 'Provtomten 1:2',
    dnr: 'SBK 1/2026',
    district: 'vivalla',
    planStatus: 'planned',
    homes: 80,
    zonePrice: 2800,
    need: null,
    childImpactOn: '2026-01-02',
    conditions: CONDITIONS,
    ...wish.data,
  };
  return openedCase(register, { unit: 'sbk-mark', ...wish, ref, process: 'landAllocation', data });
}

const CONDITION = {
  measure: 'flats',
  amount: 8,
  termYears: 12,
  verification: 'lease_list',
  verifier: 'lfa-forvaltning',
  penaltySek: 250_000,
  survivesTransfer: true,
  rulebook: 1,
  need: null,
  state: 'on_track',
  ended: null,
  party: null,
  breaches: 0,
  checkedYear: 0,
} as const;
const CONDITIONS = {
  c1: { ...CONDITION, type: 'lease_to_municipality' },
  c2: { ...CONDITION, type: 'rent_cap', measure: 'share', amount: 20, verifier: 'obo-uthyrning', state: 'breached' },
  c3: { ...CONDITION, type: 'large_flats', amount: 1, state: 'late' },
} as const;

function announcement(closesOn: string): CodedRecord {
  const criteria = { k1: { kind: 'social', weight: 60 }, k2: { kind: 'price', weight: 40 } };
  return {
    method: 'comparison',
    criteria,
    bids: {},
    opened: 0,
    announcements: [
      {
        no: 1,
        announcedOn: addDays(closesOn, -42),
        closesOn,
        criteria,
        rulebook: 1,
        conditions: ['c1', 'c2', 'c3'],
        openers: ['signe-dal', 'viktor-hed'],
      },
    ],
  };
}

async function makeKeys(site: Site): Promise<void> {
  const keys = keysOf(site.deps.settings);
  for (const person of ['signe-dal', 'viktor-hed']) await keys.make(person, PHRASE, Date.now());
}

export function bidOf(hostile: string): Readonly<Record<string, string>> {
  return {
    bidder: SECRETS.bidder,
    organisationNumber: '559999-0008',
    contactName: 'Kim Påhitt',
    contactEmail: 'kim@exempel.example',
    sum: SECRETS.sum,
    rentPerSqm: '1450',
    socialFlats: '9',
    proposal: hostile,
  };
}

async function sealedBid(site: Site, ref: string, hostile: string): Promise<void> {
  const signe = await visitor(site, 'signe-dal');
  const answer = await signe.post(`/arenden/${ref}/anbud/ta-emot`, {
    _command: commandId(),
    _do: 'send',
    ...bidOf(hostile),
  });
  if (answer.status !== 303) throw new Error(answer.text);
}

/** Two bids that two people have opened; one has points. */
async function openedBids(
  register: Register,
  ref: string,
  at: Instant,
  today: string,
  hostile: string,
  ...declared: readonly FactOf<'Happened'>[]
) {
  const state = await plot(register, ref, {
    at,
    stage: 'evaluation',
    task: 'evaluate',
    data: announcement(addDays(today, -2)),
  });
  const [bid, other] = ['aaaaaaa1', 'bbbbbbb2'];
  const received = [bid, other].map((id) => happened('receive-bid', { bid: id }));
  const opened = { ...bidOf(hostile), sum: Number(SECRETS.sum), rentPerSqm: 1450, socialFlats: 9 };
  const texts = await storeTexts(register, state.ref, 'c-open', {
    [`bid.${bid}`]: { body: JSON.stringify(opened), kind: 'personal' },
    [`bid.${other}`]: { body: JSON.stringify({ ...opened, bidder: hostile.slice(0, 100) }), kind: 'personal' },
  });
  const scored = ['k1', 'k2'].map((criterion, points) => happened('score-bid', { bid, criterion, points: points + 3 }));
  const seal = openedTask(
    state,
    { ...SIDE, id: 'seal', kind: 'open-bids', unit: 'sbk-mark', policy: 'land.bids.open' },
    at,
  );
  const broken = {
    type: 'TaskCompleted',
    taskId: 'seal',
    kind: 'open-bids',
    outcome: { opened: 'yes' },
    texts,
  } as const;
  await write(register, state, [...received, seal, broken, ...declared, ...scored], at, 'c-open', BY);
  return { opened: state.ref, bid };
}

const SIDE = { side: true, needs: 'member' } as const;

function happened(move: string, input: CodedRecord): FactOf<'Happened'> {
  return { type: 'Happened', move, input, texts: {}, interruptTo: null };
}

/** Decided, built and moved into, with an owner who is a sole trader and two checks: one to make now, one later. */
async function followedUp(site: Site, at: Instant, today: string, hostile: string) {
  const { register } = site.deps;
  const ref = 'ST-PW004';
  const state = await plot(register, ref, {
    at,
    stage: 'condition-follow-up',
    task: 'follow-up-round',
    unit: 'ksf-hallbarhet',
    data: {
      ...announcement(addMonths(today, -40)),
      decidedOn: addMonths(today, -36),
      developer: 'p2',
      boundParty: 'p4',
      signedOn: addMonths(today, -34),
      transferredOn: addMonths(today, -30),
      firstMoveIn: addMonths(today, -12),
      tenure: 'leasehold',
      milestones: {
        start: { contract: addMonths(today, -28), forecast: null, outcome: addMonths(today, -26) },
        complete: { contract: addMonths(today, 2), forecast: addMonths(today, 5), outcome: null },
      },
    },
  });
  const texts = await storeTexts(register, ref, 'c-parties', {
    name: { body: hostile.slice(0, 100), kind: 'text' },
    orgNumber: { body: SECRETS.soleTraderNumber, kind: 'personal' },
    contact: { body: SECRETS.contact, kind: 'personal' },
  });
  const changed = { ...happened('owner-changed', { on: today, soleTrader: 'yes' }), texts };
  const policy = { ...SIDE, unit: 'lfa-matchning', policy: 'condition.check' } as const;
  const check = openedTask(
    state,
    { ...policy, id: 'check1', kind: 'check-condition', about: { condition: 'c1', year: 1 } },
    at,
    1,
  );
  const later = openedTask(
    state,
    { ...policy, id: 'check2', kind: 'check-condition', about: { condition: 'c3', year: 1 } },
    at,
    2,
  );
  const held =
    later.type === 'TaskOpened' ? { ...later, task: { ...later.task, notBefore: Date.now() + 30 * HOUR_MS } } : later;
  const promised: FactOf<'FlatsPromised'> = {
    type: 'FlatsPromised',
    condition: 'c1',
    site: 'Provtomten 1:2',
    need: null,
    flats: [1, 2, 3, 4, 5, 6, 7, 8],
  };
  const delivered: FactOf<'FlatsDelivered'> = { type: 'FlatsDelivered', condition: 'c1', flats: [1, 2, 3, 4, 5, 6] };
  await write(register, state, [changed, check, held, promised, delivered], at, 'c-parties', BY);
  return { followUp: ref, check: 'check1' };
}
