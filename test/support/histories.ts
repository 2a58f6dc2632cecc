import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type History, historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Fact } from '../../domain/kernel/facts';
import { caseWorkflowId } from '../../workflows/messages';
import type { Stafett } from './stafett';

/**
 * Recorded journeys: `<story>.json` and, when the case went on in further runs, `<story>.run-2.json` and so on; beside
 * them the facts they wrote. `v1` is recorded anew when the routines are meant to do something else. `v0` never is: cases
 * that were open when the kit changed must be told again as they were (`since` in workflows/port.ts).
 */
const FOLDER = path.join(__dirname, '..', 'histories');
const HISTORIES = path.join(FOLDER, 'v1');

export interface Recorded {
  readonly story: string;
  /** One history a run, first run first. */
  readonly runs: readonly History[];
  readonly facts: readonly Fact[];
}

/** The histories of every run of a case, first run first. */
export async function runsOf({ client }: Pick<Stafett, 'client'>, ref: string): Promise<readonly History[]> {
  const runs: History[] = [];
  for (let runId: string | undefined = ''; runId !== undefined; ) {
    const run = await client.workflow.getHandle(caseWorkflowId(ref), runId || undefined).fetchHistory();
    runs.unshift(run);
    runId = run.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}

/** Writes the journey down when asked to by `npm run histories:record`; otherwise does nothing. */
export async function recordJourney(stafett: Stafett, ref: string, title: string): Promise<void> {
  if (process.env['STAFETT_RECORD_HISTORIES'] !== 'yes') return;
  const facts = await stafett.facts(ref);
  // What ran before a reopening is another chain of runs, which the server does not lead back to.
  if (facts.some((fact) => fact.type === 'CaseReopened')) return;
  const story = slug(title);
  mkdirSync(HISTORIES, { recursive: true });
  for (const old of filesOf(HISTORIES, story)) rmSync(path.join(HISTORIES, old));
  for (const [at, run] of (await runsOf(stafett, ref)).entries()) {
    // Who answered names the machine and its process; replay does not need it.
    const json = historyToJSON(run).replace(/"identity": ?"[^"]*"/g, '"identity":"test"');
    writeFileSync(path.join(HISTORIES, at === 0 ? `${story}.json` : `${story}.run-${at + 1}.json`), `${json}\n`);
  }
  const lines = facts.map((fact) => JSON.stringify(fact)).join(',\n');
  writeFileSync(path.join(HISTORIES, `${story}.facts.json`), `[\n${lines}\n]\n`);
}

export function recordedJourneys(): readonly Recorded[] {
  return readdirSync(FOLDER).flatMap((version) => {
    const folder = path.join(FOLDER, version);
    const read = (file: string) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown;
    return readdirSync(folder)
      .filter((name) => name.endsWith('.facts.json'))
      .toSorted()
      .map((name) => {
        const story = name.replace(/\.facts\.json$/, '');
        const runs = filesOf(folder, story).map((file) => historyFromJSON(read(file)));
        return { story: `${version} ${story}`, runs, facts: read(name) as readonly Fact[] };
      });
  });
}

/** Of the runs of one story, first run first. */
function filesOf(folder: string, story: string): readonly string[] {
  const no = (file: string) => Number(/\.run-(\d+)\.json$/.exec(file)?.[1] ?? 1);
  return readdirSync(folder)
    .filter((file) => file === `${story}.json` || (file.startsWith(`${story}.run-`) && file.endsWith('.json')))
    .toSorted((a, b) => no(a) - no(b));
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
}
