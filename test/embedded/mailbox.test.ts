import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { type RunningMailbox, startMailbox } from '../../embedded/mailbox/server';

let dataDir: string;
let mailbox: RunningMailbox;
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-mailbox-'));
  mailbox = await startMailbox({ dataDir, sizeLimitBytes: 20_000 });
});
afterEach(async () => {
  await mailbox.stop();
  rmSync(dataDir, { recursive: true });
});

/** The code that the server answered with: 250 for a mail it took. */
async function send(to: string | string[], text = 'Hej'): Promise<number> {
  const transport = createTransport(mailbox.smtpUrl);
  const mail = { from: 'Stafett <stafett@example.test>', to, subject: 'Påminnelse', text, html: '<p>Hej</p>' };
  try {
    return Number.parseInt((await transport.sendMail(mail)).response, 10);
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0;
  } finally {
    transport.close();
  }
}

async function misbehave(faults: unknown): Promise<number> {
  const response = await fetch(`${mailbox.httpUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  return response.status;
}

async function letters(query = ''): Promise<{ id: string; to: string[]; subject: string; text: string }[]> {
  return (await (await fetch(`${mailbox.httpUrl}/messages${query}`)).json()) as never;
}

describe('the mailbox', () => {
  test('shows every mail, the newest first, and those of one address', async () => {
    expect(await send('anna@example.test')).toBe(250);
    expect(await send(['omar@example.test', 'Anna@example.test'])).toBe(250);
    expect((await letters()).map((letter) => letter.to)).toEqual([
      ['omar@example.test', 'Anna@example.test'],
      ['anna@example.test'],
    ]);
    expect(await letters('?to=anna@example.test')).toHaveLength(2);
    expect(await letters('?to=omar@example.test')).toHaveLength(1);
  });

  test('one mail is read with its text, its html and its headers', async () => {
    await send('anna@example.test');
    const [first] = await letters();
    const letter = (await (await fetch(`${mailbox.httpUrl}/messages/${first?.id}`)).json()) as Record<string, unknown>;
    expect(letter).toMatchObject({ subject: 'Påminnelse', text: 'Hej', html: '<p>Hej</p>' });
    expect(letter['headers']).toMatchObject({ from: 'Stafett <stafett@example.test>' });
    expect((await fetch(`${mailbox.httpUrl}/messages/99999999`)).status).toBe(404);
  });

  test('what was acknowledged is still there after a crash', async () => {
    await send('anna@example.test');
    await mailbox.kill9();
    mailbox = await startMailbox({ dataDir });
    expect((await letters()).map((letter) => letter.subject)).toEqual(['Påminnelse']);
  });

  test('refuses one recipient for good and takes the others', async () => {
    await misbehave({ mode: '5xx', recipients: ['anna@example.test'] });
    expect(await send('anna@example.test')).toBe(550);
    expect(await send('omar@example.test')).toBe(250);
  });

  test('asks everybody to come back later, or does not answer, until it is told to behave', async () => {
    await misbehave({ mode: '4xx' });
    expect(await send('anna@example.test')).toBe(451);
    await misbehave({ mode: 'down' });
    expect(await send('anna@example.test')).toBe(0);
    await misbehave({ mode: 'none' });
    expect(await send('anna@example.test')).toBe(250);
    expect(await misbehave({ mode: 'sometimes' })).toBe(400);
  });

  test('a mail over the size limit is refused for good', async () => {
    expect(await send('anna@example.test', 'x'.repeat(30_000))).toBe(552);
    expect(await letters()).toEqual([]);
  });

  test('another site cannot change anything with a plain form', async () => {
    const response = await fetch(`${mailbox.httpUrl}/faults`, { method: 'POST', body: '{"mode":"down"}' });
    expect(response.status).toBe(415);
    expect(await send('anna@example.test')).toBe(250);
  });
});
