import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleInWords, ruleSentences } from '../../../client/words/rules';

const root = path.join(__dirname, '..', '..', '..');
const NAMED = /(?:\brule(?::| =)\s*|IllegalMove\(\s*|\b(?:return|\?|:)\s*)'([a-z0-9]+(?:-[a-z0-9]+)+)'/g;
/** Files in which a hyphenated word in quotes after `return`, `?` or `:` is a rule and nothing else. */
const ONLY_RULES = new Set(['undo.ts']);

/** Every rule that domain or register can refuse by, with the file that names it. */
function rulesNamed(): readonly (readonly [rule: string, file: string])[] {
  return ['domain', 'register'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const text = readFileSync(path.join(root, folder, file), 'utf8');
        const all = [...text.matchAll(NAMED)].filter(
          ([whole]) =>
            whole.startsWith('rule') || whole.startsWith('IllegalMove') || ONLY_RULES.has(path.basename(file)),
        );
        return all.map(([, rule = '']) => [rule, `${folder}/${file}`] as const);
      }),
  );
}

test('every rule that can refuse a move has a Swedish sentence of its own', () => {
  const named = rulesNamed();
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(([rule]) => ruleSentences[rule] === undefined)).toEqual([]);
});

test('a rule without a sentence is still refused politely', () => {
  expect(ruleInWords('a-rule-from-tomorrow')).toBe('Reglerna för ärendet tillåter inte åtgärden just nu.');
});

test('every sentence is a sentence', () => {
  for (const sentence of Object.values(ruleSentences)) expect(sentence).toMatch(/^[A-ZÅÄÖ].*\.$/);
});
