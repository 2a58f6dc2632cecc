import path from 'node:path';
import type { Settings } from '../domain/settings.schema';
import type { Secrets } from './data-folder';
import { startNodePart } from './node-part';
import { loopback, type Ports } from './ports';
import { startPostgres } from './postgres';
import type { ServerProcess } from './server-process';
import type { PartName } from './state-file';
import { startTemporal } from './temporal';

export interface PartsOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly demo: boolean;
  readonly report: (line: string) => void;
}

export interface Parts {
  /** The address people open. */
  readonly address: string;
  readonly databaseUrl: string;
  /** The complete settings of worker, web and seed. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How to start each part that no setting names as running elsewhere. */
  readonly starts: Readonly<Partial<Record<PartName, () => Promise<ServerProcess>>>>;
}

/** What to start, and the settings that make the parts find each other. */
export function planParts(options: PartsOptions): Parts {
  const { settings, ports, secrets, dataDir, demo } = options;
  const address = `http://${loopback}:${settings.STAFETT_PORT}`;
  const publicUrl = settings.PUBLIC_URL ?? address;
  const ownTemporal = settings.TEMPORAL_ADDRESS === undefined;
  const ownPostgres = settings.DATABASE_URL === undefined;
  const ownMailbox = settings.SMTP_URL === undefined;
  const ownProvider = settings.OIDC_ISSUER === undefined;
  const databaseUrl =
    settings.DATABASE_URL ?? `postgres://stafett:${secrets.postgresPassword}@${loopback}:${ports.postgres}/stafett`;
  const mailboxUrl = ownMailbox ? `http://${loopback}:${ports.mailbox}` : settings.MAILBOX_URL;
  const issuer = settings.OIDC_ISSUER ?? `http://${loopback}:${ports['identity-provider']}`;
  const env = {
    STAFETT_DATA: path.resolve(dataDir),
    STAFETT_PORT: String(settings.STAFETT_PORT),
    STAFETT_DEMO: String(demo),
    TEMPORAL_ADDRESS: settings.TEMPORAL_ADDRESS ?? `${loopback}:${ports.temporal}`,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    TEMPORAL_TASK_QUEUE: settings.TEMPORAL_TASK_QUEUE,
    TEMPORAL_UI_URL: ownTemporal ? `http://${loopback}:${ports['temporal-ui']}` : settings.TEMPORAL_UI_URL,
    DATABASE_URL: databaseUrl,
    SMTP_URL: settings.SMTP_URL ?? `smtp://${loopback}:${ports.smtp}`,
    MAIL_FROM: settings.MAIL_FROM ?? 'Stafett <stafett@example.test>',
    MAILBOX_URL: mailboxUrl,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: settings.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: settings.OIDC_CLIENT_SECRET ?? secrets.oidcClientSecret,
    PUBLIC_URL: publicUrl,
    STAFETT_CODEC_KEYS:
      settings.STAFETT_CODEC_KEYS?.map((key) => `${key.id}:${key.keyBase64}`).join(',') ?? secrets.codecKeys,
    LOG_LEVEL: settings.LOG_LEVEL,
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
  };
  const starts: Partial<Record<PartName, () => Promise<ServerProcess>>> = {
    ...(ownPostgres
      ? {
          postgres: () => startPostgres({ dataDir, password: secrets.postgresPassword, port: ports.postgres }),
        }
      : {}),
    ...(ownTemporal ? { temporal: () => startOwnTemporal(options) } : {}),
    ...(ownMailbox ? { mailbox: () => startMailboxPart(options) } : {}),
    ...(ownProvider ? { 'identity-provider': () => startProviderPart(options, env, publicUrl) } : {}),
    worker: () => startWorkerPart(options, env, 'worker'),
    ...(settings.STAFETT_WORKERS === 2 ? { 'worker-2': () => startWorkerPart(options, env, 'worker-2') } : {}),
    web: () => startNodePart({ name: 'web', program: 'client/main.js', dataDir, env, readyUrl: `${address}/healthz` }),
  };
  return { address, databaseUrl, env, starts };
}

function startOwnTemporal({ dataDir, ports, settings, demo, report }: PartsOptions): Promise<ServerProcess> {
  return startTemporal({
    dataDir,
    port: ports.temporal,
    uiPort: ports['temporal-ui'],
    metricsPort: ports['temporal-metrics'],
    namespace: settings.TEMPORAL_NAMESPACE,
    timeSkipping: demo,
    report,
  });
}

function startWorkerPart(
  { dataDir, ports }: PartsOptions,
  env: Readonly<Record<string, string | undefined>>,
  name: 'worker' | 'worker-2',
): Promise<ServerProcess> {
  return startNodePart({
    name,
    program: 'worker/main.js',
    dataDir,
    env: { ...env, WORKER_HEALTH_PORT: String(ports[name]) },
    readyUrl: `http://${loopback}:${ports[name]}/readyz`,
  });
}

function startMailboxPart({ dataDir, ports }: PartsOptions): Promise<ServerProcess> {
  return startNodePart({
    name: 'mailbox',
    program: 'embedded/mailbox/main.js',
    args: [dataDir, String(ports.smtp), String(ports.mailbox)],
    dataDir,
    env: {},
    readyUrl: `http://${loopback}:${ports.mailbox}/healthz`,
  });
}

function startProviderPart(
  { dataDir, ports, secrets }: PartsOptions,
  env: Readonly<Record<string, string | undefined>>,
  publicUrl: string,
): Promise<ServerProcess> {
  const port = ports['identity-provider'];
  return startNodePart({
    name: 'identity-provider',
    program: 'embedded/identity-provider/main.js',
    args: [dataDir, String(port), new URL(publicUrl).origin],
    dataDir,
    env: {
      OIDC_CLIENT_ID: env['OIDC_CLIENT_ID'],
      OIDC_CLIENT_SECRET: env['OIDC_CLIENT_SECRET'],
      IDP_API_CLIENT_SECRET: secrets.apiClientSecret,
      IDP_COOKIE_KEY: secrets.cookieKey,
    },
    readyUrl: `http://${loopback}:${port}/healthz`,
  });
}
