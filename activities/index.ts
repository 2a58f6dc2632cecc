import type { Client } from '@temporalio/client';
import type { Register } from '../register/database';
import type { MailActivities, RegisterActivities } from '../workflows/messages';
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
}

/** All activities of the worker: the register's local one, and the postman's. */
export function makeActivities({ register, client, ...mail }: ActivityDeps): RegisterActivities & MailActivities {
  return {
    ...registerActivities(register),
    ...mailActivities({ ...mail, outbox: outboxOf(register), report: reportThrough(client) }),
  };
}
