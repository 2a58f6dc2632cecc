import { PUBLIC_FIELDS, type PublicRecord, type PublicValue } from './public-fields';

const LINE = '\r\n';
/** A spreadsheet program would run what begins so as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** The public fields as RFC 4180, with their Swedish headings; a list is written as JSON in its cell. */
export function allocationsCsv(records: readonly PublicRecord[]): string {
  const rows = records.map((record) => PUBLIC_FIELDS.map(({ key }) => cell(record[key] ?? null)));
  return [PUBLIC_FIELDS.map(({ label }) => cell(label)), ...rows].map((row) => row.join(',')).join(LINE) + LINE;
}

function cell(value: PublicValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? (FORMULA.test(value) ? `'${value}` : value) : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
