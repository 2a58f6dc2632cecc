import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Fact } from '../../domain/kernel/facts';
import { caseWorkflowId } from '../../workflows/messages';
import type { Stafett } from './stafett';

/** Recorded runs of this version of the routines: `<story>.json`, and beside it the facts it wrote. */
export const HISTORIES = path.join(__dirname, '..', 'histories', 'v1');

export interface Recorded {
  readonly story: string;
  readonly history: unknown;
  readonly facts: readonly Fact[];
}

/** Writes the run down when asked to by `npm run histories:record`; otherwise does nothing. */
export async function recordJourney(stafett: Stafett, ref: string, title: string): Promise<void> {
  if (process.env['STAFETT_RECORD_HISTORIES'] !== 'yes') return;
  const history = await stafett.client.workflow.getHandle(caseWorkflowId(ref)).fetchHistory();
  const file = path.join(HISTORIES, slug(title));
  mkdirSync(HISTORIES, { recursive: true });
  // Who answered names the machine and its process; replay does not need it.
  const json = historyToJSON(history).replace(/"identity": ?"[^"]*"/g, '"identity":"test"');
  writeFileSync(`${file}.json`, `${json}\n`);
  const facts = await stafett.facts(ref);
  writeFileSync(`${file}.facts.json`, `[\n${facts.map((fact) => JSON.stringify(fact)).join(',\n')}\n]\n`);
}

export function recordedJourneys(): readonly Recorded[] {
  return readdirSync(HISTORIES)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.facts.json'))
    .toSorted()
    .map((name) => {
      const read = (file: string) => JSON.parse(readFileSync(path.join(HISTORIES, file), 'utf8')) as unknown;
      const story = name.replace(/\.json$/, '');
      return { story, history: read(name), facts: read(`${story}.facts.json`) as readonly Fact[] };
    });
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
}
