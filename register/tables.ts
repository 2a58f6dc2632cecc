import type { Generated } from 'kysely';
import type { CaseState, ClosedCase, CodedRecord, OpenCase } from '../domain/kernel/state';
import type { At, AtOrNull, Json } from './columns';
import type { AuditRunTable, AuditVerifiedTable, FindingTable } from './audit/tables';
import type { HomeTables } from './home-tables';
import type { SettingsTables } from './settings-tables';
import type { AbsenceTable, DutyRosterTable } from './staff-tables';

export interface FactTable {
  ref: string;
  no: number;
  type: string;
  at: At;
  by_person: string | null;
  by_unit: string | null;
  /** The absent person that `by_person` acted for. */
  by_for: Generated<string | null>;
  command_id: string;
  body: Json<{ readonly [key: string]: unknown }>;
  prev_hash: string;
  hash: string;
  written_at: At;
}
export interface CommandTable {
  ref: string;
  command_id: string;
  first_no: number;
  last_no: number;
}
/** A state is stored in two parts: the rules it runs by change only when the settings do. */
export type BeganWith = Pick<CaseState, 'policies' | 'daysOff' | 'successors'>;
export type StoredState = Omit<OpenCase, keyof BeganWith> | Omit<ClosedCase, keyof BeganWith>;

export interface CaseTable {
  ref: string;
  process: string;
  status: 'open' | 'closed';
  stage: string;
  holder_unit: string;
  holder_person: string | null;
  doing: 'task' | 'offer' | 'forum' | 'wait' | 'routine' | null;
  /** Task, offer or wait that the baton is about. */
  doing_id: string | null;
  task_kind: string | null;
  due_from: AtOrNull;
  due_at: AtOrNull;
  next_at: AtOrNull;
  received_at: At;
  opened_at: At;
  closed_at: AtOrNull;
  close_reason: string | null;
  no: number;
  head: string;
  restricted: boolean;
  restricted_to: string[];
  involved: string[];
  offered_to: string | null;
  /** When it was lifted to the forum; null when it is not. */
  lifted_at: AtOrNull;
  /** The meeting on whose agenda it stands. */
  forum_meeting: string | null;
  /** Without the rules it runs by; `stateOf` (case-rows.ts) puts them together. */
  state: Json<StoredState>;
  /** The policies and days off it began with, and what it has heard of since. */
  began_with: Json<BeganWith>;
}
export interface TaskTable {
  ref: string;
  id: string;
  kind: string;
  version: number;
  unit: string;
  person: string | null;
  side: boolean;
  needs: 'member' | 'head' | 'director' | 'decider';
  party: string | null;
  not_before: AtOrNull;
  due_from: At;
  due_at: At;
  status: 'open' | 'done' | 'dropped';
  opened_at: At;
  opened_no: number;
  closed_at: AtOrNull;
  closed_no: number | null;
  /** Person id, or 'system'. */
  closed_by: string | null;
}
export interface OfferTable {
  ref: string;
  id: string;
  from_unit: string;
  to_unit: string;
  because: string;
  view: string;
  due_from: At;
  due_at: At;
  status: 'open' | 'accepted' | 'declined' | 'withdrawn';
  offered_at: At;
  offered_no: number;
  answered_at: AtOrNull;
  answered_no: number | null;
  answered_by: string | null;
}
export interface TextTable {
  hash: string;
  ref: string;
  command_id: string;
  field: string;
  kind: 'text' | 'personal';
  salt: string;
  body: string | null;
  state: Generated<'pending' | 'kept'>;
  stored_at: At;
  blanked_at: AtOrNull;
}
export interface DraftTable {
  ref: string;
  topic: string;
  unit: string;
  person: string;
  body: Json<{ readonly [field: string]: unknown }>;
  updated_at: At;
}
export interface AccessLogTable {
  id: Generated<number>;
  at: At;
  person: string;
  ref: string | null;
  what: string;
  outcome: 'shown' | 'refused';
}
export interface MailTable {
  message_id: string;
  address: string;
  acute: boolean;
  state: 'sending' | 'sent' | 'postponed' | 'refused' | 'uncertain';
  attempts: Generated<number>;
  created_at: At;
  sending_since: At;
  done_at: AtOrNull;
  last_error: string | null;
}
export interface MessageTable {
  id: string;
  ref: string;
  no: number;
  seq: number;
  kind: string;
  recipient: Json<{ readonly kind: string; readonly unit?: string; readonly person?: string }>;
  role: string;
  address: string;
  acute: boolean;
  due_at: AtOrNull;
  said_at: At;
  created_at: At;
  not_before: At;
  state: Generated<'waiting' | 'sending' | 'sent' | 'refused' | 'uncertain'>;
  mail_id: string | null;
  attempts: Generated<number>;
  last_error: string | null;
  reported_at: AtOrNull;
}
export interface ToldCaseTable {
  ref: string;
  no: number;
  to_ref: string;
  move: string;
  input: Json<CodedRecord>;
  said_at: At;
  state: Generated<'waiting' | 'heard' | 'refused'>;
  attempts: Generated<number>;
  not_before: AtOrNull;
}
export interface IntakeTable {
  id: Generated<number>;
  idempotency_key: string;
  content_hash: string;
  ref: string;
  process: string;
  unit: string;
  received_at: At;
  submitted_at: At;
  coded: Json<CodedRecord>;
  personal: Json<{ readonly [key: string]: unknown }>;
  contact_way: string;
  contact_email: string | null;
  opened_by_person: string | null;
  opened_by_unit: string | null;
  restricted_to: string[] | null;
  started: Generated<boolean>;
  started_at: AtOrNull;
  attempts: Generated<number>;
  not_before: AtOrNull;
  last_error: string | null;
}
export interface HouseholdMemberTable {
  ref: string;
  idx: number;
  adult: boolean;
  name: string;
  surname: string;
  name_key: string;
  surname_key: string;
  person_number: string | null;
  birth_year_month: string | null;
  sex: string | null;
  residence: string | null;
  from_day: string | null;
  to_day: string | null;
}
export interface HalfFormTable {
  token_hash: string;
  body: Json<{ readonly [field: string]: unknown }>;
  updated_at: At;
}
export interface SessionTable {
  token_hash: string;
  person: string;
  csrf: string;
  id_token: string | null;
  created_at: At;
  expires_at: At;
}

/** Every table, as kysely knows it. The meaning of each column stands in migrations/. */
export interface Tables extends HomeTables, SettingsTables {
  settings: { key: string; value: Json<unknown> };
  days_off: { day: string; name: string };
  facts: FactTable;
  commands: CommandTable;
  cases: CaseTable;
  tasks: TaskTable;
  offers: OfferTable;
  texts: TextTable;
  drafts: DraftTable;
  access_log: AccessLogTable;
  mails: MailTable;
  messages: MessageTable;
  intakes: IntakeTable;
  told_cases: ToldCaseTable;
  household_members: HouseholdMemberTable;
  half_forms: HalfFormTable;
  sessions: SessionTable;
  absences: AbsenceTable;
  duty_roster: DutyRosterTable;
  seen_by: { person: string; ref: string; no: number };
  audit_runs: AuditRunTable;
  findings: FindingTable;
  audit_verified: AuditVerifiedTable;
  visits: { person: string; current_at: At; previous_at: AtOrNull };
}
