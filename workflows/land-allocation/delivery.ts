import { addDays, addMonths } from '../../domain/calendar/civil-date';
import { openConditions } from '../../domain/land-allocation/conditions';
import type { Kase } from '../kase';
import { since } from '../since';
import type { Next } from '../tell';
import { over } from './endings';
import { LEAD_DAYS } from './lead-days';
import { tellNeeds } from './needs';

/** A round looks back at the year's checks. */
const DAYS_AFTER_CHECKS = 30;

/** Six months before the day of the agreement those who let the flats begin to prepare. */
export async function preparesFlats(kase: Kase): Promise<void> {
  await kase.until(({ data }) => typeof data.transferredOn === 'string');
  const { moveIn } = await kase.note('move-in', { moveIn: contractMoveIn(kase) });
  if (typeof moveIn !== 'string') return;
  const from = { date: moveIn, no: since(kase, 'signedOn', 'moveInBy').no, field: 'moveInBy' };
  const task = await kase.side('prepare-flats', { of: 'lfa-forvaltning', due: { policy: 'flats.notice', from } });
  await kase.until(({ data }) => task.done() || typeof data.firstMoveIn === 'string');
  task.drop('moved-in');
}

function contractMoveIn({ data }: Kase): string | null {
  const dates = (data.milestones as { readonly moveIn?: { readonly contract?: unknown } } | undefined)?.moveIn;
  return typeof dates?.contract === 'string' ? dates.contract : null;
}

/** The building is done: whoever follows up the conditions takes over; the landowner holds until they have. */
export async function handoverFollowUp(kase: Kase): Promise<Next> {
  await kase.handOver({ to: 'ksf-hallbarhet', because: 'follow-up-conditions', view: 'full' });
  return 'delivery';
}

/** Every flat is taken or refused by those who let it. What is short when the delivery is over is a broken condition. */
export async function delivery(kase: Kase): Promise<Next> {
  await kase.ask('deliver-flats');
  await tellNeeds(kase, 'flats-delivered');
  return 'condition-follow-up';
}

/** A round a year, a month after the year's checks were due, as long as any condition is followed up. */
export async function conditionFollowUp(kase: Kase): Promise<Next> {
  for (let year = 1; await goesOn(kase, year); year++) {
    const on = addDays(addMonths(String(kase.data.firstMoveIn), 12 * year), DAYS_AFTER_CHECKS);
    await kase.ask('follow-up-round', { key: `year${year}`, about: { year }, due: { on }, leadDays: LEAD_DAYS.round });
  }
  return over(kase, 'conditions_over');
}

async function goesOn(kase: Kase, year: number): Promise<boolean> {
  const { more } = await kase.note(`more${year}`, { more: openConditions(kase.data).length > 0 });
  return more === true;
}
