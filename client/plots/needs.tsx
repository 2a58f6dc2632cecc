import { DISTRICT } from '../../domain/districts';
import { TARGET_GROUP } from '../../domain/housing-need/codes';
import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import type { CaseState } from '../../domain/kernel/state';
import type { Register } from '../../register/database';
import { type FlatTotals, flatsOfNeeds, NO_FLATS } from '../../register/flat-totals';
import { casesOf } from '../../register/plots';
import { ColumnHeads } from '../layout/column-heads';
import { Day, WhenInRow } from '../layout/time';
import type { Names } from '../names';
import { plotWords } from '../words/plots';
import { LandTabs } from './land-tabs';
import { NEEDS } from './load-plots';

const words = plotWords.needs;

/** A need with what has been promised to it. */
export interface ShownNeed {
  readonly state: CaseState;
  readonly flats: FlatTotals;
}

export async function loadNeeds(register: Register): Promise<readonly ShownNeed[]> {
  const cases = await casesOf(register, NEEDS);
  const totals = await flatsOfNeeds(
    register,
    cases.map(({ state }) => state.ref),
  );
  return cases.map(({ state }) => ({ state, flats: totals.get(state.ref) ?? NO_FLATS }));
}

export interface NeedsProps {
  readonly needs: readonly ShownNeed[];
  readonly names: Names;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  readonly mayOpen: boolean;
}

/** The needs that plots are to answer, with what is promised and delivered to each. */
export function Needs({ needs, names, now, daysOff, mayOpen }: NeedsProps) {
  const open = needs.filter(({ state }) => state.status === 'open');
  const needed = open.reduce((sum, { state }) => sum + wanted(state), 0);
  const promised = open.reduce((sum, { flats }) => sum + flats.promised - flats.waived, 0);
  const [, group, holder, review, by, promise, delivered, state] = words.columns;
  return (
    <>
      <div class="line apart">
        <h1>{words.title}</h1>
        {mayOpen ? (
          <a class="button primary" href={`/oppna/${NEEDS}`}>
            {words.open}
          </a>
        ) : null}
      </div>
      <LandTabs here="/mark/behov" />
      <p>
        {words.lead} {open.length === 0 ? '' : words.total(promised, needed)}
      </p>
      {needs.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <table class="stacked">
          <ColumnHeads columns={words.columns} numbers={[promise, delivered]} />
          <tbody>
            {needs.map(({ state: need, flats }) => (
              <tr>
                <td>
                  <a href={`/arenden/${need.ref}`}>{need.ref}</a>{' '}
                  {words.homes(wanted(need), Number(need.data['rooms'] ?? 0))}
                  <span class="small soft"> {named(DISTRICT, need.data['district'])}</span>
                </td>
                <td data-label={group}>{named(TARGET_GROUP, need.data['targetGroup'])}</td>
                <td data-label={holder}>
                  {need.status === 'open' ? names.unit(need.baton.unit) : names.unit(need.lastHolder)}
                </td>
                <td data-label={review} class={need.status === 'open' ? lateClass(need, now) : 'none'}>
                  <Review need={need} now={now} daysOff={daysOff} />
                </td>
                <td data-label={by}>
                  {typeof need.data['neededBy'] === 'string' ? <Day on={need.data['neededBy']} now={now} /> : '–'}
                </td>
                <td data-label={promise} class="number">
                  {words.of(flats.promised - flats.waived, wanted(need))}
                </td>
                <td data-label={delivered} class="number">
                  {flats.delivered}
                </td>
                <td data-label={state}>
                  <span class={need.status === 'open' ? 'tag on' : 'tag'}>
                    {words.state[need.status === 'open' ? 'open' : need.reason] ?? ''}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function wanted({ data }: CaseState): number {
  return typeof data['flatsNeeded'] === 'number' ? data['flatsNeeded'] : 0;
}

function named(table: Readonly<Record<string, string>>, code: unknown): string {
  return typeof code === 'string' ? (table[code] ?? code) : '';
}

function dueOf(need: CaseState): Instant | null {
  return need.status === 'open' ? (need.deadlines[need.baton.doing.deadlineId]?.dueAt ?? null) : null;
}

function lateClass(need: CaseState, now: Instant): string | undefined {
  const due = dueOf(need);
  return due !== null && localDate(due) < localDate(now) ? 'late' : undefined;
}

function Review({ need, now, daysOff }: { need: CaseState; now: Instant; daysOff: readonly CivilDate[] }) {
  const due = dueOf(need);
  return due === null ? null : <WhenInRow at={due} now={now} daysOff={daysOff} />;
}
