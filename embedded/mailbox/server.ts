import path from 'node:path';
import { callbackify } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerEnvelope } from 'smtp-server';
import { freePort, loopback } from '../ports';
import { type Faults, noFaults, readFaults, refusal, refusalOf } from './faults';
import { Letters } from './letters';

export interface MailboxOptions {
  /** Folder for the letters. */
  readonly dataDir: string;
  readonly smtpPort?: number;
  readonly httpPort?: number;
  /** Mails over this size are refused for good with 552. */
  readonly sizeLimitBytes?: number;
}

export interface RunningMailbox {
  /** As SMTP_URL wants it. */
  readonly smtpUrl: string;
  /** As MAILBOX_URL wants it. */
  readonly httpUrl: string;
  stop(): Promise<void>;
  /** As a crash would: open connections are cut. What was acknowledged is on disk. */
  kill9(): Promise<void>;
}

const defaultSizeLimitBytes = 10 * 1024 * 1024;

/** Takes every mail and shows it, delivers none: for the demo and for tests, on loopback only. */
export async function startMailbox(options: MailboxOptions): Promise<RunningMailbox> {
  const letters = new Letters(path.join(options.dataDir, 'mailbox'));
  const smtpPort = options.smtpPort ?? (await freePort());
  const httpPort = options.httpPort ?? (await freePort());
  const door = new SmtpDoor(letters, smtpPort, options.sizeLimitBytes ?? defaultSizeLimitBytes);
  await door.setFaults(noFaults);
  const app = mailboxApi(letters, door);
  const http = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: loopback, port: httpPort }, () => {
      resolve(server);
    });
  });
  const stop = async (): Promise<void> => {
    await door.close();
    if ('closeAllConnections' in http) http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  };
  return {
    smtpUrl: `smtp://${loopback}:${smtpPort}`,
    httpUrl: `http://${loopback}:${httpPort}`,
    stop,
    kill9: stop,
  };
}

/** The SMTP side: closed while it plays dead, open again on the same port. */
class SmtpDoor {
  #faults: Faults = noFaults;
  #server: SMTPServer | undefined;

  constructor(
    private readonly letters: Letters,
    private readonly port: number,
    private readonly sizeLimitBytes: number,
  ) {}

  get faults(): Faults {
    return this.#faults;
  }

  async setFaults(faults: Faults): Promise<void> {
    this.#faults = faults;
    if (faults.mode === 'down') await this.close();
    else await this.#open();
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    for (const connection of server.connections) connection.close();
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }

  async #open(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = this.#makeServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, loopback, resolve);
    });
    // A sender that hangs up in the middle is its own trouble, not the mailbox's.
    server.on('error', (error: Error) => {
      console.error(`smtp: ${error.message}`);
    });
    this.#server = server;
  }

  #makeServer(): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: this.sizeLimitBytes,
      closeTimeout: 500,
      onRcptTo: (address, _session, done) => {
        done(refusalOf(this.#faults, address.address));
      },
      onData: (stream, session, done) => {
        callbackify(() => this.#receive(stream, session.envelope))(done);
      },
    });
  }

  /** Reads a mail to its end, keeps it, and answers with what the sender is told. */
  async #receive(stream: SMTPServerDataStream, envelope: SMTPServerEnvelope): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) throw refusal(552, '5.3.4 Message too big');
    const { mailFrom, rcptTo } = envelope;
    const addresses = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((one) => one.address) };
    try {
      return `2.0.0 Kept as ${(await this.letters.keep(addresses, Buffer.concat(chunks))).id}`;
    } catch (error) {
      throw refusal(451, `4.3.0 Not kept: ${String(error)}`);
    }
  }
}

function mailboxApi(letters: Letters, door: SmtpDoor): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/messages', (c) => {
    const limit = Number(c.req.query('limit') ?? Number.POSITIVE_INFINITY);
    return c.json(letters.list({ to: c.req.query('to'), limit: Number.isNaN(limit) ? undefined : limit }));
  });
  app.get('/messages/:id', async (c) => {
    const letter = await letters.read(c.req.param('id'));
    return letter === undefined ? c.json({ error: 'no such message' }, 404) : c.json(letter);
  });
  app.delete('/messages', (c) => {
    letters.clear();
    return c.body(null, 204);
  });
  app.get('/faults', (c) => c.json(door.faults));
  app.post('/faults', async (c) => {
    // Only a request that a browser asks about first may change anything: another site's form cannot send JSON.
    if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
      return c.json({ error: 'send JSON' }, 415);
    const faults = readFaults(await c.req.json().catch(() => undefined));
    if (faults === undefined)
      return c.json({ error: 'expected {mode: none|down|4xx|5xx, recipients?: string[]}' }, 400);
    await door.setFaults(faults);
    return c.json(faults);
  });
  return app;
}
