import type { Instant } from '../../domain/instant';
import type { CaseState } from '../../domain/kernel/state';
import { type Plot, plotOf } from '../../domain/land-allocation/plot';
import type { Register } from '../../register/database';
import { type FlatTotals, flatTotals, NO_FLATS, sumOf } from '../../register/flat-totals';
import { casesOf, partiesOf, type Party, type PublicCase } from '../../register/plots';

export const PLOTS = 'landAllocation';
export const NEEDS = 'housingNeed';

/** A plot with what the register alone knows of it: who the parties are, and the ledger of its flats. */
export interface ShownPlot {
  readonly plot: Plot;
  readonly state: CaseState;
  readonly openedAt: Instant;
  /** By code. */
  readonly parties: ReadonlyMap<string, Party>;
  readonly flats: FlatTotals;
  /** By condition. */
  readonly flatsBy: ReadonlyMap<string, FlatTotals>;
}

/** All plots, the newest first. */
export async function loadPlots(register: Register): Promise<readonly ShownPlot[]> {
  return shownPlots(register, await casesOf(register, PLOTS));
}

/** One plot, from its case. */
export async function loadPlot(register: Register, state: CaseState): Promise<ShownPlot | null> {
  return (await shownPlots(register, [{ state, openedAt: state.receivedAt }]))[0] ?? null;
}

async function shownPlots(register: Register, cases: readonly PublicCase[]): Promise<readonly ShownPlot[]> {
  const refs = cases.map(({ state }) => state.ref);
  const [totals, parties] = await Promise.all([flatTotals(register, refs), partiesOf(register, refs)]);
  return cases.map(({ state, openedAt }) => {
    const flatsBy = totals.get(state.ref) ?? new Map<string, FlatTotals>();
    return {
      plot: plotOf(state),
      state,
      openedAt,
      parties: new Map(parties.filter(({ ref }) => ref === state.ref).map((party) => [party.code, party])),
      flats: flatsBy.size === 0 ? NO_FLATS : sumOf(flatsBy.values()),
      flatsBy,
    };
  });
}

/** Who is bound by the conditions now, else who was given the land; null before anybody was. */
export function developerOf({ plot, parties }: ShownPlot): Party | null {
  return parties.get(plot.boundParty ?? plot.developer ?? '') ?? null;
}
