import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Copies what browsers fetch beside the compiled client: our own css and js, and the typeface. Run after tsc. */
const root = resolve(__dirname, '..', '..');
const target = join(__dirname, 'public');
const fonts = join(dirname(require.resolve('@fontsource-variable/source-sans-3/package.json')), 'files');

cpSync(join(root, 'client', 'public'), target, { recursive: true });
mkdirSync(join(target, 'fonts'), { recursive: true });
for (const script of ['latin', 'latin-ext']) {
  copyFileSync(
    join(fonts, `source-sans-3-${script}-wght-normal.woff2`),
    join(target, 'fonts', `source-sans-3-${script}.woff2`),
  );
}
