import { daysInWords, PlotTimeline } from '../../client/plots/timeline';
import { type DatedRow, daysLate, scaleOf } from '../../client/plots/timeline-scale';

const NOW = Date.UTC(2028, 5, 1, 10);
const start: DatedRow = { label: 'Byggstart', contract: '2027-03-01', forecast: null, outcome: '2027-02-15' };
const moveIn: DatedRow = { label: 'Första inflyttning', contract: '2029-05-01', forecast: '2029-09-01', outcome: null };

function drawn(rows: readonly DatedRow[]): string {
  return String(<PlotTimeline rows={rows} now={NOW} />);
}

test('every date of the picture stands in the table beside it too', () => {
  const html = drawn([start, moveIn]);
  const table = html.slice(html.indexOf('<table'));
  for (const date of ['2027-03-01', '2027-02-15', '2029-05-01', '2029-09-01'])
    expect(table).toContain(`datetime="${date}"`);
  expect(html.match(/class="mark contract" overflow/g)).toHaveLength(2);
  expect(html.match(/class="mark forecast" overflow/g)).toHaveLength(1);
  expect(html.match(/class="mark outcome" overflow/g)).toHaveLength(1);
});

test('what is late is said in words and not only in red', () => {
  expect(daysLate(moveIn)).toBe(123);
  expect(drawn([moveIn])).toContain('4 månader sent');
  expect(drawn([start])).toContain('i tid');
  expect([1, 14, 30, 365].map(daysInWords)).toEqual(['1 dag', '14 dagar', '4 veckor', '12 månader']);
});

test('time runs from left to right, and every mark stands inside the picture', () => {
  const scale = scaleOf([start, moveIn], '2028-06-01');
  if (scale === null) throw new Error('no scale');
  const places = ['2027-02-15', '2027-03-01', '2028-06-01', '2029-05-01', '2029-09-01'].map((date) => scale.at(date));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((at) => at >= 3 && at <= 97)).toBe(true);
});

test('seventeen years are marked by no more years than a telephone has room for', () => {
  const scale = scaleOf([{ ...start, outcome: '2044-06-01' }], '2028-06-01');
  expect(scale?.years.length).toBeLessThanOrEqual(6);
});

test('a plot without a date has no picture, and says so', () => {
  const html = drawn([{ label: 'Byggstart', contract: null, forecast: null, outcome: null }]);
  expect(html).toContain('Inga datum är satta ännu.');
  expect(html).not.toContain('<svg');
});
