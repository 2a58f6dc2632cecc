import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');

/** One import line; `from` and an import of ours are paths from the repository's root, without ending. */
export interface ImportLine {
  readonly from: string;
  readonly to: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

/** Source files of ours under a folder, as paths from the root. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx)$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .toSorted();
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:([^;'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const CALL = /\b(?:import|require(?:\.resolve)?)\(\s*['"]([^'"]+)['"]/g;

/** Every import, export-from, import() and require() of a file. */
export function importsOf(file: string, code: string = readFileSync(path.join(root, file), 'utf8')): ImportLine[] {
  const statements = [...code.matchAll(STATEMENT)].map(([, type, names, to]) => ({
    to: to ?? '',
    typeOnly: type !== undefined || everyNameIsAType(names),
  }));
  const calls = [...code.matchAll(CALL)].map(([, to]) => ({ to: to ?? '', typeOnly: false }));
  return [...statements, ...calls].map(({ to, typeOnly }) => {
    const ours = to.startsWith('.');
    return { from: file, to: ours ? path.posix.join(path.posix.dirname(file), to) : to, ours, typeOnly };
  });
}

/** `import { type A, type B } from` leaves nothing behind either. */
function everyNameIsAType(names: string | undefined): boolean {
  const inside = /^\{([^}]*)\}$/s.exec(names?.trim() ?? '')?.[1];
  const each = (inside ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}
