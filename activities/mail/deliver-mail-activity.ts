import { Context } from '@temporalio/activity';
import { setTimeout as pause } from 'node:timers/promises';
import { SECOND_MS } from '../../domain/instant';
import type { MailActivities } from '../../workflows/messages';
import { type DeliveryDeps, lookOnce } from './deliver-mail';

/** How often the outbox is looked at. */
const LOOK_EVERY_MS = 2 * SECOND_MS;
const LOOK_EVERY_AT_ONCE_MS = 400;
/** A mail server that does not answer is left alone for so long. */
const UNREACHABLE_PAUSE_MS = 5 * SECOND_MS;
const HEARTBEAT_MS = SECOND_MS;

/** The postman's activity: looks for mail until `forSeconds` have passed or the worker stops. */
export function mailActivities(deps: DeliveryDeps): MailActivities {
  const every = deps.atOnce ? LOOK_EVERY_AT_ONCE_MS : LOOK_EVERY_MS;
  return {
    async deliverMail({ forSeconds }) {
      const { cancellationSignal, heartbeat } = Context.current();
      const counted = { sent: 0, refused: 0, waiting: 0 };
      const until = deps.now() + forSeconds * SECOND_MS;
      const beat = setInterval(() => Context.current().heartbeat(), HEARTBEAT_MS);
      heartbeat();
      try {
        while (deps.now() < until && !cancellationSignal.aborted) {
          const look = await lookOnce(deps, cancellationSignal);
          counted.sent += look.sent;
          counted.refused += look.refused;
          counted.waiting = look.waiting;
          const rest = look.unreachable ? Math.max(every, deps.atOnce ? SECOND_MS : UNREACHABLE_PAUSE_MS) : every;
          // A worker that stops answers what it did: the next round goes on elsewhere.
          await pause(rest, undefined, { signal: cancellationSignal }).catch(() => undefined);
        }
        return counted;
      } finally {
        clearInterval(beat);
      }
    },
  };
}
