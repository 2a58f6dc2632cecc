import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../domain/settings.schema';
import { emptyDataFolder, keepSecrets } from '../../embedded/data-folder';
import { choosePorts, isFree, loopback } from '../../embedded/ports';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-data-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

describe('the data folder', () => {
  test('secrets are made once, differ, and are readable to their owner only', () => {
    const first = keepSecrets(dataDir);
    expect(new Set(Object.values(first)).size).toBe(5);
    expect(keepSecrets(dataDir)).toEqual(first);
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readSettings({ STAFETT_CODEC_KEYS: first.codecKeys }).STAFETT_CODEC_KEYS).toHaveLength(1);
  });

  test('starting afresh keeps the downloaded programs and nothing else', async () => {
    keepSecrets(dataDir);
    mkdirSync(path.join(dataDir, 'bin'));
    writeFileSync(path.join(dataDir, 'bin', 'temporal-1.9.1'), 'program');
    await emptyDataFolder(dataDir);
    expect(readdirSync(dataDir)).toEqual(['bin']);
    expect(existsSync(path.join(dataDir, 'bin', 'temporal-1.9.1'))).toBe(true);
  });

  test('ports stay the same from start to start, except one that somebody else has taken', async () => {
    const first = await choosePorts(dataDir);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
    const somebodyElse = createServer().listen(first.smtp, loopback);
    await once(somebodyElse, 'listening');
    expect(await isFree(first.smtp)).toBe(false);
    const second = await choosePorts(dataDir);
    somebodyElse.close();
    expect(second.smtp).not.toBe(first.smtp);
    expect({ ...second, smtp: 0 }).toEqual({ ...first, smtp: 0 });
  });
});
