import { toInstant } from '../../domain/calendar/stockholm';
import { commandId, type Visitor, visitor } from '../client/support/visitor';
import { FIRST_CONTACT } from '../client/support/world';
import { BY_EMAIL, journey } from '../support/journey';
import type { Stafett } from '../support/stafett';
import { until } from '../support/until';

async function atComputer({ app, register }: Stafett, person: string): Promise<Visitor> {
  return visitor({ app, deps: { register } }, person);
}

/** Who was mailed about a case since the mails before, and what about. */
async function newMails(stafett: Stafett, ref: string, known: Set<string>): Promise<readonly string[]> {
  const about = (await stafett.mails()).filter((mail) => mail.text.includes(ref));
  const lines = about.map((mail, at) => ({
    id: `${at} ${mail.to.join()}`,
    line: `${mail.to.join()}: ${mail.subject}`,
  }));
  const fresh = lines.filter(({ id }) => !known.has(id));
  for (const { id } of fresh) known.add(id);
  return fresh.map(({ line }) => line.replace(` ${ref}`, ''));
}

/** What the head has been told of absences, in order, once so much has come. Never who, never why. */
async function toKarin(stafett: Stafett, expected: number): Promise<readonly string[]> {
  let said: readonly string[] = [];
  await until(`the head has been told ${expected} times`, async () => {
    const mails = (await stafett.mails()).filter(({ to }) => to.includes('karin.holm@example.test'));
    const about = mails.filter(({ text }) => text.includes('frånvaro'));
    expect(about.filter(({ text }) => /Anna|Lind|sjuk/i.test(text))).toEqual([]);
    said = about.flatMap(({ text }) =>
      [...text.matchAll(/gäller tills vidare|mer än fjorton dagar/g)].map(([words]) => words),
    );
    return said.length >= expected;
  });
  return said;
}

