import { z } from 'zod';

/** The processes that read settings; `supervisor` is what `npm start` runs, `tests` what `npm test` runs. */
export type SettingsReader = 'supervisor' | 'worker' | 'web' | 'register' | 'audit' | 'tests';

export interface SettingDescription {
  /** One sentence for the operator, in English like the rest of docs/. */
  readonly description: string;
  /** What a value must look like; shown in the table of settings and in every fault. */
  readonly expected: string;
  readonly usedBy: readonly SettingsReader[];
  /** Readers that refuse to start without it. `npm start` fills these in itself for the parts it supervises. */
  readonly requiredBy: readonly SettingsReader[];
  /** Its value is never repeated in a fault or a log line. */
  readonly secret?: true;
}

const descriptions = z.registry<SettingDescription>();

function setting<S extends z.ZodType>(schema: S, description: SettingDescription): S {
  descriptions.add(schema, description);
  return schema;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(65535));
const yesOrNo = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');
const httpUrl = z.url({ protocol: /^https?$/ });

/** A key of the payload codec: the id travels in the metadata of each payload, the key is 32 bytes in base64. */
export interface CodecKey {
  readonly id: string;
  readonly keyBase64: string;
}

/** 32 bytes are 43 base64 characters and one '='; ids are short so that they may stand in every payload. */
const codecKey = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/]{43}=)$/;

const codecKeys = z
  .string()
  .refine((text) => text.split(',').every((part) => codecKey.test(part.trim())))
  .transform((text): readonly CodecKey[] =>
    text.split(',').map((part) => {
      const [id = '', keyBase64 = ''] = part.trim().split(':');
      return { id, keyBase64 };
    }),
  )
  .refine((keys) => new Set(keys.map((key) => key.id)).size === keys.length);

