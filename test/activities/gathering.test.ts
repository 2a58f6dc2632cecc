import { composeMail, messageIdOf } from '../../activities/mail/compose';
import { mailsToSend } from '../../activities/mail/gathering';
import type { WaitingMessage } from '../../activities/mail/outbox';
import { wordsFor } from '../../activities/mail/words';
import { toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant';

const MONDAY_NINE = toInstant('2026-03-02', '09:00');

function message(about: Partial<WaitingMessage> = {}): WaitingMessage {
  return {
    id: 'ST-7F3K2/4/1/ab',
    ref: 'ST-7F3K2',
    no: 4,
    kind: 'new-task',
    role: 'person',
    recipient: { kind: 'person', person: 'anna-lind', unit: 'soc-mottagning' },
    address: 'anna.lind@example.test',
    acute: false,
    dueAt: toInstant('2026-03-05', '15:00'),
    saidAt: MONDAY_NINE,
    createdAt: MONDAY_NINE,
    attempts: 0,
    ...about,
  };
}

const office = (now: number, daysOff: readonly string[] = []) => ({ now, daysOff, atOnce: false });

describe('when a mail leaves', () => {
  test('an ordinary message waits a minute, and takes with it what came meanwhile', () => {
    const waiting = [message(), message({ id: 'b', createdAt: MONDAY_NINE + 40 * SECOND_MS })];
    expect(mailsToSend(waiting, office(MONDAY_NINE + MINUTE_MS - 1))).toEqual([]);
    const [mail, ...more] = mailsToSend(waiting, office(MONDAY_NINE + MINUTE_MS));
    expect(more).toEqual([]);
    expect(mail?.messages).toHaveLength(2);
  });

  test('2,000 deadlines on a Monday morning are one mail per recipient', () => {
    const waiting = Array.from({ length: 2000 }, (_, n) =>
      message({ id: `m${n}`, address: n % 2 === 0 ? 'anna.lind@example.test' : 'karin.holm@example.test' }),
    );
    expect(mailsToSend(waiting, office(MONDAY_NINE + MINUTE_MS)).map((mail) => mail.messages.length)).toEqual([
      1000, 1000,
    ]);
  });

  test.each([
    ['Monday 07.59', '2026-03-02', '07:59', 0],
    ['Monday 08.00', '2026-03-02', '08:00', 1],
    ['Monday 16.59', '2026-03-02', '16:59', 1],
    ['Monday 17.00', '2026-03-02', '17:00', 0],
    ['Saturday noon', '2026-03-07', '12:00', 0],
    ['långfredag noon', '2026-04-03', '12:00', 0],
    ['a day off of the organisation', '2026-03-03', '12:00', 0],
  ])('ordinary mail leaves in office hours only: %s', (_title, day, time, mails) => {
    const now = toInstant(day, time);
    const waiting = [message({ createdAt: now - DAY_MS })];
    expect(mailsToSend(waiting, office(now, ['2026-03-03']))).toHaveLength(mails);
  });

  test('acute mail leaves at once, also on a Saturday night, and not together with the ordinary', () => {
    const night = toInstant('2026-03-07', '23:30');
    const waiting = [message({ createdAt: night }), message({ id: 'b', acute: true, createdAt: night })];
    const mails = mailsToSend(waiting, office(night));
    expect(mails.map((mail) => mail.messages.map((one) => one.id))).toEqual([['b']]);
  });

  test('in the demonstration rungs that lie days apart are mails of their own, though climbed in the same second', () => {
    const waiting = [message({ id: 'a' }), message({ id: 'b', saidAt: MONDAY_NINE + DAY_MS }), message({ id: 'c' })];
    const mails = mailsToSend(waiting, { now: MONDAY_NINE + SECOND_MS, daysOff: [], atOnce: true });
    expect(mails.map((mail) => mail.messages.map((one) => one.id))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('what a mail says', () => {
  test.each([
    ['new-task', 'person', 'Du har ett nytt uppdrag, ST-7F3K2. Bekräfta mottagande senast 2026-03-05 kl. 15.00.'],
    ['reminder', 'person', 'Uppdrag ST-7F3K2 förfaller 2026-03-05 kl. 15.00. Logga in för att se vad som återstår.'],
    [
      'offer',
      'unit',
      'Din enhet är erbjuden att ta över ett uppdrag, ST-7F3K2. Ta emot eller avböj senast 2026-03-05 kl. 15.00.',
    ],
    [
      'assign',
      'head',
      'Ett uppdrag i din enhet, ST-7F3K2, saknar handläggare. Utse ansvarig senast 2026-03-05 kl. 15.00.',
    ],
    ['forum', 'forum', 'Ärende ST-7F3K2 är upplyft till samverkansforum. Kallelse finns i systemet.'],
    ['applicant', 'applicant', 'Du har ett meddelande från Örebro kommun. Ring 019-00 00 00.'],
  ])('%s to %s', (kind, role, sentence) => {
    expect(wordsFor(message({ kind, role })).sentence).toBe(sentence);
  });

  test('a reminder the day before says "i morgon"', () => {
    const said = wordsFor(message({ kind: 'reminder', saidAt: toInstant('2026-03-04', '10:00') })).sentence;
    expect(said).toBe('Uppdrag ST-7F3K2 förfaller i morgon kl. 15.00. Logga in för att se vad som återstår.');
  });

  test('the head is told that the time has passed, in the words of the plan', () => {
    const late = { saidAt: toInstant('2026-03-05', '15:00') };
    expect(wordsFor(message({ kind: 'rung', role: 'head', ...late })).sentence).toBe(
      'Ett uppdrag i din enhet, ST-7F3K2, har passerat sin tid utan åtgärd. Utse ansvarig senast i dag.',
    );
    expect(wordsFor(message({ kind: 'rung', role: 'department-head', ...late })).sentence).toContain(
      'i din verksamhet',
    );
  });

  const sender = { from: 'Stafett <stafett@example.test>', publicUrl: 'http://localhost:7100' };

  test('text and HTML say the same, with a link to the case, and nobody is named', async () => {
    const mail = await composeMail({ address: 'anna.lind@example.test', acute: false, messages: [message()] }, sender);
    const raw = mail.raw.toString('utf8').replace(/=\r\n/g, '');
    expect(raw.match(/arenden\/ST-7F3K2/g)).toHaveLength(2);
    expect(raw).toContain('Subject: Nytt uppdrag ST-7F3K2');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(mail.from).toBe('stafett@example.test');
  });

  test('hostile text in a reference never becomes HTML', async () => {
    const hostile = message({ ref: '"><script>x</script>' });
    const mail = await composeMail({ address: 'anna.lind@example.test', acute: false, messages: [hostile] }, sender);
    const html = mail.raw.toString('utf8').split('text/html')[1] ?? '';
    expect(html).not.toContain('<script');
  });

  test('what goes to an applicant has no link, no reference and no unit', async () => {
    const told = message({ kind: 'applicant', role: 'applicant', address: 'mira@example.test' });
    const raw = (
      await composeMail({ address: 'mira@example.test', acute: false, messages: [told] }, sender)
    ).raw.toString('utf8');
    expect(raw).not.toContain('ST-7F3K2');
    expect(raw).not.toContain('href');
  });

  test('the same messages give the same Message-ID, whatever their order; others give another', () => {
    const [a, b] = [message({ id: 'a' }), message({ id: 'b' })];
    expect(messageIdOf([a, b], sender.publicUrl)).toBe(messageIdOf([b, a], sender.publicUrl));
    expect(messageIdOf([a], sender.publicUrl)).not.toBe(messageIdOf([b], sender.publicUrl));
  });
});
