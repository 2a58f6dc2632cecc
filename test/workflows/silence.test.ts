import { BY_EMAIL, type Crew, journey, toMatching } from '../support/journey';
import type { Stafett } from '../support/stafett';

/** What came after the words that go with a new task: to whom, and what it was about. One line a mail. */
async function reminders(stafett: Stafett, ref: string): Promise<readonly string[]> {
  const mails = await stafett.mails();
  return mails
    .map((mail) => `${mail.to.join(', ')}: ${mail.subject.replace(` ${ref}`, '')}`)
    .filter((line) => /Påminnelse|behöver en ansvarig|upplyft/.test(line))
    .toSorted();
}

/** Anna has taken the case and says nothing for nine working days: five for the first contact, three more, one more. */
const RUNGS_OF_A_SILENT_WEEK = [
  'anna.lind@example.test: Påminnelse om uppdrag',
  'anna.lind@example.test: Påminnelse om uppdrag',
  'birgitta.stal@example.test: Uppdrag behöver en ansvarig',
  'forum@example.test: Ärende är upplyft',
  'gunnar.frisk@example.test: Uppdrag behöver en ansvarig',
  'karin.holm@example.test: Uppdrag behöver en ansvarig',
  'omar.haddad@example.test: Påminnelse om uppdrag',
];

async function takenAndForgotten({ anna }: Crew): Promise<string> {
  const ref = await anna.submit(BY_EMAIL);
  await anna.make(ref, 'claim');
  return ref;
}

journey('silence climbs to the last rung, one mail for each rung and recipient', async (crew) => {
  const { stafett } = crew;
  const ref = await takenAndForgotten(crew);
  await stafett.passTo('2037-03-12', '18:00');
  expect(await reminders(stafett, ref)).toEqual(RUNGS_OF_A_SILENT_WEEK);
  const state = await stafett.state(ref);
  expect(state).toMatchObject({ baton: { unit: 'soc-mottagning', person: 'anna-lind' } });
  const rungs = (await stafett.facts(ref)).flatMap((fact) =>
    fact.type === 'RungReached' ? [`${new Date(fact.at).toISOString().slice(0, 13)} ${fact.to}`] : [],
  );
  expect(rungs).toEqual([
    '2037-03-04T21 holder',
    '2037-03-06T09 holder-and-deputy',
    '2037-03-09T09 head-of-unit',
    '2037-03-10T09 head-of-department',
    '2037-03-12T09 head-of-administration-and-forum',
  ]);
  return ref;
});

journey(
  'after the last rung the director hears of it every working day until somebody names a new date',
  async (crew) => {
    const { stafett, anna } = crew;
    const ref = await takenAndForgotten(crew);
    await stafett.passTo('2037-03-17', '18:00');
    const daily = async () =>
      (await reminders(stafett, ref)).filter((line) => line.startsWith('gunnar.frisk@example.test: Uppdrag')).length;
    // The twelfth, then Friday, Monday and Tuesday.
    expect(await daily()).toBe(4);
    await anna.make(ref, 'new-date', { until: '2037-04-30', why: 'Personen är på resa.' });
    await stafett.passTo('2037-03-20', '18:00');
    expect(await daily()).toBe(4);
    return ref;
  },
);

journey(
  'a mail server that is down for a week holds up no deadline, and every mail arrives afterwards',
  async (crew) => {
    const { stafett } = crew;
    const ref = await takenAndForgotten(crew);
    await stafett.mails();
    await stafett.mailServer('down');
    await stafett.passTo('2037-03-12', '18:00');
    const rungs = (await stafett.facts(ref)).filter((fact) => fact.type === 'RungReached');
    expect(rungs.map((fact) => new Date(fact.at).toISOString().slice(0, 10))).toEqual([
      '2037-03-04',
      '2037-03-06',
      '2037-03-09',
      '2037-03-10',
      '2037-03-12',
    ]);
    await stafett.mailServer('none');
    expect(await reminders(stafett, ref)).toEqual(RUNGS_OF_A_SILENT_WEEK);
    return ref;
  },
);

journey('a unit that declines leaves the case where it was, and the giver decides what then', async (crew) => {
  const { stafett, anna, johan } = crew;
  const ref = await anna.submit(BY_EMAIL);
  await anna.complete(ref, 'first-contact');
  expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-mottagning' }, offer: { to: 'soc-utredning' } });
  await johan.decline(ref, { reason: 'missing_information' });
  expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-mottagning' }, offer: null });
  await anna.complete(ref, 'after-decline', { then: 'offer-again' });
  await johan.accept(ref);
  expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-utredning', person: 'johan-ek' } });
  const subjects = (await stafett.mails()).map((mail) => `${mail.to.join()}: ${mail.subject.replace(` ${ref}`, '')}`);
  expect(subjects).toContain('anna.lind@example.test: Överlämning avböjd');
  return ref;
});

journey(
  'no home in three months: the reason is said each month, the forum is told and IVO gets its report',
  async (crew) => {
    const { stafett, johan, petra } = crew;
    const ref = await toMatching(crew);
    const report = (await johan.see(ref)).tasks.find((task) => task.kind === 'ivo-report');
    expect(report?.dueAt).toBe('2037-06-02T21:59:59.999Z');
    for (const day of ['2037-03-30', '2037-04-28', '2037-05-27']) {
      await stafett.passTo(day);
      await petra.complete(ref, 'find-home', { found: 'no', home: '', noHomeReason: 'none_vacant' });
    }
    expect(await stafett.mails()).toContainEqual(
      expect.objectContaining({ to: ['forum@example.test'], subject: `Ärende ${ref} är upplyft` }),
    );
    expect(await stafett.state(ref)).toMatchObject({ forum: { because: 'referred', purpose: 'no-home-in-time' } });
    await johan.complete(ref, 'ivo-report', { cause: 'shortage' });
    const next = (await johan.see(ref)).tasks.find((task) => task.kind === 'ivo-report');
    expect(next?.dueAt).toBe('2037-08-27T21:59:59.999Z');
    expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'lfa-matchning' } });
    const cecilia = stafett.as('cecilia-mark');
    const meeting = await cecilia.open('coordinationForum', { meetingOn: '2037-06-01', meetingAt: '10.00' });
    await cecilia.complete(ref, 'forum-schedule', { meeting });
    await stafett.passTo('2037-06-01');
    await cecilia.make(ref, 'forum-decide', { holder: 'lfa-matchning', until: '2037-06-30' });
    expect((await petra.see(ref)).tasks.map((task) => task.kind)).toContain('find-home');
    return ref;
  },
);
