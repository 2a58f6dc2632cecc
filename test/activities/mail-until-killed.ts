import { lookOnce } from '../../activities/mail/deliver-mail';
import { outboxOf } from '../../activities/mail/outbox';
import { openRegister } from '../../register/database';

/*
 * A postman that dies at the worst moment: the server has said 250, the record is not written. It stops there and says
 * so on its output; the test then kills it with SIGKILL. Run by mail.test.ts.
 */
async function main(): Promise<void> {
  const { DATABASE_URL = '', SMTP_URL = '' } = process.env;
  const outbox = outboxOf(openRegister(DATABASE_URL));
  await lookOnce({
    outbox: {
      ...outbox,
      record: () => {
        process.stdout.write('250\n');
        return new Promise<boolean>(() => setInterval(() => undefined, 1000));
      },
    },
    smtpUrl: SMTP_URL,
    sender: { from: 'Stafett <stafett@example.test>', publicUrl: 'http://localhost:7100' },
    atOnce: true,
    report: async () => undefined,
    // Past the minute of gathering.
    now: () => Date.now() + 60_000,
    log: () => undefined,
  });
}

void main();
