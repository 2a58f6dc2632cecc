import { readSettings, readSettingsFor, SettingsError } from '../../domain/settings.schema';

const key = `k1:${'A'.repeat(43)}=`;

function faultsOf(read: () => unknown): readonly { name: string; problem: string }[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('an empty environment gives the documented defaults', () => {
    expect(readSettings({})).toEqual({
      STAFETT_DATA: './.stafett',
      STAFETT_PORT: 7100,
      STAFETT_HOST: '127.0.0.1',
      STAFETT_WORKERS: 1,
      STAFETT_DEMO: false,
      TEMPORAL_NAMESPACE: 'default',
      TEMPORAL_TASK_QUEUE: 'stafett',
      OIDC_CLIENT_ID: 'stafett',
      LOG_LEVEL: 'info',
    });
  });

  test('a variable set to nothing counts as unset', () => {
    expect(readSettings({ STAFETT_PORT: '', STAFETT_DEMO: ' ' })).toEqual(readSettings({}));
  });

  test('every fault is named at once, with what is expected', () => {
    const faults = faultsOf(() => readSettingsFor('web', { STAFETT_PORT: '70000', LOG_LEVEL: 'loud' }));
    expect(faults.map((fault) => fault.name)).toEqual([
      'STAFETT_PORT',
      'LOG_LEVEL',
      'TEMPORAL_ADDRESS',
      'DATABASE_URL',
      'OIDC_ISSUER',
      'OIDC_CLIENT_SECRET',
      'PUBLIC_URL',
      'STAFETT_CODEC_KEYS',
    ]);
    expect(faults[0]?.problem).toBe('expected a port number, 1 to 65535, got "70000"');
  });

  test('a secret that is wrong is never repeated', () => {
    const faults = faultsOf(() =>
      readSettings({ DATABASE_URL: 'mysql://root:hunter2@db', STAFETT_CODEC_KEYS: 'hunter2' }),
    );
    expect(faults.map((fault) => fault.name)).toEqual(['DATABASE_URL', 'STAFETT_CODEC_KEYS']);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });

  test('two codec keys with the same id are refused', () => {
    expect(readSettings({ STAFETT_CODEC_KEYS: key }).STAFETT_CODEC_KEYS?.[0]?.id).toBe('k1');
    expect(faultsOf(() => readSettings({ STAFETT_CODEC_KEYS: `${key},${key}` }))).toHaveLength(1);
  });

  test('the demo is refused on an outside Temporal server and accepted on loopback', () => {
    expect(faultsOf(() => readSettings({ STAFETT_DEMO: 'true', TEMPORAL_ADDRESS: 'temporal:7233' }))).toHaveLength(1);
    expect(readSettings({ STAFETT_DEMO: 'true', TEMPORAL_ADDRESS: '127.0.0.1:7233' }).STAFETT_DEMO).toBe(true);
  });
});