/** Every setting of every process. Read it with {@link readSettings} only, so that all faults come at once. */
export const settingsSchema = z.object({
  STAFETT_DATA: setting(z.string().default('./.stafett'), {
    description:
      'Folder for everything `npm start` keeps: databases, keys, downloaded binaries, state.json. The worker keeps its compiled workflows there.',
    expected: 'a path',
    usedBy: ['supervisor', 'worker', 'web', 'tests'],
    requiredBy: [],
  }),
  STAFETT_PORT: setting(port.default(7100), {
    description: 'Port of the web client.',
    expected: 'a port number, 1 to 65535',
    usedBy: ['supervisor', 'web'],
    requiredBy: [],
  }),
  STAFETT_HOST: setting(z.string().default('127.0.0.1'), {
    description: 'Address the web client listens on. Anything but loopback belongs behind a proxy with TLS.',
    expected: 'an IP address',
    usedBy: ['web'],
    requiredBy: [],
  }),
  STAFETT_WORKERS: setting(z.enum(['1', '2']).transform(Number).default(1), {
    description: 'How many workers `npm start` runs. With two, nobody notices when one of them dies.',
    expected: '1 or 2',
    usedBy: ['supervisor'],
    requiredBy: [],
  }),
  STAFETT_DEMO: setting(yesOrNo.default(false), {
    description:
      'Demonstration: invented people and cases, the time machine, sign-in without passwords. `npm start` turns it on unless TEMPORAL_ADDRESS is set; the two are refused together.',
    expected: 'true or false',
    usedBy: ['supervisor', 'worker', 'web'],
    requiredBy: [],
  }),
  TEMPORAL_ADDRESS: setting(
    z
      .string()
      .regex(/^[\w.[\]:-]+:\d{1,5}$/)
      .optional(),
    {
      description: 'A Temporal server of your own. When set, `npm start` starts none and the time machine is off.',
      expected: 'host:port',
      usedBy: ['supervisor', 'worker', 'web', 'audit'],
      requiredBy: ['worker', 'web', 'audit'],
    },
  ),
  TEMPORAL_NAMESPACE: setting(z.string().default('default'), {
    description: 'Namespace on the Temporal server.',
    expected: 'a name',
    usedBy: ['supervisor', 'worker', 'web', 'audit'],
    requiredBy: [],
  }),
  TEMPORAL_TASK_QUEUE: setting(z.string().default('stafett'), {
    description: 'Task queue that the worker polls and the web client starts cases on.',
    expected: 'a name',
    usedBy: ['worker', 'web', 'audit'],
    requiredBy: [],
  }),
  TEMPORAL_UI_URL: setting(httpUrl.optional(), {
    description: "Address of Temporal's own web UI, linked from a case for administrators. The demo sets it.",
    expected: 'an http or https address',
    usedBy: ['web'],
    requiredBy: [],
  }),
  STAFETT_TEMPORAL_BIN: setting(z.string().optional(), {
    description: 'The `temporal` program to run instead of looking for one; its server must be 1.32 or newer.',
    expected: 'the path of an executable file',
    usedBy: ['supervisor', 'tests'],
    requiredBy: [],
  }),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    description: 'The PostgreSQL (15 or newer) of the case register. When set, `npm start` starts none.',
    expected: 'postgres://user:password@host:port/database',
    usedBy: ['supervisor', 'worker', 'web', 'register', 'tests', 'audit'],
    requiredBy: ['worker', 'web', 'register', 'audit'],
    secret: true,
  }),
  SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional(), {
    description: 'The mail server that the postman delivers to. When unset, `npm start` runs a mailbox of its own.',
    expected: 'smtp://host:port or smtps://user:password@host:port',
    usedBy: ['supervisor', 'worker'],
    requiredBy: ['worker'],
    secret: true,
  }),
  MAIL_FROM: setting(
    z
      .string()
      .regex(/^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .optional(),
    {
      description: 'Sender of every mail.',
      expected: 'an address, or Name <address>',
      usedBy: ['supervisor', 'worker'],
      requiredBy: ['worker'],
    },
  ),
  MAILBOX_URL: setting(httpUrl.optional(), {
    description: 'HTTP API of the embedded mailbox, shown at /dev/mail in the demo.',
    expected: 'an http or https address',
    usedBy: ['web'],
    requiredBy: [],
  }),
  OIDC_ISSUER: setting(httpUrl.optional(), {
    description: 'The OpenID Connect provider that staff sign in with. When unset, `npm start` runs the demo one.',
    expected: 'an http or https address',
    usedBy: ['supervisor', 'web'],
    requiredBy: ['web'],
  }),
  OIDC_CLIENT_ID: setting(z.string().default('stafett'), {
    description: 'Our client id at the provider.',
    expected: 'a name',
    usedBy: ['supervisor', 'web'],
    requiredBy: [],
  }),
  OIDC_CLIENT_SECRET: setting(z.string().min(16).optional(), {
    description: 'Our client secret at the provider.',
    expected: 'at least 16 characters',
    usedBy: ['supervisor', 'web'],
    requiredBy: ['web'],
    secret: true,
  }),
  PUBLIC_URL: setting(httpUrl.optional(), {
    description: 'The address people reach the web client at; stands in mails and in the sign-in redirect.',
    expected: 'an http or https address',
    usedBy: ['worker', 'web'],
    requiredBy: ['worker', 'web'],
  }),
  STAFETT_CODEC_KEYS: setting(codecKeys.optional(), {
    description:
      'Keys that encrypt what Temporal stores. The first encrypts, all decrypt; keep an old key as long as its cases live. Make one with `openssl rand -base64 32`.',
    expected: 'id:key[,id:key], each id unique (a-z, 0-9, -), each key 32 bytes in base64',
    usedBy: ['supervisor', 'worker', 'web', 'audit'],
    requiredBy: ['worker', 'web', 'audit'],
    secret: true,
  }),
  STAFETT_BID_KEYS: setting(z.string().optional(), {
    description:
      'Folder of the keys that open sealed bids, each locked with a passphrase that only its owner types. It is backed up apart from the database. `bid-keys` under STAFETT_DATA when unset.',
    expected: 'a path',
    usedBy: ['web'],
    requiredBy: [],
  }),
  WORKER_HEALTH_PORT: setting(port.optional(), {
    description: "Port on loopback of the worker's /readyz and /metrics; none when unset.",
    expected: 'a port number, 1 to 65535',
    usedBy: ['worker'],
    requiredBy: [],
  }),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'), {
    description: 'How much the processes write to their logs. Personal data is in none of the levels.',
    expected: 'fatal, error, warn, info, debug or trace',
    usedBy: ['worker', 'web'],
    requiredBy: [],
  }),
  CHROMIUM_PATH: setting(z.string().optional(), {
    description: "The browser of the tests' journeys instead of looking for one.",
    expected: 'the path of an executable file',
    usedBy: ['tests'],
    requiredBy: [],
  }),
});

