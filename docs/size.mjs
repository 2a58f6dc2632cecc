// npm run size: what a process costs, in lines that are not blank, and what the rest of the product knows of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.stafett', 'histories', 'screenshots']);

/** Own files of each process by kind, as the start of their paths; the first that fits counts. */
const PROCESSES = {
  municipalContract: {
    routine: ['workflows/municipal-contract'],
    forms: ['domain/municipal-contract/forms'],
    tables: ['domain/municipal-contract/', 'domain/deadlines/clocks-of-municipal-contract'],
    pages: ['client/intake/', 'client/submit-intake', 'client/words/intake', 'domain/intake/'],
    tests: [
      'test/domain/municipal-contract/',
      'test/workflows/municipal-contract',
      'test/workflows/decision',
      'test/support/journey',
      'test/support/memory-story',
      'test/client/intake',
      'test/domain/intake/',
    ],
    mentions: /municipalContract|municipal-contract/,
  },
  landAllocation: {
    routine: ['workflows/land-allocation'],
    forms: ['domain/land-allocation/forms', 'domain/land-allocation/bid.schema'],
    tables: ['domain/land-allocation/', 'domain/deadlines/clocks-of-land', 'domain/deadlines/clocks-of-building'],
    pages: ['client/plots/', 'client/bids/', 'client/words/bids', 'client/words/conditions', 'client/words/plots'],
    tests: [
      'test/domain/land-allocation/',
      'test/workflows/land-allocation',
      'test/support/memory-plot',
      'test/support/plot-journey',
      'test/client/bids/',
      'test/client/plots/',
    ],
    mentions: /landAllocation|land-allocation/,
  },
};
const KINDS = ['routine', 'tables', 'forms', 'pages', 'tests'];

function* files(folder = '') {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name) && !entry.name.startsWith('dist')) yield* files(path);
    } else if (/\.(ts|tsx)$/.test(entry.name)) yield path;
  }
}

const linesOf = (path) =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

function sizeOf({ mentions, ...kinds }) {
  const size = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  let outside = 0;
  const places = new Set();
  for (const path of files()) {
    const lines = linesOf(path);
    const kind = ['forms', 'routine', 'tables', 'pages', 'tests'].find((one) =>
      kinds[one].some((start) => path.startsWith(start)),
    );
    if (kind !== undefined) size[kind] += lines.length;
    else if (!path.startsWith('test/')) {
      const said = lines.filter((line) => mentions.test(line)).length;
      outside += said;
      if (said > 0) places.add(path);
    }
  }
  return { ...size, outside, places: [...places] };
}

const sizes = Object.entries(PROCESSES).map(([name, process]) => [name, sizeOf(process)]);
const row = (label, of) => `| ${label} | ${sizes.map(([, size]) => of(size)).join(' | ')} |`;
console.log(`| lines | ${sizes.map(([name]) => name).join(' | ')} |`);
console.log(`|---|${sizes.map(() => '---:|').join('')}`);
for (const kind of KINDS) console.log(row(kind, (size) => size[kind]));
console.log(row('lines outside its own files that mention it', (size) => size.outside));
for (const [name, { places }] of sizes) console.log(['', `${String(name)} is mentioned in:`, ...places].join('\n'));
