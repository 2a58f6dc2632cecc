import type { Generated } from 'kysely';
import type { SpecialRole, UnitRole } from '../domain/kernel/actor';
import type { Policy } from '../domain/deadlines/policies';
import type { At, AtOrNull, Json, JsonOrNull } from './columns';

export interface UnitTable {
  id: string;
  name: string;
  department: string;
  mailbox: string;
  acute: Generated<boolean>;
  closed_at: AtOrNull;
  merged_into: string | null;
}
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  title: string;
  does: string;
  left_at: AtOrNull;
}
export interface MembershipTable {
  person: string;
  unit: string;
  role: UnitRole;
}
export interface SpecialRoleTable {
  person: string;
  role: SpecialRole;
}
export interface PolicyTable {
  key: string;
  version: number;
  valid_from: At;
  policy: Json<Policy>;
}
export interface SettingChangeTable {
  id: Generated<number>;
  at: At;
  by_person: string | null;
  subject: string;
  key: string;
  before: JsonOrNull;
  after: JsonOrNull;
}
export interface MeetingSlotTable {
  id: string;
  body: Generated<'forum' | 'council'>;
  weekday: number;
  every_weeks: number;
  time: string;
  place: string;
  valid_from: string;
  valid_to: string | null;
  exceptions: Generated<string[]>;
}
export interface SuccessionTable {
  id: string;
  kind: 'leave' | 'close' | 'merge' | 'assign';
  person: string | null;
  unit: string | null;
  to_unit: string | null;
  state: 'proposed' | 'running' | 'stopped' | 'done' | 'withdrawn';
  made_at: At;
  made_by: string;
  approved_at: AtOrNull;
  approved_by: string | null;
  started_at: AtOrNull;
  started_by: string | null;
  ended_at: AtOrNull;
}
export interface SuccessionRowTable {
  plan: string;
  seq: number;
  ref: string;
  what: 'baton' | 'side-task' | 'offer';
  task_id: string | null;
  unit: string;
  from_person: string | null;
  to_person: string | null;
  state: Generated<'planned' | 'waiting' | 'done' | 'gone' | 'refused'>;
  attempts: Generated<number>;
  not_before: AtOrNull;
  rule: string | null;
  ended_at: AtOrNull;
}

/** What administrators keep: the organisation, the clocks, the meetings, and who takes over when somebody goes. */
export interface SettingsTables {
  units: UnitTable;
  people: PersonTable;
  memberships: MembershipTable;
  special_roles: SpecialRoleTable;
  policies: PolicyTable;
  setting_changes: SettingChangeTable;
  meeting_slots: MeetingSlotTable;
  successions: SuccessionTable;
  succession_rows: SuccessionRowTable;
}
