import type { Judgment } from './judgment';
import { faultsOf, report, type Storm } from './report';
import type { Sent } from './tally';

const BEGAN = Date.UTC(2026, 10, 25, 12);

function sent(more: Partial<Sent> = {}): Sent {
  const { outcome = 'ok', unanswered = [], ...rest } = more;
  const own = { id: 'c-1', ref: 'ST-7F3K2', what: 'claim', began: BEGAN, ended: BEGAN + 40, rule: null };
  return { ...own, outcome, unanswered, ...rest };
}

function stormOf(workers: 1 | 2, all: readonly Sent[], judgment: Partial<Judgment> = {}): Storm {
  const windows = [{ part: 'temporal', from: BEGAN + 20_000, to: BEGAN + 26_000 }];
  const calm: Judgment = {
    evidence: { cases: [], mails: [], until: null },
    cases: 1,
    facts: 9,
    rungs: 2,
    mails: 3,
    findings: [],
    verified: [],
    lost: [],
    refusedButWritten: [],
    unowned: [],
    mailsTwice: [],
  };
  return {
    seconds: 60,
    workers,
    clients: 20,
    kills: { workers: [], windows, nobodyMs: 0 },
    sent: all,
    judgment: { ...calm, ...judgment },
  };
}

const late = (at: number) => sent({ unanswered: [{ from: BEGAN + at, to: BEGAN + at + 5000, why: '202' }] });

test('a storm in which everything was answered and kept has no faults', () => {
  expect(faultsOf(stormOf(2, [sent(), sent({ outcome: 'refused', rule: 'not-yours' })]))).toEqual([]);
});

test('with two workers a command without an answer is a fault, unless a server was down just then', () => {
  expect(faultsOf(stormOf(2, [late(2_000)]))).toEqual(['no answer with two workers: claim, 202']);
  expect(faultsOf(stormOf(2, [late(18_000), late(25_000)]))).toEqual([]);
  expect(faultsOf(stormOf(1, [late(2_000)]))).toEqual([]);
});

test.each<readonly [string, Storm, string]>([
  ['lost', stormOf(1, [sent()], { lost: ['ST-7F3K2 claim c-1'] }), 'lost: ST-7F3K2 claim c-1'],
  ['not healed by a retry', stormOf(1, [sent({ outcome: 'not-healed' })]), 'not healed: ST-7F3K2 claim'],
  ['refused and written', stormOf(1, [], { refusedButWritten: ['ST-7F3K2 claim'] }), 'refused, and written'],
  [
    'found by the auditor',
    stormOf(1, [], { findings: [{ case: 'ST-7F3K2', rule: 'rung-missing', sentence: 'never reached', no: 4 }] }),
    'auditor: ST-7F3K2/4 rung-missing: never reached',
  ],
  [
    'found in the register',
    stormOf(1, [], { verified: ['facts ST-7F3K2/3 is missing'] }),
    'register: facts ST-7F3K2/3',
  ],
])('what was %s is a fault, and stands in the report', (_what, storm, line) => {
  expect(faultsOf(storm)[0]).toContain(line);
  expect(report(storm)).toContain(line);
});
