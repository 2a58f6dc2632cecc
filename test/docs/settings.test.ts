import { readFileSync } from 'node:fs';
import path from 'node:path';
import { settingsPage } from '../../docs/generate-settings';

test('docs/settings.md says what the settings schema says', () => {
  expect(readFileSync(path.join(__dirname, '../../docs/settings.md'), 'utf8')).toBe(settingsPage());
});
