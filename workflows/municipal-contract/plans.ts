import { localDate } from '../../domain/calendar/stockholm';
import type { CodedRecord } from '../../domain/kernel/state';
import type { Kase, Outcome, SideOptions } from '../kase';
import { waived } from './home';
import { since } from '../since';

const SUPPORT = 'soc-boendestod';

/** At 21 months somebody decides before the household gains security of tenure by itself (JB 12:45), and carries it out. */
export async function watchesTenure(kase: Kase): Promise<void> {
  await kase.until(({ data }) => data.tenancyBegan === true);
  for (let round = 1, due = { policy: 'sublet.security', from: since(kase, 'movedInOn', 'movedInOn') }; ; round++) {
    const decided = await unlessOwned(kase, 'tenure-warning', { of: SUPPORT, key: String(round), due });
    if (decided === null) return;
    const carried = await carriesOut(kase, decided, `tenure${round}`);
    if (carried?.state !== 'refused') return;
    // The rent tribunal said no to the waiver: another plan, from today.
    due = { policy: 'decision.review', from: { date: localDate(carried.$at), no: carried.$no, field: 'answer' } };
  }
}

/** Four months before a fixed term ends somebody decides what then; a new term has a new end, and is decided on again. */
export async function watchesTerm(kase: Kase): Promise<void> {
  await kase.until(({ data }) => data.tenancyBegan === true && typeof data.termEnds === 'string');
  for (let round = 1, from = since(kase, 'termEnds', 'termEnds'); ; round++) {
    const due = { policy: 'fixed-term.decision', from };
    const decided = await unlessOwned(kase, 'fixed-term-decision', { of: SUPPORT, key: String(round), due });
    if (decided === null) return;
    const carried = await carriesOut(kase, decided, `term${round}`);
    if (typeof carried?.termEnds !== 'string') return;
    from = { date: carried.termEnds, no: carried.$no, field: 'termEnds' };
  }
}

/** What the plan says, by the day it says; null when the household got a lease of its own meanwhile. */
function carriesOut(kase: Kase, { plan = null, planOn }: Outcome, key: string): Promise<Outcome | null> {
  const due = typeof planOn === 'string' ? { due: { on: planOn } } : {};
  switch (plan) {
    case 'waiver':
      return waived((kind, options) =>
        unlessOwned(kase, kind, {
          ...options,
          of: 'lfa-forvaltning',
          key: `${key}.${options?.key ?? 'paper'}`,
          ...(kind === 'waiver' ? due : {}),
        }),
      );
    case 'terminate':
    case 'end':
      // A notice closes nothing: first the children's situation and where everybody sleeps.
      return unlessOwned(kase, 'before-notice', { of: SUPPORT, key, ...due });
    default:
      return followed(kase, { plan, planOn: planOn ?? null }, key);
  }
}

/** Asked on the day that was set, and on every new day, until it is done. */
async function followed(kase: Kase, { plan = null, planOn }: CodedRecord, key: string): Promise<Outcome | null> {
  for (let attempt = 1, on = planOn; ; attempt++) {
    const due = typeof on === 'string' ? { due: { on } } : {};
    const options = { of: SUPPORT, key: `${key}.${attempt}`, about: { plan }, ...due };
    const done = await unlessOwned(kase, 'plan-follow-up', options);
    if (done?.carriedOut !== 'not_yet') return done;
    on = done.nextOn ?? null;
  }
}

/** With a lease of its own the household has no sublease to plan for: nobody is asked any more. */
async function unlessOwned(kase: Kase, kind: string, options: SideOptions): Promise<Outcome | null> {
  const owns = ({ data }: { readonly data: CodedRecord }) => typeof data.firstHandFrom === 'string';
  if (owns(kase)) return null;
  const task = await kase.side(kind, options);
  await kase.until((state) => task.done() || owns(state));
  if (task.done()) return task.answer();
  task.drop('own-lease');
  return null;
}
