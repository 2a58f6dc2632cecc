import fc from 'fast-check';
import { audit } from '../../support/auditor/audit';
import type { CaseFile, Fact } from '../../support/auditor/evidence';
import { recordedJourneys } from '../../support/histories';
import type { MemoryCase } from '../../support/memory-case';
import { anyLife, live } from '../../support/random-lives';

/** Lives judged; more with STAFETT_RANDOM_CASES. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 40);

/** As they would be exported: the auditor reads what stands, never the product's own objects. */
function exported(ref: string, facts: readonly unknown[]): CaseFile {
  return { ref, facts: JSON.parse(JSON.stringify(facts)) as Fact[], links: null };
}

test.each(recordedJourneys())('the recorded history is acquitted: $story', ({ facts }) => {
  expect(audit({ cases: [exported('ST-1', facts)], mails: null, until: null })).toEqual([]);
});

test('whatever people try and however time passes, the auditor finds nothing to say', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, async (life) => {
      const kase: MemoryCase = await live('ST-7F3K2', life);
      const until = kase.relay.isOpen ? kase.now : null;
      expect(audit({ cases: [exported('ST-7F3K2', kase.facts)], mails: null, until })).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, 300_000);
