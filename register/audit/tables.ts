import type { ColumnType, Generated } from 'kysely';
import type { CodedRecord } from '../../domain/kernel/state';
import type { At, AtOrNull } from '../columns';

export type AuditTrigger = 'night' | 'button' | 'command';

export interface AuditRunTable {
  id: Generated<number>;
  trigger: AuditTrigger;
  by_person: string | null;
  at: At;
  began_at: At;
  ended_at: AtOrNull;
  whole: boolean;
  open_cases: number | null;
  found: number | null;
  opened: number | null;
  healed: number | null;
}
export interface FindingTable {
  id: Generated<number>;
  check_key: string;
  ref: string | null;
  subject: string;
  /** Check, case and subject in one: two open findings never have the same. */
  sameness: string;
  unit: string;
  values: ColumnType<CodedRecord, string, string>;
  since: At;
  found_at: At;
  found_run: number | null;
  due_at: At;
  explanation: string;
  tried_at: AtOrNull;
  tried_by: string | null;
  tried_outcome: string | null;
  examined_at: AtOrNull;
  examined_by: string | null;
  closed_at: AtOrNull;
}
export interface AuditVerifiedTable {
  ref: string;
  no: number;
  hash: string;
  rows_digest: string;
  workflow_no: number | null;
  verified_at: At;
}
