import type { CodedRecord } from '../../domain/kernel/state';
import { dayOf } from '../../domain/land-allocation/fold-agreement';
import { isSold } from '../../domain/land-allocation/plot';
import { BEFORE_TRANSFER } from '../../domain/land-allocation/stages';
import type { Kase, Outcome } from '../kase';
import { since } from '../since';
import type { Next } from '../tell';
import { tellNeeds } from './needs';

/** Three months to sign. Unsigned: a new decision, never by itself the one who came second. */
export async function agreement(kase: Kase): Promise<Next> {
  const signed = await kase.askPartner('sign-agreement', { of: 'developer' });
  if (signed.outcome !== 'signed') return 'council';
  await tellNeeds(kase, 'allocation-agreed');
  return kase.data.planStatus === 'unplanned' ? 'plan' : 'permit';
}

/** Only on ground without a plan: the authority is asked, and never holds. */
export async function plan(kase: Kase): Promise<Next> {
  const asked = { of: 'sbk-plan' };
  const request = await kase.askSide('plan-request', asked);
  if (request.answer === 'negative') return 'withdrawn';
  await kase.askSide('plan-consultation', asked);
  await kase.askSide('plan-review', asked);
  const adopted = await kase.askSide('plan-adoption', asked);
  const from = { date: String(adopted.noticeOn), no: adopted.$no, field: 'noticeOn' };
  await kase.waitUntil('plan-legal-force', { policy: 'plan.legal-force', from });
  const force = await kase.askSide('plan-legal-force', asked);
  if (force.appealed === 'yes' && !(await planStands(kase))) return 'plan';
  return 'permit';
}

async function planStands(kase: Kase): Promise<boolean> {
  for (let check = 1; ; check++) {
    const court = await kase.askSide('plan-verdict', { of: 'sbk-plan', key: `check${check}`, party: 'land-court' });
    if (court.verdict !== 'none_yet') return court.verdict === 'rejected';
  }
}

/** Ten weeks from a complete application, ten more once; four weeks to legal force; then the start decision. */
export async function permit(kase: Kase): Promise<Next> {
  for (let attempt = 1; ; attempt++) {
    const applied = await kase.askPartner('apply-for-permit', { of: 'developer', key: `${attempt}` });
    const decided = await permitDecision(kase, applied, attempt);
    if (decided.verdict !== 'granted') continue;
    const from = { date: String(decided.noticeOn), no: decided.$no, field: 'noticeOn' };
    await kase.waitUntil(`permit-legal-force${attempt}`, { policy: 'permit.legal-force', from });
    await kase.askSide('start-decision', { of: 'sbk-bygglov', key: `${attempt}` });
    return typeof kase.data.transferredOn === 'string' ? 'construction' : 'transfer';
  }
}

async function permitDecision(kase: Kase, applied: Outcome, attempt: number): Promise<Outcome> {
  const from = { date: String(applied.completeOn), no: applied.$no, field: 'completeOn' };
  const of = 'sbk-bygglov';
  const decided = await kase.askSide('permit-decision', { of, key: `${attempt}`, due: { from } });
  if (decided.verdict !== 'more_time') return decided;
  const first = { date: dayOf('permit.lov', from.date, kase.state()), no: applied.$no, field: 'completeOn' };
  return kase.askSide('permit-decision', {
    of,
    key: `${attempt}-more`,
    about: { extended: true },
    due: { policy: 'permit.lov.extension', from: first },
  });
}

/** Purchase or leasehold, with what must be built and kept. From now on the conditions bind whoever owns the ground. */
export async function transfer(kase: Kase): Promise<Next> {
  await kase.askPartner('sign-transfer', { of: 'developer' });
  return 'construction';
}

/** The developer's milestones; the holder notes them. */
export async function construction(kase: Kase): Promise<Next> {
  if (typeof kase.data.startedOn !== 'string')
    await kase.askPartner('construction-started', { of: 'developer', ...agreedDay(kase.data, 'start') });
  await kase.askPartner('construction-completed', { of: 'developer', ...agreedDay(kase.data, 'complete') });
  return 'handover-follow-up';
}

