import { availableParallelism, loadavg } from 'node:os';
import { inWords, type Judgment } from './judgment';
import type { Kills } from './kills';
import { counted, percentile, type Sent, within } from './tally';

export interface Storm {
  readonly seconds: number;
  readonly workers: 1 | 2;
  readonly clients: number;
  readonly kills: Kills;
  readonly sent: readonly Sent[];
  readonly judgment: Judgment;
}

/** Tries without an answer that no killed server explains. */
function outside({ sent, kills }: Storm) {
  return sent.flatMap(({ what, unanswered }) =>
    unanswered.filter((one) => !within(one, kills.windows)).map((one) => ({ what, ...one })),
  );
}

/** All that must not be, one line each. */
export function faultsOf(storm: Storm): readonly string[] {
  const { sent, workers, judgment } = storm;
  const { findings, verified, lost, refusedButWritten } = judgment;
  const notHealed = sent.filter(({ outcome }) => outcome === 'not-healed');
  return [
    ...findings.map((one) => `auditor: ${inWords(one)}`),
    ...verified.map((one) => `register: ${one}`),
    ...lost.map((one) => `lost: ${one}`),
    ...refusedButWritten.map((one) => `refused, and written: ${one}`),
    ...notHealed.map(({ ref, what, unanswered }) => `not healed: ${ref} ${what}, ${unanswered.at(-1)?.why}`),
    ...(workers === 2 ? outside(storm).map(({ what, why }) => `no answer with two workers: ${what}, ${why}`) : []),
  ];
}

export function report(storm: Storm): string {
  const { seconds, workers, clients, kills, sent, judgment } = storm;
  const of = (outcome: Sent['outcome']) => sent.filter((one) => one.outcome === outcome);
  const tries = sent.flatMap(({ unanswered }) => unanswered);
  const stalls = sent.map(({ began, ended }) => ended - began);
  const ms = (share: number) => `${Math.round(percentile(stalls, share))} ms`;
  const faults = faultsOf(storm);
  return [
    `Kill storm: ${seconds} s, ${clients} clients, ${workers === 1 ? 'one worker' : 'two workers'}`,
    `  killed      ${kills.workers.length} workers${kills.windows.map(({ part, from, to }) => `, ${part} (window ${((to - from) / 1000).toFixed(1)} s)`).join('')}`,
    `  machine     load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores; no worker was ready for ${(kills.nobodyMs / 1000).toFixed(1)} s`,
    `  commands    ${sent.length} sent: ${of('ok').length} done, ${of('refused').length} refused (${counted(of('refused').map(({ rule }) => rule ?? ''))}), ${sent.filter(({ unanswered }) => unanswered.length > 0).length} retried, ${of('not-healed').length} not healed`,
    `  no answer   ${tries.length} tries (${counted(tries.map(({ why }) => why)) || 'none'}), ${outside(storm).length} of them outside the two server kills`,
    `  stalls      p50 ${ms(0.5)}, p99 ${ms(0.99)}, longest ${ms(1)}`,
    `  auditor     ${judgment.findings.length === 0 ? 'acquitted' : `${judgment.findings.length} findings`}: ${judgment.facts} facts of ${judgment.cases} cases, ${judgment.rungs} rungs, ${judgment.mails} mails`,
    `  lost ${judgment.lost.length}, unowned ${judgment.unowned.length}, mails twice ${judgment.mailsTwice.length}, refused and written ${judgment.refusedButWritten.length}, register faults ${judgment.verified.length}`,
    ...faults.slice(0, 40).map((fault) => `  ! ${fault}`),
    faults.length === 0 ? '  Nothing lost, nothing doubled.' : `  ${faults.length} faults`,
  ].join('\n');
}
