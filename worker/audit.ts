import { Client, Connection } from '@temporalio/client';
import { Command } from 'commander';
import { dataConverterFrom } from '../activities/codec';
import { runAudit } from '../activities/audit/run-audit';
import { temporalWorkflows } from '../activities/audit/temporal-workflows';
import { findingSentence } from '../domain/audit/sentence';
import { readSettings, readSettingsFor, SettingsError } from '../domain/settings.schema';
import { unprotectedRefs } from '../register/audit/findings-shown';
import { openRegister } from '../register/database';
import { organisation } from '../register/organisation';
import { ownAddresses } from '../register/own-database';

/** Looking at everything takes as long as it takes. */
const NO_TIMEOUT = 0;
/** The audit itself did not get through: neither "nothing found" nor "something found". */
const NOT_LOOKED = 2;

/** The settings of the `npm start` that runs on the data folder, where the environment says nothing else. */
function settings() {
  const own = ownAddresses(readSettings(process.env).STAFETT_DATA);
  return readSettingsFor('audit', { ...own, ...process.env });
}

async function audit(whole: boolean): Promise<number> {
  const from = settings();
  const register = openRegister(from.DATABASE_URL, { connections: 4, statementTimeoutMs: NO_TIMEOUT });
  const connection = await Connection.connect({ address: from.TEMPORAL_ADDRESS });
  try {
    const client = new Client({
      connection,
      namespace: from.TEMPORAL_NAMESPACE,
      dataConverter: dataConverterFrom(from),
    });
    const began = Date.now();
    const workflows = temporalWorkflows(client, from.TEMPORAL_TASK_QUEUE);
    const wish = { trigger: 'command', by: null, only: null } as const;
    const { all, openCases } = await runAudit({ register, workflows, whole }, wish);
    const { units, people } = await organisation(register);
    const open = await unprotectedRefs(register, all);
    const naming = { units, people, mayName: (ref: string) => open.has(ref), now: began };
    for (const one of all) {
      const named = one.ref !== null && open.has(one.ref) ? one.ref : 'Ett skyddat ärende';
      console.log(`${named}: ${findingSentence(one, naming)}`);
    }
    console.log(
      `${all.length} ärenden mellan stolarna. ${openCases} öppna ärenden granskade på ${((Date.now() - began) / 1_000).toFixed(1)} s.`,
    );
    return all.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
    await register.close();
  }
}

const program = new Command('audit')
  .description('looks for cases between the chairs; exit status 1 if anything is found, 2 if it could not look')
  .option('--whole', 'reads every fact and every row anew')
  .action(async ({ whole }: { whole?: boolean }) => {
    process.exitCode = await audit(whole === true);
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof SettingsError || error instanceof Error ? error.message : String(error));
  process.exitCode = NOT_LOOKED;
});