/** The day of the agreement; after a permit that lapsed it may be gone, and the ordinary time runs instead. */
function agreedDay({ milestones }: CodedRecord, milestone: string) {
  const contract = ((milestones ?? {}) as { readonly [name: string]: CodedRecord })[milestone]?.contract;
  return typeof contract === 'string' ? { due: { agreed: contract } } : {};
}

/** A permit that was not used is none: a new one, or the ground comes back. */
export async function permitOver(kase: Kase): Promise<Next> {
  const then = await kase.ask('after-permit');
  return then.then === 'again' ? 'permit' : 'terminated';
}

/**
 * The sole right ends by itself on its last day, unless the ground has changed hands; a warning comes three months
 * before. An extension is a later last day: the watch goes on to that.
 */
export async function watchesExclusivity(kase: Kase): Promise<void> {
  for (let until = await lastDay(kase, ''); ; until = await lastDay(kase, until)) {
    kase.beside(() => warned(kase, until));
    await kase.waitUntil(`exclusivity-${until}`, { policy: 'land.exclusivity', on: until }, (state) =>
      isNeedless(state, until),
    );
    // A later day was agreed meanwhile, or another party has it: that one is watched next. Sold, it is nobody's right.
    const { over } = await kase.note(`over-${until}`, {
      over: !isNeedless(kase.state(), until) && (BEFORE_TRANSFER as readonly string[]).includes(kase.state().stage),
    });
    if (over === true) kase.lead('exclusivity-expired', 'expired');
  }
}

/** Nobody watches the last day of a sole right when another day counts, or when the ground has changed hands. */
function isNeedless({ data }: { readonly data: Kase['data'] }, until: string): boolean {
  return data.exclusiveUntil !== until || isSold(data);
}

/** Somebody takes a stand three months before, unless the ground has changed hands or the day has been moved. */
async function warned(kase: Kase, until: string): Promise<void> {
  const from = { date: until, no: since(kase, 'signedOn', 'signedOn').no, field: 'exclusivityMonths' };
  const task = await kase.side('exclusivity-runs-out', { of: kase.holder, key: until, due: { from } });
  await kase.until((state) => isNeedless(state, until));
  task.drop('no-longer-exclusive');
}

/** The last day of the sole right, once it is another than the one before. */
async function lastDay(kase: Kase, before: string): Promise<string> {
  await kase.until(({ data }) => typeof data.exclusiveUntil === 'string' && data.exclusiveUntil > before);
  return String((await kase.note(`after-${before}`, { until: kase.data.exclusiveUntil ?? null })).until);
}

/** Begun within two years of legal force and finished within five, or the permit lapses by itself. */
export async function watchesPermit(kase: Kase): Promise<void> {
  for (let permit = 1; ; permit++) {
    await kase.until(({ data }) => Number(data.permits ?? 0) >= permit);
    const { start, finish } = await kase.note(`permit${permit}`, {
      start: kase.data.startWithin ?? null,
      finish: kase.data.finishWithin ?? null,
    });
    kase.beside(() => lapses(kase, permit, 'start', String(start)));
    kase.beside(() => lapses(kase, permit, 'finish', String(finish)));
  }
}

/** What must have been done by the last day; the newest permit is the one that counts. */
const DONE = { start: 'startedOn', finish: 'finalDecisionOn' } as const;

async function lapses(kase: Kase, permit: number, what: keyof typeof DONE, on: string): Promise<void> {
  const isNeeded = ({ data }: { readonly data: Kase['data'] }) =>
    Number(data.permits) === permit && typeof data[DONE[what]] !== 'string';
  await kase.waitUntil(`permit-${what}${permit}`, { policy: `permit.${what}`, on }, (state) => !isNeeded(state));
  const { lapsed } = await kase.note(`${what}${permit}`, { lapsed: isNeeded(kase.state()) && isBuilding(kase) });
  if (lapsed === true) kase.lead(`permit-${what}-lapsed`, 'permit-over');
}

function isBuilding(kase: Kase): boolean {
  return ['transfer', 'construction', 'permit'].includes(kase.state().stage);
}
