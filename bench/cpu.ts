import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ms: number;
}

/**
 * CPU time of a process and all its children, those that have ended too, in ms since it began. Null where there is no
 * /proc: the bench then leaves the column empty.
 */
export function cpuMs(pid: number): number | null {
  let stats: readonly Stat[];
  try {
    stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => statOf(name) ?? []);
  } catch {
    return null;
  }
  return treeMs(stats, pid);
}

function treeMs(stats: readonly Stat[], pid: number): number {
  const own = stats.find((one) => one.pid === pid)?.ms ?? 0;
  return stats.filter((one) => one.parent === pid).reduce((sum, child) => sum + treeMs(stats, child.pid), own);
}

/** Fields 4 and 14-17 of /proc/<pid>/stat, counted after the name, which may hold blanks. Null: it has just ended. */
function statOf(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid: Number(pid), parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return null;
  }
}
