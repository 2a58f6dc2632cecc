import { HOUR_MS } from '../../../domain/instant';
import { MemoryCase } from '../../support/memory-case';
import { anna, johan } from '../../support/memory-story';

/** Offered to the investigators on Monday at ten, to be answered on Wednesday at ten. */
async function offered(): Promise<MemoryCase> {
  const kase = await new MemoryCase().begin();
  await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal', supportLevel: '1' });
  return kase;
}

/** The rungs of the receiver's clock: number and hour (UTC). */
function rungsOfOffer(kase: MemoryCase): readonly string[] {
  return kase.facts.flatMap((fact) =>
    fact.type === 'RungReached' && fact.deadlineId.endsWith('offer:investigate')
      ? [`${fact.rung} ${new Date(fact.at).toISOString().slice(5, 13)}`]
      : [],
  );
}

test('a receiver who asks when the answer is late already hears no rung twice', async () => {
  const kase = await offered();
  await kase.pass(49 * HOUR_MS);
  await kase.move(johan, 'ask-giver', { question: 'x' });
  await kase.pass(23.5 * HOUR_MS);
  await kase.move(anna, 'answer-receiver', { answer: 'x' });
  await kase.pass(4 * HOUR_MS);
  expect(rungsOfOffer(kase)).toEqual(['1 03-03T09', '2 03-03T23', '3 03-04T09', '4 03-05T09']);
});

test("a giver who answers after the own day is over begins no rung of the receiver's anew", async () => {
  const kase = await offered();
  await kase.pass(HOUR_MS);
  await kase.move(johan, 'ask-giver', { question: 'x' });
  await kase.pass(70 * HOUR_MS);
  const climbed = rungsOfOffer(kase);
  expect(climbed).toEqual(['1 03-04T09', '2 03-04T23']);
  await kase.move(anna, 'answer-receiver', { answer: 'x' });
  await kase.pass(2 * HOUR_MS);
  expect(rungsOfOffer(kase)).toEqual([...climbed, '3 03-05T09']);
});
