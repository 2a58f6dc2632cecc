import { startRelay } from '../../client/relay-intakes';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant';
import { saveHalfForm } from '../../register/half-forms';
import { openSession } from '../../register/sessions';
import { storeTexts } from '../../register/texts';
import { type FreshRegister, freshRegister } from '../support/database';
import { until } from '../support/until';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

const NOW: Instant = Date.UTC(2026, 2, 2, 9);

/** A half-filled form, a session and words of a command that never became a fact, each of this age and called by a name. */
async function leaveBehind(name: string, age: { form: number; signedIn: number; words: number }): Promise<void> {
  const { register } = fresh;
  await saveHalfForm(register, name, { name }, NOW - age.form);
  const [now, expiresAt] = [NOW - age.signedIn, NOW - age.signedIn + HOUR_MS];
  await openSession(register, { person: 'anna-lind', idToken: name, now, expiresAt });
  await storeTexts(register, 'ST-7F3K2', name, { note: { body: name, kind: 'text' } }, NOW - age.words);
}

/** What there still is, by name. */
async function left(): Promise<{ forms: unknown[]; sessions: unknown[]; words: unknown[] }> {
  const { db } = fresh.register;
  const [forms, sessions, words] = await Promise.all([
    db.selectFrom('half_forms').select('body').execute(),
    db.selectFrom('sessions').select('id_token').orderBy('id_token').execute(),
    db.selectFrom('texts').select('body').orderBy('body').execute(),
  ]);
  return {
    forms: forms.map(({ body }) => (body as { name: string }).name).toSorted(),
    sessions: sessions.map((row) => row.id_token),
    words: words.map(({ body }) => body),
  };
}

test('the web process deletes, minute by minute, the half-filled forms, sessions and unsent words whose time is out', async () => {
  const { register } = fresh;
  await leaveBehind('over', { form: HOUR_MS, signedIn: HOUR_MS, words: 7 * DAY_MS });
  await leaveBehind('soon', { form: 59 * MINUTE_MS, signedIn: 59 * MINUTE_MS, words: 7 * DAY_MS - MINUTE_MS });
  await storeTexts(register, 'ST-7F3K2', 'done', { note: { body: 'in a fact', kind: 'text' } }, NOW - 7 * DAY_MS);
  await register.db.updateTable('texts').set({ state: 'kept' }).where('command_id', '=', 'done').execute();

  let now = NOW;
  const tell = () => Promise.reject(new Error('nothing is told here'));
  const running = startRelay({ register, now: () => now, start: async () => undefined, tell });
  try {
    await until('the words that were over are gone', async () => !(await left()).words.includes('over'));
    expect(await left()).toEqual({ forms: ['soon'], sessions: ['soon'], words: ['in a fact', 'soon'] });
    now += MINUTE_MS;
    running.kick();
    await until('the words that were soon over are gone', async () => !(await left()).words.includes('soon'));
    expect(await left()).toEqual({ forms: [], sessions: [], words: ['in a fact'] });
  } finally {
    await running.stop();
  }
});
