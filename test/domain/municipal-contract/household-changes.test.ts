import { access } from '../../../domain/access';
import type { CodedRecord } from '../../../domain/kernel/state';
import { MemoryCase, startOf } from '../../support/memory-case';
import {
  anna,
  birgitta,
  elin,
  ingrid,
  INVESTIGATED,
  johan,
  petra,
  toContract,
  toInvestigation,
  toMatching,
  toTenancy,
} from '../../support/memory-story';

const born = { what: 'birth', on: '2026-03-02', adults: 1, children: 1, lastAdult: 'no' };
const changed = { outcome: 'changed', rooms: 3 };

async function begun(to: (kase: MemoryCase) => Promise<void>, data: CodedRecord = {}): Promise<MemoryCase> {
  const kase = new MemoryCase(startOf('ST-7F3K2', data));
  await to(kase);
  return kase;
}

async function decidedAnew(kase: MemoryCase): Promise<void> {
  await kase.move(johan, 'household-changed', born);
  await kase.complete(johan, 'household-review', changed);
  await kase.complete(birgitta, 'sign-changed-decision', { verdict: 'sign' });
}

test('a proposal nobody has signed is investigated anew when the household has changed', async () => {
  const kase = await begun(toInvestigation);
  await kase.complete(johan, 'investigate', INVESTIGATED);
  await kase.move(johan, 'household-changed', born);
  await kase.complete(johan, 'household-review', changed);
  expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' }, data: { rooms: 3 } });
  expect(kase.task('sign-decision')).toBeUndefined();
  expect(kase.task('sign-changed-decision')).toBeUndefined();
});

test('a decision that stands asks nobody for more', async () => {
  const kase = await begun(toMatching);
  await kase.move(johan, 'household-changed', born);
  await kase.complete(johan, 'household-review', { outcome: 'stands', rooms: 2 });
  expect(kase.task('sign-changed-decision')).toBeUndefined();
  expect(kase.task('landlord-told')).toBeUndefined();
});

test('a changed decision is signed by somebody else than who proposed it, and sent to every adult', async () => {
  const kase = await begun(toMatching, { adults: 2 });
  await kase.move(johan, 'household-changed', { ...born, adults: 2 });
  await kase.complete(johan, 'household-review', changed);
  await expect(
    kase.complete({ ...johan, roles: ['decider'] }, 'sign-changed-decision', { verdict: 'sign' }),
  ).rejects.toThrow('decider-not-proposer');
  await kase.complete(birgitta, 'sign-changed-decision', { verdict: 'sign' });
  const letters = Object.values(kase.state.tasks).filter((task) => task.kind === 'dispatch-decision');
  expect(letters.map((task) => [task.unit, task.about['adult']])).toEqual([
    ['soc-utredning', 0],
    ['soc-utredning', 1],
  ]);
  expect(kase.state).toMatchObject({ stage: 'matching', baton: { unit: 'lfa-matchning' }, data: { rooms: 3 } });
});

test('a changed decision that is sent back is looked at again before anybody signs', async () => {
  const kase = await begun(toMatching);
  await kase.move(johan, 'household-changed', born);
  await kase.complete(johan, 'household-review', changed);
  await kase.complete(birgitta, 'sign-changed-decision', { verdict: 'send_back' });
  expect(kase.task('dispatch-decision')).toBeUndefined();
  await kase.complete(johan, 'household-review', { outcome: 'stands', rooms: 2 });
  expect(kase.task('sign-changed-decision')).toBeUndefined();
});

test('a reserved home that has become too small is let go, the names close and the search goes on', async () => {
  const kase = await begun(toContract);
  await decidedAnew(kase);
  expect(access(petra, kase.state, kase.now)).toEqual({ kind: 'view', view: 'contractView' });
  await kase.complete(petra, 'home-fits', { fits: 'no' });
  expect(kase.state).toMatchObject({ stage: 'matching', data: { home: null } });
  expect(kase.task('find-home')).toMatchObject({ unit: 'lfa-matchning' });
  expect(access(petra, kase.state, kase.now)).toEqual({ kind: 'view', view: 'housingProfile' });
});

