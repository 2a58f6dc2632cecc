import { housingNeed as process } from '../domain/housing-need/process';
import type { Kase, Outcome } from './kase';
import type { StartCase } from './messages';
import { relayCase } from './relay';
import { THE_END, type Next, type Routine } from './tell';

/** A need of homes: held and reviewed until it is covered or let go (insatsområde 1, A1). */
export const housingNeedRoutine: Routine = {
  stages: { 'open-need': open, 'new-holder': newHolder, 'flats-delivered': delivered },
  always: [],
  reactions: {},
};

/** Looked at on its day, and on every new day, as long as it is open. */
async function open(kase: Kase): Promise<Next> {
  for (let review = 1; ; review++) {
    const { reviewOn } = kase.data;
    const due = typeof reviewOn === 'string' ? { due: { on: reviewOn } } : {};
    const seen = await kase.ask('review-need', { key: String(review), ...due });
    if (seen.outcome !== 'still_open') return over(kase, seen);
  }
}

/** The ground came back: those who lead name a unit and a day, and whoever held it holds until that unit has accepted. */
async function newHolder(kase: Kase): Promise<Next> {
  const named = await kase.askSide('name-need-holder', { of: 'lfa-ledning' });
  const unit = String(named.unit);
  if (unit !== kase.holder) await kase.handOver({ to: unit, because: 'need-holder', view: 'full' });
  return 'open-need';
}

async function delivered(kase: Kase): Promise<Next> {
  const seen = await kase.ask('confirm-covered');
  return seen.covered === 'yes' ? over(kase, { ...seen, outcome: 'covered' }) : 'open-need';
}

async function over(kase: Kase, { outcome }: Outcome): Promise<Next> {
  await kase.close(outcome === 'covered' ? 'need_covered' : 'need_released');
  return THE_END;
}

export async function housingNeed(start: StartCase): Promise<void> {
  await relayCase(process, housingNeedRoutine, start);
}
