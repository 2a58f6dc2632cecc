import { type Habits, journey, liveUntil, stagesOf, toInvestigation, toTenancy, vacantHome } from '../support/journey';
import type { Crew } from '../support/journey';

/** What is done in any tenancy, in good time. */
function everyday({ elin, ingrid }: Crew): Habits {
  return {
    'rent-check': [ingrid],
    'contact-due': [elin],
    'follow-up': [elin],
    'tenure-warning': [elin],
    'plan-follow-up': [elin],
  };
}

journey('a household goes from application to a lease of its own in twenty-six months', async (crew) => {
  const { stafett, johan, birgitta, petra, elin } = crew;
  const ref = await toInvestigation(crew);
  await stafett.passTo('2037-03-31');
  await johan.complete(ref, 'investigate', { childrenHeard: 'no_children' });
  await stafett.passTo('2037-04-02');
  await birgitta.complete(ref, 'sign-decision');
  await stafett.passTo('2037-04-07');
  await petra.accept(ref);
  await stafett.passTo('2037-04-20');
  await petra.complete(ref, 'find-home', { found: 'yes', home: await vacantHome(stafett) });
  await petra.complete(ref, 'arrange-viewing', { viewingOn: '2037-04-22' });
  await stafett.passTo('2037-04-22');
  await johan.complete(ref, 'reach-person', { answer: 'yes' });
  await johan.complete(ref, 'collect-consent');
  await petra.complete(ref, 'landlord-answer');
  await stafett.passTo('2037-04-27');
  await petra.complete(ref, 'sign-sublease');
  await petra.complete(ref, 'waiver', { state: 'sent' });
  await stafett.passTo('2037-05-26');
  await petra.complete(ref, 'waiver-answer', { answer: 'approved' });
  await stafett.passTo('2037-06-01');
  await petra.complete(ref, 'move-in', { movedInOn: '2037-06-01' });
  await elin.accept(ref);
  await liveUntil(stafett, ref, '2038-06-01', everyday(crew));
  await elin.complete(ref, 'transfer-review', { verdict: 'not_yet', supportEnded: 'no' });
  await liveUntil(stafett, ref, '2038-12-01', everyday(crew));
  await elin.complete(ref, 'transfer-review', { verdict: 'ready' });
  await liveUntil(stafett, ref, '2038-12-15', everyday(crew));
  await petra.complete(ref, 'landlord-transfer');
  await liveUntil(stafett, ref, '2039-01-10', everyday(crew));
  await elin.complete(ref, 'first-hand-lease', { signedOn: '2039-01-10', from: '2039-02-01' });
  await liveUntil(stafett, ref, '2039-04-30', everyday(crew));
  await elin.complete(ref, 'after-check');
  await elin.complete(ref, 'close-check');
  expect(await stafett.state(ref)).toMatchObject({
    status: 'closed',
    reason: 'own_contract',
    lastHolder: 'soc-boendestod',
  });
  expect(await stagesOf(stafett, ref)).toEqual([
    'investigation',
    'decision',
    'handover-lfa',
    'matching',
    'viewing',
    'contract',
    'handover-support',
    'tenancy',
    'transfer-review',
    'after-check',
  ]);
  const hands = new Set((await stafett.facts(ref)).flatMap(({ by }) => ('person' in by ? [by.person] : [])));
  expect([...hands].toSorted()).toEqual([
    'anna-lind',
    'birgitta-stal',
    'elin-dahl',
    'ingrid-vall',
    'johan-ek',
    'petra-ljung',
  ]);
  const lateRungs = (await stafett.facts(ref)).filter(
    (fact) => fact.type === 'RungReached' && fact.to === 'head-of-unit',
  );
  expect(lateRungs).toEqual([]);
  return ref;
});

journey(
  'a breach is warned of, met about and planned for, and a broken plan leads back to an investigation',
  async (crew) => {
    const { stafett, johan, elin } = crew;
    const ref = await toTenancy(crew);
    await elin.make(ref, 'report-breach', { kind: 'rent' });
    await elin.complete(ref, 'give-warning', { sentOn: '2037-03-02' });
    await stafett.passTo('2037-03-05');
    await elin.complete(ref, 'breach-meeting');
    await stafett.passTo('2037-03-18');
    await elin.complete(ref, 'breach-plan', { kept: 'no' });
    await elin.complete(ref, 'before-notice', { childrenCheck: 'no_children' });
    expect(await stafett.state(ref)).toMatchObject({ stage: 'breach', baton: { unit: 'soc-boendestod' } });
    await johan.accept(ref);
    expect(await stafett.state(ref)).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' } });
    return ref;
  },
);

journey('after two extensions nobody may extend again: the head of department decides how it ends', async (crew) => {
  const { stafett, birgitta, elin } = crew;
  const ref = await toTenancy(crew);
  await liveUntil(stafett, ref, '2038-03-02', everyday(crew));
  await elin.complete(ref, 'transfer-review', { verdict: 'extend' });
  await liveUntil(stafett, ref, '2038-09-01', everyday(crew));
  await elin.complete(ref, 'transfer-review', { verdict: 'extend' });
  await liveUntil(stafett, ref, '2039-03-01', everyday(crew));
  const task = (await elin.see(ref)).tasks.find((one) => one.kind === 'transfer-review') ?? null;
  const third = await elin.try(ref, 'complete', 'transfer-review', { verdict: 'extend' }, task);
  expect([third.status, third.body['rule']]).toEqual([409, 'two-extensions-at-most']);
  await elin.complete(ref, 'transfer-review', { verdict: 'not_yet' });
  await birgitta.complete(ref, 'head-decides-transfer', { decision: 'other_solution' });
  await elin.complete(ref, 'close-check');
  expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'other_solution_confirmed_by_person' });
  return ref;
});
