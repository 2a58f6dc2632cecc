import { readFileSync } from 'node:fs';
import path from 'node:path';
import { changedFromBuiltIn, POLICIES, isPolicyKey, policyByKey } from '../../../domain/deadlines/policies';

/** domain.md section 4, row by row: key, default amount, unit. The test is the second reading of that table. */
const SECTION_4: readonly (readonly [string, number, string])[] = [
  ['shelter.assess', 1, 'acute-hours'],
  ['shelter.decide', 0, 'end-of-day'],
  ['child.protect', 1, 'end-of-day'],
  ['child.prelim', 14, 'days'],
  ['child.investigation', 4, 'months'],
  ['handover.acute', 2, 'acute-hours'],
  ['handover.normal', 2, 'working-days'],
  ['handover.external', 10, 'working-days'],
  ['handover.municipality', 1, 'months'],
  ['sip.start', 3, 'working-days'],
  ['discharge.notice', 24, 'acute-hours'],
  ['discharge.pay', 3, 'days'],
  ['eviction.recovery', 21, 'days'],
  ['settlement.receive', 2, 'months'],
  ['massflykt.ready', 1, 'months'],
  ['decision.notExecuted', 3, 'months'],
  ['decision.notExecuted.quarterly', 3, 'months'],
  ['delay.inform.3m', 3, 'months'],
  ['delay.inform.5m', 5, 'months'],
  ['delay.request', 6, 'months'],
  ['delay.answer', 4, 'weeks'],
  ['party.hearing', 14, 'days'],
  ['appeal.individual', 3, 'weeks'],
  ['appeal.legality', 3, 'weeks'],
  ['appeal.forward', 7, 'days'],
  ['sublet.security', 21, 'months'],
  ['sublet.security.limit', 24, 'months'],
  ['contract.transfer.first', 12, 'months'],
  ['contract.transfer.main', 18, 'months'],
  ['waiver.max', 4, 'years'],
  ['land.exclusivity', 24, 'months'],
  ['land.exclusivity.extension', 12, 'months'],
  ['plan.decisionOnRequest', 4, 'months'],
  ['permit.lov', 10, 'weeks'],
  ['permit.lov.extension', 10, 'weeks'],
  ['permit.notification', 4, 'weeks'],
  ['permit.notification.extension', 4, 'weeks'],
  ['permit.start', 2, 'years'],
  ['permit.finish', 5, 'years'],
  ['hn.renovation', 2, 'months'],
  ['grant.hyresgaranti', 4, 'yearly-dates'],
  ['bme.answer', 1, 'yearly-dates'],
  ['rent.presumption', 15, 'years'],
];

/** processes/municipal-contract.md, every clock of its stages. */
const MUNICIPAL_CONTRACT: readonly (readonly [string, number, string])[] = [
  ['contact.first.today', 1, 'acute-hours'],
  ['contact.first.3d', 1, 'working-days'],
  ['contact.first.normal', 5, 'working-days'],
  ['investigation.complete', 6, 'weeks'],
  ['hearing.reply', 14, 'days'],
  ['decision.sign', 5, 'working-days'],
  ['receipt.retry', 10, 'days'],
  ['receipt.head', 30, 'days'],
  ['receipt.simplified', 14, 'days'],
  ['appeal.own-clock', 3, 'weeks'],
  ['court.check', 60, 'days'],
  ['match.find', 30, 'days'],
  ['ivo.report', 3, 'months'],
  ['ivo.report.quarterly', 3, 'months'],
  ['viewing.reply', 3, 'working-days'],
  ['viewing.reach', 3, 'working-days'],
  ['landlord.accept', 5, 'working-days'],
  ['hn.check', 30, 'days'],
  ['followup.2w', 2, 'weeks'],
  ['followup.1m', 1, 'months'],
  ['followup.3m', 3, 'months'],
  ['followup.6m', 6, 'months'],
  ['followup.9m', 9, 'months'],
  ['followup.12m', 12, 'months'],
  ['contact.level0', 7, 'days'],
  ['contact.level1', 35, 'days'],
  ['contact.level2', 14, 'days'],
  ['contact.level3', 14, 'days'],
  ['rent.check', 1, 'months'],
  ['fixed-term.decision', -4, 'months'],
  ['breach.meeting', 5, 'days'],
  ['transfer.landlord', 30, 'days'],
  ['transfer.extension', 6, 'months'],
  ['transfer.head', 10, 'working-days'],
  ['aftercheck', 3, 'months'],
  ['assign', 1, 'working-days'],
  ['handover.question', 1, 'working-days'],
  ['forum.schedule', 1, 'working-days'],
  ['forum.meeting', 5, 'working-days'],
  ['forum.chief', 1, 'working-days'],
  ['pause.return', 90, 'days'],
  ['ivo.check', 60, 'days'],
  ['routine.continues', 15, 'minutes'],
  ['mail.bounced', 1, 'working-days'],
  ['close.check', 5, 'working-days'],
];

test.each([...SECTION_4, ...MUNICIPAL_CONTRACT])('the clock %s runs %i %s', (key, amount, unit) => {
  if (!isPolicyKey(key)) throw new Error(`${key} is not in the table`);
  expect(policyByKey(key)).toMatchObject({ key, amount, unit });
});

test('every clock has its own key', () => {
  const keys = POLICIES.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every clock says in Swedish what it is called and where it comes from', () => {
  expect(POLICIES.filter(({ label, basis }) => label.length < 5 || basis.length < 10)).toEqual([]);
});

test('a hearing may be shortened to seven days, never below', () => {
  expect(policyByKey('hearing.reply').atLeast).toBe(7);
  expect(policyByKey('party.hearing').atLeast).toBe(7);
});

test('clocks are plain data that survive being stored with a case', () => {
  expect(JSON.parse(JSON.stringify(POLICIES))).toEqual(POLICIES);
});

test('acute clocks and elapsed hours never wait for a working day', () => {
  const waits = POLICIES.filter(
    ({ kind, unit, roll }) => (kind === 'acute' || unit === 'acute-hours' || unit === 'minutes') && roll !== 'stays',
  );
  expect(waits).toEqual([]);
});

test('a key that is in no table is refused', () => {
  expect(isPolicyKey('contact.sometime')).toBe(false);
  expect(() => policyByKey('contact.sometime' as 'assign')).toThrow(RangeError);
});

test('a built-in clock is what it was when the first case began with it', () => {
  // A case carries only what somebody changed (docs/adr/013). Add rows for new clocks; never change or remove one: a new
  // length reaches the cases as a new version in the settings.
  const frozen = JSON.parse(readFileSync(path.join(__dirname, 'built-in-clocks.json'), 'utf8')) as object;
  const now = POLICIES.map(({ key, label: _label, basis: _basis, ...counts }) => [
    key,
    Object.values(counts).join(' '),
  ]);
  expect(Object.fromEntries(now)).toEqual(frozen);
});

test('a case carries the clocks that somebody has changed, and no other', () => {
  const inForce = Object.fromEntries(POLICIES.map((policy) => [policy.key, policy]));
  expect(changedFromBuiltIn(inForce)).toEqual({});
  const slower = { ...policyByKey('handover.normal'), version: 2, amount: 4 };
  expect(changedFromBuiltIn({ ...inForce, 'handover.normal': slower })).toEqual({ 'handover.normal': slower });
  // A clock that only a later release knows is carried too.
  const later = { ...slower, key: 'from.a.later.release', version: 1 };
  expect(changedFromBuiltIn({ [later.key]: later })).toEqual({ [later.key]: later });
});
