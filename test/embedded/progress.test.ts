import { PassThrough, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Progress } from '../../embedded/progress';

function listening(terminal: boolean) {
  const out = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal ? { isTTY: true, columns: 40 } : {});
  let text = '';
  out.on('data', (piece: string) => {
    text += piece;
  });
  return { progress: new Progress(out as never), said: () => text };
}

describe('progress', () => {
  test('a step that takes longer than a second is announced and summed up in plain lines', async () => {
    const { progress, said } = listening(false);
    await progress.step('PostgreSQL', () => delay(1_150));
    expect(said()).toMatch(/^PostgreSQL \.\.\.\nPostgreSQL: 1\.[12] s\n$/);
  });

  test('a short step says nothing', async () => {
    const { progress, said } = listening(false);
    expect(await progress.step('Mailbox', async () => 17)).toBe(17);
    expect(said()).toBe('');
  });

  test('on a terminal one line is rewritten and none is left half written', async () => {
    const { progress, said } = listening(true);
    await Promise.all([progress.step('PostgreSQL', () => delay(1_500)), progress.step('Temporal', () => delay(1_300))]);
    expect(said()).toContain('PostgreSQL 1 s · Temporal 1 s');
    expect(said().endsWith('\r\u001b[2K')).toBe(true);
  });

  test('a step that fails passes its error on', async () => {
    const { progress } = listening(false);
    await expect(progress.step('Worker', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

test('a start whose reader has gone away goes on, and can still stop its servers in order', async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) });
  const progress = new Progress(gone);
  progress.line('Stopping');
  await new Promise((closed) => gone.once('close', closed));
  expect(await progress.step('PostgreSQL', async () => 'stopped')).toBe('stopped');
});
