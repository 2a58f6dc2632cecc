import { addMonths } from '../../domain/calendar/civil-date';
import { type Condition, conditionsOf, openConditions } from '../../domain/land-allocation/conditions';
import { dayOf } from '../../domain/land-allocation/fold-agreement';
import type { Happening } from '../../domain/kernel/state';
import type { Kase, Outcome, SideOptions } from '../kase';
import { since } from '../since';
import { LEAD_DAYS } from './lead-days';

const LAWYERS = 'ksf-juridik';

/** Every condition is followed up by its verifier every year of its term, whatever else happens to the plot. */
export async function checksConditions(kase: Kase): Promise<void> {
  await kase.until(({ data }) => typeof data.firstMoveIn === 'string');
  const moveIn = since(kase, 'firstMoveIn', 'firstMoveIn');
  for (const [id, condition] of Object.entries(conditionsOf(kase.data)))
    kase.beside(() => checkedEveryYear(kase, id, condition, moveIn));
}

async function checkedEveryYear(
  kase: Kase,
  condition: string,
  { verifier, termYears }: Condition,
  moveIn: ReturnType<typeof since>,
): Promise<void> {
  for (let year = 1; year <= termYears; year++) {
    const from = { ...moveIn, date: addMonths(moveIn.date, 12 * (year - 1)) };
    const check = await unlessEnded(kase, condition, 'check-condition', {
      of: verifier,
      key: `${condition}.year${year}`,
      about: { condition, year },
      due: { from },
      leadDays: LEAD_DAYS.check,
    });
    if (check === null) return;
  }
}

/** A condition found broken, for the first time or again, has its own way to correction, penalty or termination. */
export async function watchesBreaches(kase: Kase): Promise<void> {
  await kase.until(({ data }) => typeof data.transferredOn === 'string');
  for (const id of Object.keys(conditionsOf(kase.data))) kase.beside(() => breaches(kase, id));
}

async function breaches(kase: Kase, id: string): Promise<void> {
  for (let breach = 1; ; breach++) {
    await kase.until(({ data }) => (conditionsOf(data)[id]?.breaches ?? 0) >= breach);
    await corrected(kase, id, `${id}.breach${breach}`);
  }
}

/**
 * Thirty days to correct, then a penalty, then a decision on termination. A penalty that is paid corrects nothing: the
 * way ends when somebody has seen that the condition is kept, or when it is ended by a decision.
 */
async function corrected(kase: Kase, condition: string, breach: string): Promise<void> {
  const { verifier = 'ksf-hallbarhet' } = conditionsOf(kase.data)[condition] ?? {};
  for (let round = 1; ; round++) {
    const step = (kind: string, of: string, more: Pick<SideOptions, 'due' | 'about'> = {}) =>
      unlessEnded(kase, condition, kind, {
        of,
        key: `${breach}.${round}`,
        ...more,
        about: { condition, round, ...more.about },
      });
    const demanded = await step('demand-correction', LAWYERS);
    if (demanded === null) return;
    const from = { date: String(demanded.sentOn), no: demanded.$no, field: 'sentOn' };
    const about = { correctBy: dayOf('breach.correction', from.date, kase.state()) };
    const first = await step('check-correction', verifier, { due: { from }, about });
    if (first === null || first.corrected === 'yes') return;
    if ((await step('demand-penalty', LAWYERS)) === null) return;
    const second = await step('check-after-penalty', verifier);
    if (second === null || second.corrected === 'yes') return;
    const decided = await step('decide-termination', LAWYERS);
    if (decided === null || decided.decision === 'terminate') return;
  }
}

/** Those who let the flats take each one or refuse it with a reason; the baton stays where it is. */
export async function flatOffered(kase: Kase, { input }: Happening): Promise<void> {
  const { condition = null, flat = null, rooms = null, rent = null } = input;
  await kase.side('answer-flat', { of: 'lfa-forvaltning', about: { condition, flat, rooms, rent } });
}

/** Only those who decided a condition let it go; until they have, it binds as before. */
export async function waiverAsked(kase: Kase, { input }: Happening): Promise<void> {
  const { condition = null } = input;
  await unlessEnded(kase, String(condition), 'decide-waiver', { of: LAWYERS, about: { condition } });
}

/** What is asked about a condition as long as it is followed up; null when it was ended by a decision meanwhile. */
async function unlessEnded(kase: Kase, id: string, kind: string, options: SideOptions): Promise<Outcome | null> {
  const isOver = ({ data }: { readonly data: Kase['data'] }) => !openConditions(data).includes(id);
  const task = await kase.side(kind, options);
  await kase.until((state) => task.done() || isOver(state));
  if (task.done()) return task.answer();
  task.drop('condition-ended');
  return null;
}
