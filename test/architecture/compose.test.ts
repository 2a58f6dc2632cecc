import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { composeVariables } from '../../docs/generate-settings';
import { describeSettings, type SettingsReader, settingNames } from '../../domain/settings.schema';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly restart?: string;
  readonly healthcheck?: unknown;
  readonly networks?: readonly string[];
}

const root = path.join(__dirname, '../..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const known: readonly string[] = settingNames;

const environmentOf = (name: string): Readonly<Record<string, string>> => compose.services[name]?.environment ?? {};
const requiredBy = (reader: SettingsReader): readonly string[] =>
  describeSettings()
    .filter((one) => one.requiredBy.includes(reader))
    .map((one) => one.name);

describe('docker-compose.yml', () => {
  test('describes PostgreSQL, Temporal with its UI, our migration, worker and web client', () => {
    expect(services.map(([name]) => name).toSorted()).toEqual([
      'migrate',
      'postgres',
      'temporal',
      'temporal-namespace',
      'temporal-schema',
      'temporal-ui',
      'web',
      'worker',
    ]);
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'worker', 'web']);
  });

  test.each(ours)('%s gets only variables that are settings', (_name, service) => {
    expect(Object.keys(service.environment ?? {}).filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each([
    ['worker', 'worker'],
    ['web', 'web'],
    ['migrate', 'register'],
  ] as const)('%s gets every setting that it cannot do without', (service, reader) => {
    expect(Object.keys(environmentOf(service))).toEqual(expect.arrayContaining([...requiredBy(reader)]));
  });

  test('asks its environment only for settings and for the variables that docs/settings.md lists', () => {
    const asked = [...text.replaceAll(/^\s*#.*$/gm, '').matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name ?? '');
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name) && !Object.hasOwn(composeVariables, name))).toEqual([]);
  });

  test('has no default for anything secret', () => {
    const secrets = describeSettings()
      .filter((one) => one.secret)
      .map((one) => one.name);
    const secretNames = [...secrets, ...Object.keys(composeVariables)];
    const given = services.flatMap(([, service]) => Object.entries(service.environment ?? {}));
    const secret = given.filter(
      ([name]) => (secretNames as string[]).includes(name) || /PASSWORD|PWD|SECRET/.test(name),
    );
    expect(secret.length).toBeGreaterThan(8);
    expect(secret.filter(([, value]) => !/\$\{\w+:\?\}/.test(value))).toEqual([]);
  });

  test('pins every image to one release', () => {
    const images = services.map(([, service]) => service.image ?? '');
    expect(images.filter((image) => !/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/.test(image))).toEqual([]);
    const bases = [...readFileSync(path.join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm)].map(
      ([, name]) => name,
    );
    expect(bases.filter((base) => !/:\d+\.\d+\.\d+-[a-z-]+$/.test(base ?? ''))).toEqual([]);
  });

  test('publishes ports on the loopback address only', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('keeps PostgreSQL and Temporal where only our own parts reach them', () => {
    for (const name of ['postgres', 'temporal']) expect(compose.services[name]?.networks).toEqual(['inside']);
  });

  test('checks the health of every part that keeps running', () => {
    const running = services.filter(([, service]) => service.restart === 'unless-stopped');
    expect(running.map(([name]) => name)).toEqual(['postgres', 'temporal', 'temporal-ui', 'worker', 'web']);
    expect(running.filter(([, service]) => service.healthcheck === undefined)).toEqual([]);
  });

  test('never runs the demo', () => {
    for (const [name] of ours) expect(environmentOf(name)['STAFETT_DEMO']).toBeUndefined();
  });
});