export type Settings = Readonly<z.output<typeof settingsSchema>>;
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[];

/** What is said of one setting, with its default as a person would type it. */
export interface DescribedSetting extends SettingDescription {
  readonly name: SettingName;
  readonly default: string | undefined;
}

/** All settings in the order they are documented. */
export function describeSettings(): readonly DescribedSetting[] {
  return settingNames.map((name) => {
    const schema: z.ZodType = settingsSchema.shape[name];
    const description = descriptions.get(schema);
    if (description === undefined) throw new Error(`${name} lacks its description`);
    const fallback = schema.safeParse(undefined).data;
    return { name, ...description, default: fallback === undefined ? undefined : String(fallback) };
  });
}

export interface SettingFault {
  readonly name: string;
  readonly problem: string;
}

/** All that is wrong with the environment, so that the operator corrects it in one go. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly SettingFault[]) {
    const lines = faults.map((fault) => `  ${fault.name}: ${fault.problem}`);
    super(`${faults.length === 1 ? 'One setting is' : `${faults.length} settings are`} wrong:\n${lines.join('\n')}`);
    this.name = 'SettingsError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of this process.
 * @throws SettingsError naming every fault at once.
 */
export function readSettings(env: Environment): Settings {
  return readChecked(env, undefined);
}

type Always<Names extends SettingName> = Settings & { readonly [N in Names]-?: NonNullable<Settings[N]> };
export type RegisterSettings = Always<'DATABASE_URL'>;
export type AuditSettings = Always<'DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'STAFETT_CODEC_KEYS'>;
export type WorkerSettings = Always<
  'DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'SMTP_URL' | 'MAIL_FROM' | 'PUBLIC_URL' | 'STAFETT_CODEC_KEYS'
>;
export type WebSettings = Always<
  'DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'OIDC_ISSUER' | 'OIDC_CLIENT_SECRET' | 'PUBLIC_URL' | 'STAFETT_CODEC_KEYS'
>;

/**
 * The settings of one part, with what it cannot do without present (column "required by" of docs/settings.md).
 * @throws SettingsError naming every fault at once.
 */
export function readSettingsFor(reader: 'register', env: Environment): RegisterSettings;
export function readSettingsFor(reader: 'audit', env: Environment): AuditSettings;
export function readSettingsFor(reader: 'worker', env: Environment): WorkerSettings;
export function readSettingsFor(reader: 'web', env: Environment): WebSettings;
export function readSettingsFor(reader: SettingsReader, env: Environment): Settings {
  return readChecked(env, reader);
}

function readChecked(env: Environment, reader: SettingsReader | undefined): Settings {
  // A variable set to nothing (`PORT=` in an env file) means unset; coercion would otherwise invent a value.
  const given = Object.fromEntries(Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== ''));
  const described = describeSettings();
  const result = settingsSchema.safeParse(given);
  const wrong = new Set(result.error?.issues.map((issue) => String(issue.path[0])));
  const faults: SettingFault[] = described
    .filter((one) => wrong.has(one.name))
    .map((one) => ({
      name: one.name,
      problem: `expected ${one.expected}${one.secret ? '' : `, got "${given[one.name] ?? ''}"`}`,
    }));
  for (const one of described) {
    if (reader !== undefined && one.requiredBy.includes(reader) && given[one.name] === undefined) {
      faults.push({ name: one.name, problem: `missing, the ${reader} needs it: expected ${one.expected}` });
    }
  }
  const rule = result.data === undefined ? undefined : demoNeedsLoopback(result.data);
  if (rule !== undefined) faults.push(rule);
  if (result.data === undefined || faults.length > 0) throw new SettingsError(faults);
  return result.data;
}

/** The time machine moves every open case, so the parts accept it only on a server that `npm start` itself runs. */
function demoNeedsLoopback(settings: Settings): SettingFault | undefined {
  if (!settings.STAFETT_DEMO || settings.TEMPORAL_ADDRESS === undefined) return undefined;
  if (/^(127\.0\.0\.1|localhost|\[::1\]):/.test(settings.TEMPORAL_ADDRESS)) return undefined;
  return { name: 'STAFETT_DEMO', problem: 'refused together with TEMPORAL_ADDRESS, which names an outside server' };
}
