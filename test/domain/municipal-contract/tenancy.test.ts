import { localDate } from '../../../domain/calendar/stockholm';
import { MemoryCase } from '../../support/memory-case';
import { atNoon, dueOn, elin as stod, toTenancy } from '../../support/memory-story';

/** Moved in on Monday 16 March 2026: followed up on 30 March, 16 April, 16 June, 16 September ... */
async function inTenancy(found: { supportLevel: string }): Promise<MemoryCase> {
  const kase = new MemoryCase();
  await toTenancy(kase, found);
  await kase.passTo(atNoon('2026-03-16'));
  return kase;
}
const followUp = (kase: MemoryCase, answers: { supportLevel: string; held?: string }) =>
  kase.complete(stod, 'follow-up', { held: 'yes', goesWell: 'yes', rentPaid: 'yes', ...answers });
const contact = (kase: MemoryCase, reached: 'yes' | 'no') =>
  kase.complete(stod, 'contact-due', { reached, way: 'visit' });

test('with support level 0 somebody hears from the household within a week of the next follow-up', async () => {
  const kase = await inTenancy({ supportLevel: '0' });
  // A week after 30 March is annandag påsk, so the day after counts.
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-07');
  await kase.passTo(atNoon('2026-03-30'));
  await followUp(kase, { supportLevel: '0' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-23');
  await kase.passTo(atNoon('2026-04-16'));
  await followUp(kase, { supportLevel: '0' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-06-23');
});

test('a follow-up that did not come about leaves the contact due a week after it, and the contact makes good for it', async () => {
  const kase = await inTenancy({ supportLevel: '0' });
  await kase.passTo(atNoon('2026-03-30'));
  await followUp(kase, { supportLevel: '0', held: 'no' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-07');
  await kase.passTo(atNoon('2026-04-02'));
  await contact(kase, 'yes');
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-23');
});

test('whoever was heard from owes no second contact before the same follow-up', async () => {
  const kase = await inTenancy({ supportLevel: '0' });
  await contact(kase, 'yes');
  expect(kase.task('contact-due')).toBeUndefined();
  await kase.passTo(atNoon('2026-03-30'));
  await followUp(kase, { supportLevel: '0' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-23');
});

test('a follow-up that changes the support level changes how soon the next contact is due', async () => {
  const kase = await inTenancy({ supportLevel: '1' });
  await kase.passTo(atNoon('2026-03-30'));
  await followUp(kase, { supportLevel: '1' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-05-04');
  await kase.passTo(atNoon('2026-04-16'));
  await followUp(kase, { supportLevel: '2' });
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-30');
});

test('a household that was not reached is tried again within five working days', async () => {
  const kase = await inTenancy({ supportLevel: '1' });
  await kase.passTo(atNoon('2026-03-18'));
  await contact(kase, 'no');
  expect(dueOn(kase, 'contact-due')).toBe('2026-03-25');
});

test('a case taken up by another process owes the same contact on the same day, without a fact twice', async () => {
  const kase = await inTenancy({ supportLevel: '0' });
  await kase.passTo(atNoon('2026-03-30'));
  await followUp(kase, { supportLevel: '0' });
  await contact(kase, 'no');
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts).toHaveLength(before);
  expect(localDate(kase.now)).toBe('2026-03-30');
  expect(dueOn(kase, 'contact-due')).toBe('2026-04-08');
});

test('a corrected day of moving in moves the follow-up and the contact that comes after it', async () => {
  const kase = await inTenancy({ supportLevel: '0' });
  const movedIn = kase.facts.find((fact) => fact.type === 'TaskCompleted' && fact.kind === 'move-in')?.no ?? 0;
  await kase.move(stod, 'correct', { correctedNo: movedIn, field: 'movedInOn', value: '2026-03-10' });
  expect([dueOn(kase, 'follow-up'), dueOn(kase, 'contact-due')]).toEqual(['2026-03-24', '2026-03-31']);
});
