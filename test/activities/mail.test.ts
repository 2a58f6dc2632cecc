import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { ABANDONED_AFTER_MS, type DeliveryDeps, lookOnce } from '../../activities/mail/deliver-mail';
import { outboxOf, type UnreportedMessage } from '../../activities/mail/outbox';
import { refusedMailCommand } from '../../activities/mail/report';
import { type RunningMailbox, startMailbox } from '../../embedded/mailbox/server';
import { DAY_MS, MINUTE_MS } from '../../domain/instant';
import { timestamp } from '../../register/database';
import { type FreshRegister, freshRegister } from '../support/database';

let fresh: FreshRegister;
let mailbox: RunningMailbox;
let dataDir: string;
/** What the cases were told; the test's own. */
let told: UnreportedMessage[];
/** Real time as the postman sees it; moved by tests that wait. */
let later: number;
let count = 0;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-mail-'));
  [fresh, mailbox] = await Promise.all([freshRegister(), startMailbox({ dataDir })]);
});
afterAll(async () => {
  await Promise.all([fresh.drop(), mailbox.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  told = [];
  later = MINUTE_MS;
  await fresh.register.db.deleteFrom('messages').execute();
  await fresh.register.db.deleteFrom('mails').execute();
  await fetch(`${mailbox.httpUrl}/messages`, { method: 'DELETE' });
  await faults({ mode: 'none' });
});

async function faults(wanted: { mode: string; recipients?: string[] }): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${mailbox.httpUrl}/faults`, { method: 'POST', headers, body: JSON.stringify(wanted) });
}

async function arrived(): Promise<{ to: string[]; messageId: string; subject: string; text: string }[]> {
  return (await fetch(`${mailbox.httpUrl}/messages`)).json() as never;
}

/** A message of the outbox, as a fact has written it. */
async function say(address: string, about: { acute?: boolean; ref?: string } = {}): Promise<string> {
  const no = ++count;
  const ref = about.ref ?? 'ST-7F3K2';
  const id = `${ref}/${no}/1/x`;
  await fresh.register.db
    .insertInto('messages')
    .values({
      id,
      ref,
      no,
      seq: 1,
      kind: 'new-task',
      recipient: JSON.stringify({ kind: 'person', person: 'anna-lind', unit: 'soc-mottagning' }),
      role: 'person',
      address,
      acute: about.acute ?? false,
      due_at: timestamp(Date.now()),
      said_at: timestamp(Date.now()),
      created_at: timestamp(Date.now()),
      not_before: timestamp(Date.now()),
      mail_id: null,
      last_error: null,
      reported_at: null,
    })
    .execute();
  return id;
}

function deps(about: Partial<DeliveryDeps> = {}): DeliveryDeps {
  return {
    outbox: outboxOf(fresh.register),
    smtpUrl: mailbox.smtpUrl,
    sender: { from: 'Stafett <stafett@example.test>', publicUrl: 'http://localhost:7100' },
    atOnce: true,
    report: async (message) => void told.push(message),
    now: () => Date.now() + later,
    log: () => undefined,
    ...about,
  };
}

async function states(): Promise<string[]> {
  const rows = await fresh.register.db.selectFrom('messages').select('state').orderBy('no').execute();
  return rows.map((row) => row.state);
}

describe('mail over a real SMTP conversation', () => {
  test('is delivered once, gathered per recipient, however often the postman looks', async () => {
    await say('anna.lind@example.test');
    await say('anna.lind@example.test', { ref: 'ST-8H4M3' });
    await say('karin.holm@example.test');
    expect(await lookOnce(deps())).toMatchObject({ sent: 2, refused: 0 });
    await lookOnce(deps());
    const mails = await arrived();
    expect(new Set(mails.map((mail) => mail.to[0]))).toEqual(
      new Set(['anna.lind@example.test', 'karin.holm@example.test']),
    );
    expect(mails).toHaveLength(2);
    expect(mails.find((mail) => mail.to[0] === 'anna.lind@example.test')?.text).toMatch(/ST-7F3K2[\s\S]*ST-8H4M3/);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('two postmen at once send it once', async () => {
    await say('anna.lind@example.test');
    const looks = await Promise.all([lookOnce(deps()), lookOnce(deps()), lookOnce(deps())]);
    expect(looks.reduce((sum, look) => sum + look.sent, 0)).toBe(1);
    expect(await arrived()).toHaveLength(1);
  });

  test('a mail server that is down loses nothing and touches no message; it all leaves when it is back', async () => {
    await faults({ mode: 'down' });
    await say('anna.lind@example.test');
    await say('karin.holm@example.test');
    expect(await lookOnce(deps())).toMatchObject({ sent: 0, unreachable: true });
    expect(await states()).toEqual(['waiting', 'waiting']);
    await faults({ mode: 'none' });
    expect(await lookOnce(deps())).toMatchObject({ sent: 2, unreachable: false });
    expect(told).toEqual([]);
  });

  test('a temporary no (4xx) is tried again later, and others do not wait for it', async () => {
    await faults({ mode: '4xx', recipients: ['anna.lind@example.test'] });
    await say('anna.lind@example.test');
    await say('karin.holm@example.test');
    expect(await lookOnce(deps())).toMatchObject({ sent: 1 });
    expect(await states()).toEqual(['waiting', 'sent']);
    await faults({ mode: 'none' });
    // Its time has not come.
    expect(await lookOnce(deps())).toMatchObject({ sent: 0 });
    later += MINUTE_MS;
    expect(await lookOnce(deps())).toMatchObject({ sent: 1 });
    expect(await arrived()).toHaveLength(2);
  });

  test('a temporary no for two days is told to the case', async () => {
    await faults({ mode: '4xx' });
    await say('anna.lind@example.test');
    later = 2 * DAY_MS + MINUTE_MS;
    await lookOnce(deps());
    expect(await states()).toEqual(['refused']);
    expect(told).toHaveLength(1);
  });

  test('an address refused for good (5xx) is told to the case once and never tried again', async () => {
    await faults({ mode: '5xx', recipients: ['anna.lind@example.test'] });
    const id = await say('anna.lind@example.test');
    expect(await lookOnce(deps())).toMatchObject({ sent: 0, refused: 1 });
    await faults({ mode: 'none' });
    await lookOnce(deps());
    expect(await arrived()).toEqual([]);
    expect(told.map((message) => message.id)).toEqual([id]);
  });

  test('a case that cannot be told now is told in a later look', async () => {
    await faults({ mode: '5xx' });
    await say('anna.lind@example.test');
    await lookOnce(deps({ report: () => Promise.reject(new Error('UNAVAILABLE')) }));
    expect(told).toEqual([]);
    await lookOnce(deps());
    expect(told).toHaveLength(1);
  });

  test('what a case is told names no address, and telling twice is one command', async () => {
    await faults({ mode: '5xx' });
    await say('anna.lind@example.test');
    await lookOnce(deps());
    const [message] = told;
    if (message === undefined) throw new Error('the case was not told');
    const command = refusedMailCommand(message, 1);
    expect(command).toMatchObject({
      move: 'mail-refused',
      actor: { kind: 'system' },
      input: { to: 'person:anna-lind', kind: 'new-task' },
    });
    expect(JSON.stringify(command)).not.toContain('@');
    expect(refusedMailCommand(message, 2).id).toBe(command.id);
  });
});

describe('the narrow window', () => {
  test('a worker killed between the server’s 250 and the record never sends twice: the mail is uncertain and a person is told', async () => {
    const id = await say('anna.lind@example.test');
    const child = spawn(
      process.execPath,
      ['-r', path.join(__dirname, '../support/ts-hook.cjs'), path.join(__dirname, 'mail-until-killed.ts')],
      {
        env: { ...process.env, DATABASE_URL: fresh.url, SMTP_URL: mailbox.smtpUrl },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('250\n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await arrived()).toHaveLength(1);
    expect(await states()).toEqual(['sending']);

    // The next worker does not touch it while the first might still be alive ...
    await lookOnce(deps());
    expect(await states()).toEqual(['sending']);
    // ... and then says that nobody knows.
    later += ABANDONED_AFTER_MS;
    await lookOnce(deps());
    expect(await states()).toEqual(['uncertain']);
    expect(told.map((message) => message.id)).toEqual([id]);
    await lookOnce(deps());
    expect(await arrived()).toHaveLength(1);
  }, 60_000);

  /** A mail server that does as the test says when the body has come. */
  async function serverThat(onBody: (end: (error?: Error) => void, hangUp: () => void) => void) {
    let bodies = 0;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, _session, done) {
        stream.resume();
        stream.once('end', () => {
          bodies++;
          onBody(done, () => {
            for (const connection of server.connections) connection.close();
          });
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    return {
      smtpUrl: `smtp://127.0.0.1:${port}`,
      bodies: () => bodies,
      close: () => new Promise<void>((resolve) => server.close(resolve)),
    };
  }

  test('a server that hangs up after the body leaves an uncertain mail, not a second one', async () => {
    const server = await serverThat((_end, hangUp) => hangUp());
    await say('anna.lind@example.test');
    await lookOnce(deps({ smtpUrl: server.smtpUrl }));
    await lookOnce(deps({ smtpUrl: server.smtpUrl }));
    expect(server.bodies()).toBe(1);
    expect(await states()).toEqual(['uncertain']);
    expect(told).toHaveLength(1);
    await server.close();
  });

  test('a server that says 4xx after the body gets it again, with the same Message-ID', async () => {
    let refusals = 1;
    const server = await serverThat((end) =>
      end(refusals-- > 0 ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined),
    );
    await say('anna.lind@example.test');
    await lookOnce(deps({ smtpUrl: server.smtpUrl }));
    expect(await states()).toEqual(['waiting']);
    later += MINUTE_MS;
    await lookOnce(deps({ smtpUrl: server.smtpUrl }));
    expect(await states()).toEqual(['sent']);
    const mails = await fresh.register.db.selectFrom('mails').select(['message_id', 'attempts']).execute();
    expect(mails).toEqual([{ message_id: expect.stringMatching(/^<[0-9a-f]{32}@localhost>$/), attempts: 2 }]);
    await server.close();
  });

  test('a server that says 5xx after the body is believed', async () => {
    const server = await serverThat((end) => end(Object.assign(new Error('no'), { responseCode: 554 })));
    await say('anna.lind@example.test');
    await lookOnce(deps({ smtpUrl: server.smtpUrl }));
    expect(await states()).toEqual(['refused']);
    await server.close();
  });

  test('when the register cannot be written as the server asks for the body, nothing leaves', async () => {
    await say('anna.lind@example.test');
    const outbox = { ...outboxOf(fresh.register), beginSending: () => Promise.reject(new Error('register away')) };
    await lookOnce(deps({ outbox }));
    expect(await arrived()).toEqual([]);
    expect(await states()).toEqual(['waiting']);
  });
});
