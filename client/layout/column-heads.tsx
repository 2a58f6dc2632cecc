import type { Child } from 'hono/jsx';

/** The head of a table: a column each, those of `numbers` set to the right; `children`: further cells. */
export function ColumnHeads({
  columns,
  numbers = [],
  children,
}: {
  columns: readonly string[];
  numbers?: readonly string[];
  children?: Child;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th scope="col" class={numbers.includes(column) ? 'number' : undefined}>
            {column}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  );
}
