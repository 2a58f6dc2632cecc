import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '../../domain/instant';
import { type Cell, type HeatMap, heatMap, type OfferMade } from '../../domain/statistics/heat-map';
import { shownTo } from '../../domain/statistics/small-numbers';

/** Monday 2 March 2026, 10:00 in Örebro. */
const MONDAY = Date.UTC(2026, 2, 2, 9);
const offer = (more: Partial<OfferMade> = {}): OfferMade => ({
  ref: 'ST-AAAAA',
  from: 'a',
  to: 'b',
  offeredAt: MONDAY,
  answeredAt: MONDAY + HOUR_MS,
  status: 'accepted',
  bounced: false,
  ...more,
});
const accepted = (hours: number, offeredAt = MONDAY) => offer({ offeredAt, answeredAt: offeredAt + hours * HOUR_MS });

describe('what went from whom to whom', () => {
  it('counts what was accepted, what share of the answers was a no, and the time in the middle', () => {
    const offers = [
      accepted(1),
      accepted(3),
      accepted(20),
      offer({ status: 'declined' }),
      offer({ status: 'open', answeredAt: null }),
    ];
    expect(heatMap(offers, []).cells).toEqual([
      { from: 'a', to: 'b', handOvers: 3, named: 0, declined: 1, shareDeclined: 0.25, medianMs: 3 * HOUR_MS },
    ]);
  });
  it('counts the time on working days only, so that a weekend makes nobody slow', () => {
    const friday = MONDAY + 4 * DAY_MS;
    // Friday 10:00 to Monday 10:00: 14 hours of Friday and 10 of Monday.
    expect(heatMap([accepted(72, friday)], []).cells[0]?.medianMs).toBe(24 * HOUR_MS);
    expect(heatMap([accepted(72, friday)], ['2026-03-09']).cells[0]?.medianMs).toBe(14 * HOUR_MS);
  });
  it('knows no share and no time before anybody has answered', () => {
    expect(heatMap([offer({ status: 'open', answeredAt: null })], []).cells[0]).toMatchObject({
      shareDeclined: null,
      medianMs: null,
    });
  });
  it('counts whom the forum named among the hand-overs, in no time and in no share: nobody was asked', () => {
    const offers = [accepted(1), offer({ status: 'declined' }), offer({ status: 'named', answeredAt: MONDAY })];
    expect(heatMap(offers, []).cells).toEqual([
      { from: 'a', to: 'b', handOvers: 2, named: 1, declined: 1, shareDeclined: 0.5, medianMs: HOUR_MS },
    ]);
  });
  it('names the two units between which cases bounced more than once, whichever way', () => {
    const bounces = [
      offer({ bounced: true }),
      offer({ from: 'b', to: 'a', bounced: true }),
      offer({ to: 'c', bounced: true }),
    ];
    expect(heatMap(bounces, []).pingPong).toEqual([{ units: ['a', 'b'], bounces: 2 }]);
  });
});

const cell = (from: string, to: string, handOvers: number, declined = 0): Cell => ({
  from,
  to,
  handOvers,
  named: 0,
  declined,
  shareDeclined: handOvers + declined === 0 ? null : declined / (handOvers + declined),
  medianMs: null,
});
const map = (...cells: readonly Cell[]): HeatMap => ({ cells, pingPong: [] });
const hiddenIn = (given: HeatMap, own: readonly string[]) =>
  shownTo(given, own).cells.flatMap((one) => (one.hidden ? [`${one.from}${one.to}`] : []));

describe('small numbers', () => {
  it('are shown to the two units, and to nobody else', () => {
    const given = map(cell('a', 'b', 3), cell('a', 'c', 9), cell('d', 'b', 9), cell('d', 'c', 9));
    expect(hiddenIn(given, ['a'])).toEqual([]);
    expect(hiddenIn(given, ['b'])).toEqual([]);
    expect(hiddenIn(given, ['x'])).toContain('ab');
  });
  it('cannot be reckoned from the sums: another cell of the row and of the column is hidden with it', () => {
    const given = map(
      cell('a', 'b', 3),
      cell('a', 'c', 9),
      cell('a', 'd', 20),
      cell('e', 'b', 7),
      cell('e', 'c', 8),
      cell('e', 'd', 30),
    );
    expect(hiddenIn(given, [])).toEqual(['ab', 'ac', 'eb', 'ec']);
  });
  it('take the sum with them when there is nothing else to hide', () => {
    const shown = shownTo(map(cell('a', 'b', 3)), []);
    expect(shown.given.get('a')).toBeNull();
    expect(shown.taken.get('b')).toBeNull();
  });
  it('hide a share of declines that speaks of a few, and a pair that bounced a few times', () => {
    const given: HeatMap = { cells: [cell('a', 'b', 20, 1)], pingPong: [{ units: ['a', 'b'], bounces: 3 }] };
    expect(shownTo(given, []).cells).toMatchObject([{ hidden: false, shareHidden: true }]);
    const few: HeatMap = { cells: [{ ...cell('a', 'b', 20), named: 2 }], pingPong: [] };
    expect(shownTo(few, []).cells).toMatchObject([{ hidden: false, namedHidden: true }]);
    expect(shownTo(few, ['b']).cells).toMatchObject([{ namedHidden: false }]);
    expect(shownTo(given, []).pingPong).toMatchObject([{ hidden: true }]);
    expect(shownTo(given, ['b']).pingPong).toMatchObject([{ hidden: false }]);
  });
  it('are never alone in a line with a sum, whatever the map and whoever reads it', () => {
    const units = ['a', 'b', 'c', 'd'];
    const cells = fc.uniqueArray(
      fc.record({ from: fc.constantFrom(...units), to: fc.constantFrom(...units), n: fc.nat(12), no: fc.nat(6) }),
      { selector: ({ from, to }) => `${from}${to}` },
    );
    fc.assert(
      fc.property(cells, fc.subarray(units), (rows, own) => {
        const given = map(
          ...rows.filter(({ from, to }) => from !== to).map(({ from, to, n, no }) => cell(from, to, n, no)),
        );
        const shown = shownTo(given, own);
        for (const by of ['from', 'to'] as const) {
          for (const unit of units) {
            const line = shown.cells.filter((one) => one[by] === unit);
            const sum = (by === 'from' ? shown.given : shown.taken).get(unit);
            expect([unit, by, line.filter((one) => one.hidden).length === 1 && typeof sum === 'number']).toEqual([
              unit,
              by,
              false,
            ]);
          }
        }
        for (const one of shown.cells) {
          const mine = own.includes(one.from) || own.includes(one.to);
          expect(mine && one.hidden).toBe(false);
          expect(!mine && !one.hidden && one.handOvers > 0 && one.handOvers < 5).toBe(false);
        }
      }),
    );
  });
});
