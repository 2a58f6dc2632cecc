import { HOUR_MS } from '../../domain/instant';
import type { ShownMap } from '../../domain/statistics/small-numbers';
import type { Names } from '../names';
import { heatMapWords, namedInWords, shareInWords } from '../words/heat-map';

/** One row a pair, as on the page: what is hidden there is hidden here. Semicolons, as Swedish spreadsheets read it. */
export function csvOf({ cells }: ShownMap, names: Names): string {
  const head = ['Från', 'Till', 'Överlämningar', heatMapWords.named, 'Mediantid (timmar)', 'Andel avböjda'];
  const rows = cells.map((cell) => {
    const units = [names.unit(cell.from), names.unit(cell.to)];
    if (cell.hidden) return [...units, ...Array.from({ length: 4 }, () => heatMapWords.hidden)];
    const hours = cell.medianMs === null ? '' : (cell.medianMs / HOUR_MS).toFixed(1).replace('.', ',');
    return [...units, String(cell.handOvers), namedInWords(cell), hours, shareInWords(cell)];
  });
  // The mark lets a spreadsheet see that it is UTF-8.
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A name that begins like a formula must not become one. */
function quoted(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
