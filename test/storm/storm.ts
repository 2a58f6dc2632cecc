import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MINUTE_MS } from '../../domain/instant';
import { ownDatabaseUrl } from '../../register/own-database';
import { Running } from '../walk/running';
import { Acting } from './acting';
import { killAll } from './kills';
import { judge } from './judgment';
import { faultsOf, report, type Storm } from './report';
import { Sender } from './sender';

const CLIENTS = 20;
/**
 * Minutes ago that an acute application came in which nobody touches: half, four fifths and all of its hour, and an hour
 * more, are over at the next whole minute. So a rung of each falls into the storm.
 */
const SLEEPERS = [29, 29, 47, 47, 59, 59, 119];

/**
 * `npm run storm`: the product as `npm start` runs it, under twenty acting people, while a worker is killed every six
 * seconds and Temporal and PostgreSQL once each; first with one worker, then with two. Afterwards the independent
 * auditor judges every case and mail. Ends with status 1 when anything at all was lost, doubled or not healed.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      workers: { type: 'string', default: '1,2' },
      kill: { type: 'string', default: 'worker,temporal,postgres' },
    },
  });
  for (const workers of values.workers.split(',').map(Number)) {
    if (workers !== 1 && workers !== 2) throw new Error('--workers 1, 2 or 1,2');
    const plan = { seconds: Number(values.seconds), workers, parts: values.kill.split(',') } as const;
    if ((await storm(plan)) > 0) process.exitCode = 1;
  }
}

/** One storm and its report; how many faults it found. */
export async function storm(plan: Parameters<typeof killAll>[1]): Promise<number> {
  const { seconds, workers } = plan;
  const running = await new Running().start(workers);
  try {
    const url = ownDatabaseUrl(running.dataDir);
    if (url === null) throw new Error('No database in the data folder');
    const sender = new Sender({ web: running.web, issuer: running.issuer });
    const first = new Acting(sender, 99, [], () => true);
    for (const minutes of SLEEPERS) await first.apply('today', Date.now() - minutes * MINUTE_MS);
    const refs: string[] = [];
    const end = Date.now() + seconds * 1000;
    const crew = Array.from({ length: CLIENTS }, (_, i) => new Acting(sender, i, refs, () => Date.now() > end));
    const [kills] = await Promise.all([killAll(running, plan), ...crew.map((one) => one.live())]);
    const judgment = await judge(running, url, sender.sent);
    const storms = { seconds, workers, clients: CLIENTS, kills, sent: sender.sent, judgment };
    console.log(report(storms));
    const faults = faultsOf(storms);
    if (faults.length > 0) keepEvidence(storms);
    return faults.length;
  } finally {
    await running.stop();
  }
}

/** What the auditor saw and what was sent, for whoever looks into a fault. */
function keepEvidence({ workers, sent, kills, judgment }: Storm): void {
  const file = path.join(__dirname, '..', '.out', `storm-${workers}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ evidence: judgment.evidence, sent, kills }));
  console.log(`  The evidence is kept in ${path.relative(process.cwd(), file)}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
