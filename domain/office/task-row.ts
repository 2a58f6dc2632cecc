import type { TaskRow } from '../kernel/process';

type More = Partial<Pick<TaskRow, 'needs' | 'extendable' | 'letters'>>;

/** One row of the table of tasks. Any member of the unit may do it and the date stands, unless the row says otherwise. */
export function taskRow(
  kind: string,
  policy: TaskRow['policy'],
  label: string,
  otherwise: string,
  source: string,
  more: More = {},
): TaskRow {
  return { kind, label, otherwise, policy, source, needs: 'member', extendable: false, ...more };
}

export function byKind(rows: readonly TaskRow[]): { readonly [kind: string]: TaskRow } {
  return Object.fromEntries(rows.map((row) => [row.kind, row]));
}
