import { HOUR_MS } from '../../../domain/instant';
import { factsOf } from '../../../register/cases';
import { type FreshRegister, freshRegister } from '../../support/database';
import { openedCase } from '../support/acted-case';
import { AskedGateway, commandId, siteOver, visitor } from '../support/visitor';
import { FIRST_CONTACT } from '../support/world';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

test('when no answer comes because Temporal is away, the page says so, nothing is done and what was typed is kept', async () => {
  const ref = 'ST-AWAYX';
  await openedCase(fresh.register, { ref, at: Date.now() - HOUR_MS });
  const gateway = new AskedGateway();
  gateway.answer = { kind: 'unavailable' };
  const anna = await visitor(siteOver(fresh.register, { demo: true, gateway }), 'anna-lind');
  const before = await factsOf(fresh.register, ref);
  const answer = await anna.post(`/arenden/${ref}/drag/complete`, {
    _command: commandId(),
    _task: '1.first-contact',
    _version: '1',
    _do: 'send',
    ...FIRST_CONTACT,
    summary: 'Bor i bilen & <fryser>.',
  });
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('Försök igen om en stund');
  expect(answer.text).toContain('Bor i bilen &amp; &lt;fryser&gt;.');
  expect(await factsOf(fresh.register, ref)).toEqual(before);
  // It stands in the form when they come back.
  expect((await anna.get(`/arenden/${ref}`)).text).toContain('Bor i bilen &amp; &lt;fryser&gt;.');
});
