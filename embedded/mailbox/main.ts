import { untilAsked } from '../until-asked';
import { startMailbox } from './server';

/** The mailbox as a process of its own; the supervisor passes folder and ports. */
async function main(): Promise<void> {
  const [, , dataDir, smtpPort, httpPort] = process.argv;
  if (dataDir === undefined) throw new Error('usage: main.js <data folder> [smtp port] [http port]');
  const mailbox = await startMailbox({
    dataDir,
    ...(smtpPort === undefined ? {} : { smtpPort: Number(smtpPort) }),
    ...(httpPort === undefined ? {} : { httpPort: Number(httpPort) }),
  });
  console.log(`mailbox: ${mailbox.smtpUrl} ${mailbox.httpUrl}`);
  await untilAsked();
  await mailbox.stop();
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
