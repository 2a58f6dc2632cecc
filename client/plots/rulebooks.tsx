import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import type { CaseState } from '../../domain/kernel/state';
import { CONDITION_TYPE, MEASURE, VERIFICATION, VERIFIER } from '../../domain/land-allocation/codes';
import type { RulebookType, RulebookTypes, RulebookVersion } from '../../domain/land-rulebook/types';
import { inForceOn, versionsOf } from '../../domain/land-rulebook/versions';
import { dayInWords } from '../../domain/swedish-dates';
import type { Register } from '../../register/database';
import { casesOf } from '../../register/plots';
import { ColumnHeads } from '../layout/column-heads';
import type { Names } from '../names';
import { plotWords } from '../words/plots';
import { LandTabs } from './land-tabs';

export const RULEBOOKS = 'landConditionsRulebook';
const words = plotWords.rulebook;

export async function loadRulebooks(register: Register): Promise<readonly CaseState[]> {
  return (await casesOf(register, RULEBOOKS)).map(({ state }) => state);
}

export interface RulebooksProps {
  readonly rulebooks: readonly CaseState[];
  readonly names: Names;
  readonly now: Instant;
  readonly mayOpen: boolean;
}

/** Every version of the rulebook that was decided, the newest first. None of them is ever edited. */
export function Rulebooks({ rulebooks, now, mayOpen }: RulebooksProps) {
  const today = localDate(now);
  const versions = rulebooks.flatMap((state) =>
    versionsOf(state.data)
      .toReversed()
      .map((version) => ({ state, version })),
  );
  return (
    <>
      <div class="line apart">
        <h1>{words.title}</h1>
        {mayOpen ? (
          <a class="button primary" href={`/oppna/${RULEBOOKS}`}>
            {words.open}
          </a>
        ) : null}
      </div>
      <LandTabs here="/mark/regelverk" />
      <p>{words.lead}</p>
      {rulebooks.map((state) => (
        <p>
          {words.matter}: <a href={`/arenden/${state.ref}`}>{state.ref}</a>
        </p>
      ))}
      {versions.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        versions.map(({ state, version }) => <Version state={state} version={version} today={today} />)
      )}
    </>
  );
}

function Version({ state, version, today }: { state: CaseState; version: RulebookVersion; today: CivilDate }) {
  const now = inForceOn(state.data, today);
  const inForce = now?.version.version === version.version;
  const id = `${state.ref}-v${version.version}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <div class="line">
        <h2 id={id}>{words.version(version.version)}</h2>
        <span class={inForce ? 'tag on' : 'tag'}>
          {inForce ? words.inForce : version.validFrom > today ? words.coming : words.former}
        </span>
      </div>
      <p class="soft">
        {words.from} {dayInWords(version.validFrom, today)}
      </p>
      <Types types={version.types} />
    </section>
  );
}

function Types({ types }: { types: RulebookTypes }) {
  const [, measure, evidence, by, usual, longest, share, penalty, survives] = words.columns;
  return (
    <table class="stacked">
      <ColumnHeads columns={words.columns} />
      <tbody>
        {(Object.entries(types) as readonly (readonly [keyof typeof CONDITION_TYPE, RulebookType])[]).map(
          ([type, row]) => (
            <tr>
              <td>{CONDITION_TYPE[type]}</td>
              <td data-label={measure}>{MEASURE[row.measure]}</td>
              <td data-label={evidence}>{named(VERIFICATION, row.verification)}</td>
              <td data-label={by}>{named(VERIFIER, row.verifier)}</td>
              <td data-label={usual}>{words.years(row.termYears)}</td>
              <td data-label={longest}>{words.years(row.maxTermYears)}</td>
              <td data-label={share}>{row.maxShare} %</td>
              <td data-label={penalty}>{row.penaltySek.toLocaleString('sv-SE')} kr</td>
              <td data-label={survives}>{row.survivesTransfer === 'yes' ? words.yes : words.no}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function named(table: Readonly<Record<string, string>>, code: string): string {
  return table[code] ?? code;
}
