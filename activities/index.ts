import type { Client } from '@temporalio/client';
import type { Register } from '../register/database';
import type { AuditActivities, MailActivities, RegisterActivities } from '../workflows/messages';
import { auditActivities } from './audit/audit-activity';
import { mailActivities } from './mail/deliver-mail-activity';
import type { DeliveryDeps } from './mail/deliver-mail';
import { outboxOf } from './mail/outbox';
import { reportThrough } from './mail/report';
import { registerActivities } from './register';

/** What the activities need of the world. */
export interface ActivityDeps extends Omit<DeliveryDeps, 'outbox' | 'report'> {
  readonly register: Register;
  /** Through which a case is told that a mail was refused. */
  readonly client: Client;
  /** The queue whose cases are audited. */
  readonly taskQueue: string;
}

/** All activities of the worker: the register's local one, the postman's and the audit's. */
export function makeActivities({
  register,
  client,
  taskQueue,
  ...mail
}: ActivityDeps): RegisterActivities & MailActivities & AuditActivities {
  return {
    ...registerActivities(register),
    ...auditActivities({ register, client, taskQueue }),
    ...mailActivities({ ...mail, outbox: outboxOf(register), report: reportThrough(client) }),
  };
}
