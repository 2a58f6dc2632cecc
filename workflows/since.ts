import type { CodedRecord } from '../domain/kernel/state';
import type { Kase } from './kase';

/** A date that the case knows, and the fact that said it: a correction of it moves the clocks that started there. */
export function since(kase: Kase, key: string, field: string) {
  const setBy = kase.data.setBy as CodedRecord | undefined;
  return { date: String(kase.data[key]), no: Number(setBy?.[key] ?? 1), field };
}
