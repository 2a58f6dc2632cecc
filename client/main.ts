import { serve } from '@hono/node-server';
import { Client, Connection } from '@temporalio/client';
import { type Logger, pino } from 'pino';
import { dataConverterFrom } from '../activities/codec';
import { chainOf } from '../domain/absence/answers';
import { processByName } from '../domain/processes';
import { readSettingsFor, type WebSettings } from '../domain/settings.schema';
import { colleaguesAt } from '../embedded/demo/colleagues';
import { openRegister, type Register } from '../register/database';
import { clockOffset } from '../register/displayed-clock';
import { organisation } from '../register/organisation';
import { makeApp } from './app';
import { operatorOver } from './audit/operator';
import type { Deps } from './deps';
import { timeRoutes } from './dev/time/routes';
import { displayedClock } from './displayed-clock';
import { gatewayTo } from './gateway';
import { intakeRoutes } from './intake/routes';
import { startRelay, startThrough } from './relay-intakes';
import { signInAt } from './sign-in/oidc';
import { workOffPlans } from './succession/work-off';
import { timeMachineOver } from './time-machine/time-machine';

/** Composition root of the web client: settings, register, Temporal, sign-in, pages; stops in the opposite order. */
async function main(): Promise<void> {
  const settings = readSettingsFor('web', process.env);
  const log = pino({ level: settings.LOG_LEVEL, name: 'web', redact: ['*.password', '*.authorization', '*.cookie'] });
  const register = openRegister(settings.DATABASE_URL, {
    processByName,
    onConnectionLost: (error) => log.warn({ error: error.message }, 'register connection lost'),
  });
  const clock = displayedClock(() => clockOffset(register));
  // Lazy: the pages answer before Temporal does, and say so.
  const connection = Connection.lazy({ address: settings.TEMPORAL_ADDRESS });
  const client = new Client({
    connection,
    namespace: settings.TEMPORAL_NAMESPACE,
    dataConverter: dataConverterFrom(settings),
  });
  const machine = settings.STAFETT_DEMO ? demoTime(settings, client, register, log) : null;
  // A seed that was stopped half-way says nothing more; one that runs says so again with its next case.
  void machine?.show(null).catch(() => undefined);
  const start = machine?.start ?? startThrough(client, settings.TEMPORAL_TASK_QUEUE);
  const gateway = gatewayTo({ client, register, clock, start });
  const relay = startRelay({ register, start, tell: gateway.makeSystemMove, now: Date.now, log });
  const deps: Deps = {
    register,
    settings,
    clock,
    now: () => clock.now(),
    gateway: machine?.inStep(gateway) ?? gateway,
    operator: operatorOver({ client, taskQueue: settings.TEMPORAL_TASK_QUEUE, start }),
    oidc: signInAt(settings),
    kick: relay.kick,
    log,
  };
  const working = workOffPlans({ ...deps, now: Date.now, shown: () => clock.refresh(), log });
  const app = makeApp(deps, [intakeRoutes, ...(machine === null ? [] : [(d: Deps) => timeRoutes(d, machine)])]);
  const server = serve({ fetch: app.fetch, hostname: settings.STAFETT_HOST, port: settings.STAFETT_PORT });
  log.info({ port: settings.STAFETT_PORT }, 'web client is up');

  const stop = async () => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await Promise.all([relay.stop(), working.stop()]);
    await connection.close();
    await register.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)));
}

/** The time machine and the colleagues who work on time; only in the demo. */
function demoTime(settings: WebSettings, client: Client, register: Register, log: Logger) {
  const own = `http://127.0.0.1:${settings.STAFETT_PORT}`;
  return timeMachineOver({
    client,
    register,
    namespace: settings.TEMPORAL_NAMESPACE,
    taskQueue: settings.TEMPORAL_TASK_QUEUE,
    colleagues: colleaguesAt({ web: own, issuer: settings.OIDC_ISSUER }, async (person, at) => {
      const { staffing } = await organisation(register);
      return chainOf(staffing, person, at).end ?? person;
    }),
    log,
  });
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
