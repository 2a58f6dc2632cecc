import { journey, stagesOf, toInvestigation, toMatching, toRefusal } from '../support/journey';

async function kinds(see: Promise<{ tasks: readonly { kind: string }[] }>): Promise<readonly string[]> {
  return (await see).tasks.map((task) => task.kind);
}

journey('a refusal received on 16 March is final after 7 April, and not a minute before', async (crew) => {
  const { stafett, johan } = crew;
  const ref = await toRefusal(crew);
  await stafett.passTo('2037-03-17');
  await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-16' });
  await stafett.passTo('2037-04-07', '23:50');
  expect(await kinds(johan.see(ref))).not.toContain('confirm-final');
  await stafett.passTo('2037-04-08', '00:05');
  await johan.complete(ref, 'confirm-final');
  await johan.complete(ref, 'close-check');
  expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'refused_final' });
  expect(await stagesOf(stafett, ref)).toEqual(['investigation', 'hearing', 'decision', 'appeal-period']);
  return ref;
});

journey(
  'an appeal that the court does not follow leaves the refusal final after the court’s own three weeks',
  async (crew) => {
    const { stafett, johan, helena } = crew;
    const ref = await toRefusal(crew);
    await stafett.passTo('2037-03-17');
    await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-16' });
    await stafett.passTo('2037-03-20');
    await johan.make(ref, 'appeal-received', { receivedOn: '2037-03-20' });
    await johan.complete(ref, 'appeal-in-time');
    await helena.complete(ref, 'legal-opinion');
    await johan.complete(ref, 'reconsider', { outcome: 'unchanged' });
    await johan.complete(ref, 'forward-appeal');
    await stafett.passTo('2037-05-18');
    await johan.complete(ref, 'court-answer', { answer: 'none_yet' });
    await stafett.passTo('2037-06-11');
    await johan.complete(ref, 'court-answer', { answer: 'upheld', on: '2037-06-10' });
    await stafett.passTo('2037-07-01', '23:50');
    expect(await kinds(johan.see(ref))).not.toContain('confirm-final');
    await stafett.passTo('2037-07-02', '00:05');
    await johan.complete(ref, 'confirm-final');
    await johan.complete(ref, 'close-check');
    expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'refused_final' });
    return ref;
  },
);

journey('what the court changes leads to a home', async (crew) => {
  const { stafett, johan, petra } = crew;
  const ref = await toRefusal(crew);
  await stafett.passTo('2037-03-17');
  await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-16' });
  await johan.make(ref, 'appeal-received', { receivedOn: '2037-03-17' });
  await johan.complete(ref, 'appeal-in-time');
  await johan.complete(ref, 'reconsider', { outcome: 'unchanged' });
  await johan.complete(ref, 'forward-appeal');
  await johan.complete(ref, 'court-answer', { answer: 'changed', on: '2037-03-17' });
  expect((await johan.see(ref)).offeredTo).toBe('lfa-matchning');
  await petra.accept(ref);
  expect((await stafett.state(ref)).stage).toBe('matching');
  return ref;
});

journey('a partly approved household is matched while the refused part may be appealed', async (crew) => {
  const { stafett, johan, birgitta, petra } = crew;
  const ref = await toInvestigation(crew);
  await johan.complete(ref, 'investigate', { proposal: 'partly', childrenHeard: 'no_children' });
  await johan.complete(ref, 'send-hearing');
  await johan.complete(ref, 'record-hearing-reply', { proposal: 'partly' });
  await birgitta.complete(ref, 'sign-decision', { verdict: 'partly' });
  await petra.accept(ref);
  await johan.complete(ref, 'dispatch-decision');
  await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-02' });
  await johan.make(ref, 'appeal-received', { receivedOn: '2037-03-02' });
  expect(await kinds(johan.see(ref))).toEqual(expect.arrayContaining(['appeal-in-time']));
  const state = await stafett.state(ref);
  expect(state).toMatchObject({ stage: 'matching', baton: { unit: 'lfa-matchning' } });
  return ref;
});

journey('nobody may refuse before the person has been heard', async (crew) => {
  const { johan, birgitta } = crew;
  const ref = await toInvestigation(crew);
  await johan.complete(ref, 'investigate', { childrenHeard: 'no_children' });
  const task = (await birgitta.see(ref)).tasks.find((one) => one.kind === 'sign-decision') ?? null;
  const { status, body } = await birgitta.try(ref, 'complete', 'sign-decision', { verdict: 'refuse' }, task);
  expect([status, body['rule']]).toEqual([409, 'hearing-before-refusal']);
  return ref;
});

journey('an application that is taken back is confirmed in two ways before it is closed', async (crew) => {
  const { stafett, johan } = crew;
  const ref = await toInvestigation(crew);
  await stafett.passTo('2037-03-05');
  await johan.make(ref, 'withdrawn');
  await johan.complete(ref, 'verify-withdrawal', { firstWay: 'phone', secondWay: 'letter' });
  await johan.complete(ref, 'close-check');
  expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'withdrawn_by_person' });
  return ref;
});

journey('somebody in hospital is waited for until the day they are expected, and the search goes on', async (crew) => {
  const { stafett, johan, petra } = crew;
  const ref = await toMatching(crew);
  await johan.make(ref, 'went-away', { where: 'hospital', expected: '2037-05-04' });
  const away = await stafett.state(ref);
  expect(away).toMatchObject({ stage: 'away', baton: { unit: 'lfa-matchning' } });
  const check = (await petra.see(ref)).tasks.find((task) => task.kind === 'away-check');
  expect(check?.dueAt).toBe('2037-05-04T21:59:59.999Z');
  await stafett.passTo('2037-05-04');
  await petra.complete(ref, 'away-check', { back: 'yes', keepHome: 'keep' });
  expect(await kinds(petra.see(ref))).toContain('find-home');
  return ref;
});

journey('a household that separates keeps its case, and the one who leaves gets another', async (crew) => {
  const { stafett, anna, johan } = crew;
  const ref = await toMatching(crew, { adults: '2', adult2Name: 'Kim Exempelsson' });
  await johan.make(ref, 'household-changed', { what: 'separation', on: '2037-03-02', adults: '1', children: '0' });
  await johan.complete(ref, 'household-review', { rooms: '1' });
  const second = await anna.submit();
  await anna.complete(ref, 'second-case', { caseRef: second });
  expect(await stafett.state(ref)).toMatchObject({
    stage: 'matching',
    baton: { unit: 'lfa-matchning' },
    data: { adults: 1 },
  });
  expect(await stafett.state(second)).toMatchObject({ stage: 'receipt', baton: { unit: 'soc-mottagning' } });
  return ref;
});

journey('two adults are two parties: the refusal waits for the one who received it last', async (crew) => {
  const { stafett, johan } = crew;
  const ref = await toRefusal(crew, { adults: '2', adult2Name: 'Kim Exempelsson' });
  await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-02' });
  await johan.complete(ref, 'dispatch-decision', { way: 'signed_letter' });
  await stafett.passTo('2037-03-17');
  await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-16' });
  await stafett.passTo('2037-04-07', '23:50');
  expect(await kinds(johan.see(ref))).not.toContain('confirm-final');
  await stafett.passTo('2037-04-08', '00:05');
  expect(await kinds(johan.see(ref))).toContain('confirm-final');
  return ref;
});
