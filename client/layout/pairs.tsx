import type { Child } from 'hono/jsx';

export interface Pair {
  readonly label: string;
  readonly value: Child;
}

/** What things are called and what they are, one pair a line; nothing at all when there is nothing to say. */
export function Pairs({ of }: { of: readonly Pair[] }) {
  return of.length === 0 ? null : (
    <dl class="pairs">
      {of.map(({ label, value }) => (
        <>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
