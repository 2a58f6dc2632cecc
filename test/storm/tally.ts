/** A try that gave no answer for good: the server said "not yet", or said nothing. Real time, epoch ms. */
export interface Unanswered {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** One command from the first try to its answer. */
export interface Sent {
  readonly id: string;
  /** Null for an application, which makes its case. */
  readonly ref: string | null;
  readonly what: string;
  readonly began: number;
  readonly ended: number;
  readonly outcome: 'ok' | 'refused' | 'not-healed';
  /** The rule that refused it. */
  readonly rule: string | null;
  readonly unanswered: readonly Unanswered[];
}

/** A time in which a server was down: from its kill until it and all that depends on it answered again. */
export interface Window {
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

export function within({ from, to }: Unanswered, windows: readonly Window[]): boolean {
  return windows.some((window) => from <= window.to && to >= window.from);
}

/** The share of all that lies below; ms. */
export function percentile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How often each is said, the most frequent first: `3 stale-task, 1 no-offer`. */
export function counted(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([one, n]) => `${n} ${one}`)
    .join(', ');
}
