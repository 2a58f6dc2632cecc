import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ownDatabaseUrl } from '../../register/own-database';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafett-own-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('finds the database that npm start keeps on the data folder', () => {
  writeFileSync(path.join(folder, 'state.json'), JSON.stringify({ ports: { postgres: 5433 } }));
  writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify({ postgresPassword: 'abc' }));
  expect(ownDatabaseUrl(folder)).toBe('postgres://stafett:abc@127.0.0.1:5433/stafett');
});

it('finds none where nothing was ever started', () => {
  expect(ownDatabaseUrl(path.join(folder, 'nothing'))).toBeNull();
});
