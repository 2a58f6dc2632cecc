import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demoOrganisation } from '../../embedded/demo/organisation';

const root = path.join(__dirname, '..', '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };

test('every command that the README names exists', () => {
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every file and folder that the README names exists', () => {
  const named = [...readme.matchAll(/[`(]((?:domain|workflows|client|test|docs|embedded|bench)\/[\w./-]+)[`)]/g)];
  const places = named.map(([, place]) => place ?? '').filter((place) => place !== 'bench/results.md');
  expect(places.length).toBeGreaterThan(8);
  expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
});

test('everybody in the five-minute walk is in the demonstration', () => {
  const named = [...readme.matchAll(/\*\*([A-ZÅÄÖ]\p{L}+ [A-ZÅÄÖ]\p{L}+)\*\*/gu)].map(([, name]) => name);
  const people = demoOrganisation.people.map((person) => person.name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !people.includes(name ?? ''))).toEqual([]);
});
