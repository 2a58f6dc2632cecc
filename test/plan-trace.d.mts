export interface TraceRow {
  readonly sentence: string;
  readonly files: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  readonly later: string;
}
export interface RanTest {
  readonly file: string;
  readonly title: string;
  readonly status: string;
}
export function readPlanTrace(root: string): readonly TraceRow[];
export function unproven(root: string, ran: readonly RanTest[]): readonly string[];