journey(
  'an absent holder’s deputy gets the mail and does the task, for the one who is away',
  async ({ stafett, anna, johan }) => {
    const known = new Set<string>();
    const ref = await anna.submit(BY_EMAIL);
    await anna.make(ref, 'claim');
    await newMails(stafett, ref, known);
    const annas = await atComputer(stafett, 'anna-lind');
    const johans = await atComputer(stafett, 'johan-ek');
    const karins = await atComputer(stafett, 'karin-holm');
    expect((await johans.get(`/arenden/${ref}`)).status).toBe(404);

    // Refused, each with its sentence; then from today, with a colleague of another unit.
    const from = '2037-03-02';
    const refused = await annas.post('/franvaro', { kind: 'sick', from, to: '2037-03-01', deputy: 'petra-ljung' });
    expect([refused.status, refused.text.includes('Frånvaron slutar innan den börjar.')]).toEqual([422, true]);
    const elsewhere = await annas.post('/franvaro', { kind: 'sick', from, deputy: 'petra-ljung' });
    expect([elsewhere.status, elsewhere.text.includes('en annan förvaltning är en annan myndighet')]).toEqual([
      422,
      true,
    ]);
    expect((await annas.post('/franvaro', { kind: 'sick', from, deputy: 'johan-ek' })).status).toBe(303);
    const round = await johans.post('/franvaro', { kind: 'holiday', from, to: '2037-03-03', deputy: 'anna-lind' });
    expect([round.status, round.text.includes('Ersättarna skulle peka runt i en ring')]).toEqual([422, true]);

    // The ladder reminds who answers; Anna hears nothing.
    await stafett.passTo('2037-03-05');
    expect(await newMails(stafett, ref, known)).toEqual(['johan.ek@example.test: Påminnelse om uppdrag']);

    const list = await johans.get('/?lista=mine');
    expect(list.text).toContain(ref);
    expect(list.text).toContain('för Anna Lind');
    const page = await johans.get(`/arenden/${ref}`);
    expect(page.text).toContain('Anna Lind är borta tills vidare.');
    expect(page.text).toContain('Du svarar under tiden.');
    const task = { _command: commandId(), _task: '1.first-contact', _version: '1', _do: 'send' };
    const done = await johans.post(`/arenden/${ref}/drag/complete`, {
      ...task,
      ...FIRST_CONTACT,
      summary: 'Talat i telefon.',
    });
    expect(done.status).toBe(303);
    const fact = (await stafett.facts(ref)).find((one) => one.type === 'TaskCompleted' && one.kind === 'first-contact');
    expect(fact?.by).toEqual({ person: 'johan-ek', unit: 'soc-mottagning', for: 'anna-lind' });
    expect((await johans.get(`/arenden/${ref}`)).text).toContain('Johan Ek för Anna Lind, Mottagningsenheten');
    expect((await stafett.state(ref)).status === 'open' && (await stafett.state(ref))).toMatchObject({
      baton: { unit: 'soc-mottagning', person: 'anna-lind' },
      offer: { to: 'soc-utredning' },
    });
    await johan.accept(ref);
    // What is said to the giver is said to the deputy, and he gave it himself.
    expect((await stafett.facts(ref)).find((one) => one.type === 'HandoverAccepted')?.by).toEqual({
      person: 'johan-ek',
      unit: 'soc-utredning',
    });
    expect(await newMails(stafett, ref, known)).toEqual(['soc-utredning@example.test: 3 uppdrag väntar på dig']);

    // A week later her head is asked whether it still stands, and after a fortnight what lies with her is proposed to others.
    expect((await karins.get('/')).text).not.toContain('Frånvaro att se över');
    const second = await anna.submit(BY_EMAIL);
    await anna.make(second, 'claim');
    await stafett.passTo('2037-03-09', '09:00');
    const asked = await karins.get('/');
    expect(asked.text).toContain('Frånvaro att se över (1)');
    expect(await toKarin(stafett, 1)).toEqual(['gäller tills vidare']);
    const id = /\/franvaro\/(f-[0-9a-f]{8})\/galler/.exec(asked.text)?.[1] ?? '';
    expect((await johans.post(`/franvaro/${id}/galler`, {})).status).toBe(404);
    expect((await karins.post(`/franvaro/${id}/galler`, {})).status).toBe(303);
    expect((await karins.get('/')).text).not.toContain('Frånvaro att se över');
    await stafett.passTo('2037-03-17', '08:00');
    expect((await karins.get('/')).text).toContain('Föreslagen flytt av ärendena');
    // Asked again a week after she said that it still stands; each word once.
    const told = ['gäller tills vidare', 'gäller tills vidare', 'mer än fjorton dagar'];
    expect((await toKarin(stafett, 3)).toSorted()).toEqual(told);
    const proposal = await karins.get(`/franvaro/${id}/arenden`);
    expect([proposal.text.includes(second), proposal.text.includes(ref)]).toEqual([true, false]);
    const takers = await karins.get('/installningar/overtaganden/ny?person=anna-lind&slag=fordela');
    expect(proposal.text).toContain('href="/installningar/overtaganden/ny?person=anna-lind&amp;slag=fordela"');
    expect([takers.status, takers.text.includes(second)]).toEqual([200, true]);

    // Back again: it is hers at once, and Johan sees it no more.
    expect((await annas.post(`/franvaro/${id}/tillbaka`, {})).status).toBe(303);
    expect((await johans.get(`/arenden/${second}`)).status).toBe(404);
    expect((await annas.get('/?lista=mine')).text).toContain(second);
    return ref;
  },
);

journey('an offer to the acute unit reaches who is on duty just then', async ({ stafett, anna }) => {
  const known = new Set<string>();
  const omar = stafett.as('omar-haddad');
  const leila = stafett.as('leila-nouri');
  const ref = await anna.submit({ ...BY_EMAIL });
  await anna.make(ref, 'claim');
  await newMails(stafett, ref, known);
  const jour = { to: 'soc-jour', because: 'Behöver ett tak i natt.' };

  // Monday 10:00: the day shift hears of it, finds it and takes it.
  await anna.make(ref, 'offer', jour);
  expect(await newMails(stafett, ref, known)).toEqual(['soc-mottagning@example.test: Erbjudande om uppdrag']);
  const offered = await (await atComputer(stafett, 'omar-haddad')).get('/?lista=offered');
  expect(offered.text).toContain(ref);
  await omar.accept(ref);
  expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-jour', person: 'omar-haddad' } });

  // Back to the reception, and after five the jour itself.
  await omar.make(ref, 'offer', { ...jour, to: 'soc-mottagning' });
  await anna.accept(ref);
  await newMails(stafett, ref, known);
  await stafett.passToInstant(toInstant('2037-03-02', '17:30'));
  await anna.make(ref, 'offer', jour);
  expect(await newMails(stafett, ref, known)).toEqual(['soc-jour@example.test: Erbjudande om uppdrag']);
  const evening = await (await atComputer(stafett, 'omar-haddad')).get('/?lista=offered');
  expect(evening.text).toContain('Ingen har erbjudit er något just nu.');
  expect((await omar.try(ref, 'accept', null)).status).toBe(409);
  await leila.accept(ref);
  return ref;
});
