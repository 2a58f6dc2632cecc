import type { Cell, HeatMap, PingPong } from './heat-map';

/** Fewer than this could be somebody that a reader knows. */
export const SMALLEST_SHOWN = 5;

/** A cell as one reader may see it; hidden, it says only that something went that way. */
export type ShownCell = Pick<Cell, 'from' | 'to'> &
  (
    | { readonly hidden: true }
    | ({ readonly hidden: false; readonly shareHidden: boolean; readonly namedHidden: boolean } & Cell)
  );

export interface ShownMap {
  readonly cells: readonly ShownCell[];
  /** Cases given and taken by each unit; null = would give a hidden cell away. */
  readonly given: ReadonlyMap<string, number | null>;
  readonly taken: ReadonlyMap<string, number | null>;
  readonly pingPong: readonly (PingPong & { readonly hidden: boolean })[];
}

/**
 * The map for a reader in some units. What concerns them is shown as it is. Elsewhere a number from one to four is
 * hidden, and where it would be the only one hidden in its row or column, so that the sum would give it away, the
 * smallest other cell is hidden with it; when there is none, the sum.
 */
export function shownTo(map: HeatMap, own: readonly string[]): ShownMap {
  const concerns = ({ from, to }: Pick<Cell, 'from' | 'to'>) => own.includes(from) || own.includes(to);
  const hidden = new Set(
    map.cells.filter((cell) => !concerns(cell) && cell.handOvers + cell.declined > 0 && isSmall(cell)),
  );
  const lines = [...linesOf(map.cells, 'from').values(), ...linesOf(map.cells, 'to').values()];
  // Hiding one more cell can leave another line with a single hidden one: until nothing changes.
  for (let grew = true; grew; ) {
    grew = false;
    for (const line of lines) {
      if (line.filter((cell) => hidden.has(cell)).length !== 1) continue;
      const [next] = line
        .filter((cell) => !hidden.has(cell) && !concerns(cell) && cell.handOvers > 0)
        .toSorted((a, b) => a.handOvers - b.handOvers);
      if (next !== undefined) {
        hidden.add(next);
        grew = true;
      }
    }
  }
  const sums = (by: 'from' | 'to') =>
    new Map(
      [...linesOf(map.cells, by)].map(([unit, line]) => [
        unit,
        line.filter((cell) => hidden.has(cell)).length === 1
          ? null
          : line.reduce((sum, { handOvers }) => sum + handOvers, 0),
      ]),
    );
  return {
    cells: map.cells.map((cell) =>
      hidden.has(cell)
        ? { from: cell.from, to: cell.to, hidden: true }
        : {
            ...cell,
            hidden: false,
            shareHidden: !concerns(cell) && between(cell.declined),
            namedHidden: !concerns(cell) && between(cell.named),
          },
    ),
    given: sums('from'),
    taken: sums('to'),
    pingPong: map.pingPong.map((pair) => ({
      ...pair,
      hidden: !pair.units.some((unit) => own.includes(unit)) && pair.bounces < SMALLEST_SHOWN,
    })),
  };
}

function isSmall({ handOvers, declined }: Cell): boolean {
  return between(handOvers) || (handOvers === 0 && between(declined));
}

function between(n: number): boolean {
  return n > 0 && n < SMALLEST_SHOWN;
}

function linesOf(cells: readonly Cell[], by: 'from' | 'to'): ReadonlyMap<string, readonly Cell[]> {
  const lines = new Map<string, Cell[]>();
  for (const cell of cells) lines.set(cell[by], [...(lines.get(cell[by]) ?? []), cell]);
  return lines;
}