test('nobody may say that a home suffices in which three would share a bedroom', async () => {
  const kase = await begun(toContract);
  await kase.move(johan, 'household-changed', { ...born, what: 'in', adults: 2, children: 1 });
  await kase.complete(johan, 'household-review', changed);
  await kase.complete(birgitta, 'sign-changed-decision', { verdict: 'sign' });
  await expect(kase.complete(petra, 'home-fits', { fits: 'yes' })).rejects.toThrow('no-overcrowding');
  expect(kase.state.stage).toBe('contract');
});

test('a home that is lived in and too small leads to a new investigation, and the support holds until it is accepted', async () => {
  const kase = await begun(toTenancy);
  await decidedAnew(kase);
  await kase.complete(ingrid, 'home-fits', { fits: 'no' });
  expect(kase.state).toMatchObject({ stage: 'handover-investigation', baton: { unit: 'soc-boendestod' } });
  expect(kase.state.data['home']).toBe('H-1');
  await kase.move(johan, 'accept');
  expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' } });
});

test('the landlord hears who lives in the home, but of a new adult only when the adult has said yes', async () => {
  const kase = await begun(toTenancy);
  await kase.move(elin, 'household-changed', { ...born, what: 'in', adults: 2, children: 0 });
  await kase.complete(johan, 'household-review', { outcome: 'stands', rooms: 2 });
  expect(kase.task('landlord-told')).toBeUndefined();
  await kase.complete(johan, 'collect-consent', { consent: 'given' });
  expect(kase.task('landlord-told')).toMatchObject({ unit: 'lfa-forvaltning', side: true });
  expect(kase.state).toMatchObject({ stage: 'tenancy', baton: { unit: 'soc-boendestod' } });
});

test('without the new adult the landlord is told nothing, and the contract waits for the consent', async () => {
  const kase = await begun(toContract);
  await kase.move(johan, 'household-changed', { ...born, what: 'in', adults: 2, children: 0 });
  await expect(kase.complete(petra, 'landlord-answer', { answer: 'accepted', answeredBy: 'phone' })).rejects.toThrow(
    'consent-first',
  );
  await kase.complete(johan, 'household-review', { outcome: 'stands', rooms: 2 });
  await kase.complete(johan, 'collect-consent', { consent: 'refused' });
  expect(kase.task('landlord-told')).toBeUndefined();
});

test('the first case goes no further before whoever left has a case of their own', async () => {
  const kase = await begun(toMatching, { adults: 2 });
  await kase.move(johan, 'household-changed', { what: 'separation', on: '2026-03-02', adults: 1, children: 0 });
  const home = { found: 'yes', home: 'H-1', homeRooms: 2, homeSqm: 55, homeRent: 7000 };
  await expect(kase.complete(petra, 'find-home', home)).rejects.toThrow('second-case-first');
  await kase.complete(anna, 'second-case', { done: 'yes' });
  await kase.complete(petra, 'find-home', home);
  expect(kase.state.stage).toBe('viewing');
});

test('whoever was away without a home to return to is matched again, also from the contract', async () => {
  const kase = await begun(toContract);
  await kase.move(johan, 'went-away', { where: 'prison' });
  await kase.complete(petra, 'away-check', { back: 'yes', keepHome: 'release' });
  expect(kase.state).toMatchObject({ stage: 'matching', data: { home: null } });
});

test('a change told again by another process asks nobody twice', async () => {
  const kase = await begun(toTenancy);
  await decidedAnew(kase);
  await kase.complete(ingrid, 'home-fits', { fits: 'yes' });
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts).toHaveLength(before);
  expect(kase.task('landlord-told')).toBeDefined();
});
