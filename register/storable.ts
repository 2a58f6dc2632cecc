/**
 * PostgreSQL stores every character but NUL and half surrogate pairs, which no keyboard gives: they are taken out,
 * so that hostile text is kept like any other and never stops a form.
 */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** A value as JSON text with every string in it, and every key, made storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(storableValue(value));
}

function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [storable(key), storableValue(one)]));
}
