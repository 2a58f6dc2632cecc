import { judgeChain } from './chain';
import type { Convict, Evidence, Finding } from './evidence';
import { judgeMails } from './mails';
import { judgeLife } from './replay';

/**
 * The independent auditor (issue 4, section 4): from facts and delivered mails alone, with a calendar and a reading of
 * its own, whether every case had one holder and one next event at every instant, went over only by accept or recorded
 * decision, told every due rung exactly once, and ended where it was closed. No finding is an acquittal.
 */
export function audit(evidence: Evidence): readonly Finding[] {
  const findings: Finding[] = [];
  const convictIn =
    (ref: string): Convict =>
    (rule, no, sentence) =>
      void findings.push({ case: ref, rule, sentence, no });
  for (const one of evidence.cases) {
    judgeChain(one, convictIn(one.ref));
    judgeLife(one, evidence.until, convictIn(one.ref));
  }
  judgeMails(evidence, convictIn);
  return findings;
}
