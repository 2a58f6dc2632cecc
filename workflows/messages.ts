import type { CivilDate } from '../domain/calendar/civil-date';
import type { Policy } from '../domain/deadlines/policies';
import type { Instant } from '../domain/instant';
import type { By } from '../domain/kernel/actor';
import type { Command } from '../domain/kernel/commands';
import type { Fact } from '../domain/kernel/facts';
import type { RulesNews } from '../domain/kernel/rules';
import type { CaseState, CodedRecord } from '../domain/kernel/state';

/** The contract between those who send and those who answer: ids, names and shapes, nothing that runs. */
export const POSTMAN_WORKFLOW_ID = 'postman';

export function caseWorkflowId(ref: string): string {
  return `case:${ref}`;
}

/** The case that a workflow is of; null for any other workflow. */
export function caseRefOf(workflowId: string): string | null {
  return workflowId.startsWith('case:') ? workflowId.slice('case:'.length) : null;
}

/** The audit that a head asked for: one at a time, whoever asks. */
export const AUDIT_WORKFLOW_ID = 'audit-now';
/** The Schedule of the nightly one. */
export const AUDIT_SCHEDULE_ID = 'nightly-audit';

export const workflowNames = {
  caseOf: (process: string) => process,
  postman: 'postman',
  audit: 'nightlyAudit',
} as const;
/** Update on a case: one move by one person. */
export const MAKE_MOVE = 'makeMove';
/** Query on a case: its state as the workflow holds it (operators, and the tests that compare it with the register). */
export const CASE_STATE = 'caseState';

/** What a case starts with. Coded only. `no` > 0 in `resumed` when it goes on from the register's state. */
export interface StartCase {
  readonly ref: string;
  readonly process: string;
  readonly receivedAt: Instant;
  readonly unit: string;
  readonly data: CodedRecord;
  readonly daysOff: readonly CivilDate[];
  /** Clocks in force that are not the built-in ones, by key; tasks snapshot theirs when they open. */
  readonly policies: { readonly [key: string]: Policy };
  readonly restrictedTo: readonly string[] | null;
  /** Who sent the intake in, for the first fact: a person id and unit, or null for the applicant. */
  readonly openedBy: { readonly person: string; readonly unit: string | null } | null;
  readonly resumed: CaseState | null;
  /** The move that reopens the closed case in `resumed`; null otherwise. */
  readonly reopening: Command | null;
  /** Who moved it last before it goes on: what the routine does of itself next is by their doing. */
  readonly cause?: By;
}

export type MakeMoveArgs = Command;
export interface MoveResult {
  readonly ref: string;
  /** Numbers of the facts this command wrote. */
  readonly nos: readonly [first: number, last: number];
  /** Nothing was written now. When the command is in from before, the register knows its numbers. Not said by old runs. */
  readonly nothingNew?: boolean;
}

/** `ApplicationFailure.type` of a refused move; details: [IllegalMoveDetails]. */
export const ILLEGAL_MOVE = 'IllegalMove';
export interface IllegalMoveDetails {
  readonly rule: string;
  readonly source: string;
  readonly detail: { readonly [key: string]: string | number | null };
}

export interface AppendBatch {
  readonly ref: string;
  /** Unique per case: a repeat returns what the first wrote. */
  readonly commandId: string;
  /** Consecutive numbers starting at the workflow's own `no` + 1. */
  readonly facts: readonly Fact[];
}

export type AppendResult =
  | { readonly kind: 'written' }
  /** Other facts stand at those numbers, or the command is already in: all facts from the batch's first number on. */
  | { readonly kind: 'exists'; readonly facts: readonly Fact[] }
  /** The settings were changed since the case last heard of them, and these facts wind up a clock: nothing was written. */
  | { readonly kind: 'rules-changed'; readonly news: RulesNews }
  /** A constraint said no (a home already reserved): nothing was written. */
  | { readonly kind: 'refused'; readonly rule: string; readonly source: string };

/** Local activity of every case. */
export interface RegisterActivities {
  appendFacts(batch: AppendBatch): Promise<AppendResult>;
  /** The facts that stand after this number. */
  factsAfter(standing: { readonly ref: string; readonly no: number }): Promise<readonly Fact[]>;
}

/** Ordinary activity of the postman: looks for mail until `forSeconds` have passed, heartbeats, returns what it did. */
export interface MailActivities {
  deliverMail(input: { forSeconds: number }): Promise<{ sent: number; refused: number; waiting: number }>;
}

/** What one audit is asked for. */
export interface AuditWish {
  readonly trigger: 'night' | 'button' | 'command' | 'remedy';
  /** Who asked: a person id, or null for the night. */
  readonly by: string | null;
  /** One case only, after a remedy. */
  readonly only: string | null;
}

export interface AuditDone {
  readonly openCases: number;
  readonly found: number;
  readonly opened: number;
  readonly healed: number;
}

/** Ordinary activity of the audit: looks at everything and writes down what it found. */
export interface AuditActivities {
  audit(wish: AuditWish): Promise<AuditDone>;
}
