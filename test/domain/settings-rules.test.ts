import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { policyByKey } from '../../domain/deadlines/policies';
import { councilMeets } from '../../domain/land-allocation/meetings';
import { dutyRefusal } from '../../domain/settings/duty-rules';
import { meetingsBetween, type MeetingSlot } from '../../domain/settings/meeting-slots';
import { endOfUnitRefusal, type House, onlyOneIn, roleRefusal } from '../../domain/settings/organisation-rules';
import { changedPolicy, isEditable } from '../../domain/settings/policy-change';
import { UNITS_OF_ROUTINES } from '../../domain/settings/units-of-routines';

const unit = (id: string, closed = false) => ({ id, closed });
const staff = (id: string, at: string, role: 'head' | 'member' | 'director', left = false) => ({
  id,
  left,
  roles: [],
  memberships: [{ unit: at, role }],
});
const house: House = {
  units: [
    unit('soc-uppsok'),
    unit('soc-utredning'),
    unit('soc-boendestod'),
    unit('soc-gammal', true),
    unit('lfa-hyra'),
  ],
  people: [
    staff('karin', 'soc-uppsok', 'head'),
    staff('olle', 'soc-uppsok', 'member'),
    staff('maja', 'soc-utredning', 'head'),
    staff('gone', 'soc-uppsok', 'head', true),
  ],
};
const as = (id: string, at: string, role: 'head' | 'member') => ({ id, memberships: [{ unit: at, role }], roles: [] });

describe('who may be given what', () => {
  it('nobody changes the own units and roles, but may change the own title', () => {
    expect(roleRefusal(house, 'olle', as('olle', 'soc-uppsok', 'head'), [])).toBe('own-roles');
    expect(roleRefusal(house, 'olle', { ...as('olle', 'soc-uppsok', 'member'), roles: ['admin'] }, [])).toBe(
      'own-roles',
    );
    expect(roleRefusal(house, 'olle', as('olle', 'soc-uppsok', 'member'), [])).toBeNull();
  });
  it('the only head of a unit stays its head until there is another; one who has left does not count', () => {
    expect(roleRefusal(house, 'admin', as('karin', 'soc-uppsok', 'member'), [])).toBe('only-head');
    expect(onlyOneIn(house, 'karin', [])).toEqual(['soc-uppsok']);
    const two = { ...house, people: [...house.people, staff('nils', 'soc-uppsok', 'head')] };
    expect(roleRefusal(two, 'admin', as('karin', 'soc-uppsok', 'member'), [])).toBeNull();
  });
  it('who has something in a unit stays in it until it is somebody else’s', () => {
    expect(roleRefusal(house, 'admin', as('olle', 'soc-utredning', 'member'), ['soc-uppsok'])).toBe('person-holds');
    expect(roleRefusal(house, 'admin', as('olle', 'soc-utredning', 'member'), [])).toBeNull();
  });
  it('nobody is put into a unit that is closed or does not exist', () => {
    expect(roleRefusal(house, 'admin', as('olle', 'soc-gammal', 'member'), [])).toBe('unit-closed');
    expect(roleRefusal(house, 'admin', as('ny', 'soc-finns-inte', 'member'), [])).toBe('unit-closed');
  });
});

describe('what may become of a unit', () => {
  it.each([
    ['soc-uppsok', null, null],
    ['soc-utredning', null, 'unit-of-routine'],
    ['soc-utredning', 'soc-boendestod', null],
    ['soc-uppsok', 'lfa-hyra', 'other-administration'],
    ['soc-uppsok', 'soc-uppsok', 'other-administration'],
    ['soc-uppsok', 'soc-gammal', 'unit-closed'],
    ['soc-gammal', null, 'unit-closed'],
    ['soc-ledning', null, 'unit-fixed'],
    ['soc-mottagning', 'soc-uppsok', 'unit-fixed'],
    ['ksf-forum', null, 'unit-fixed'],
  ] as const)('%s into %s: %s', (one, other, rule) => {
    expect(endOfUnitRefusal(house, one, other)).toBe(rule);
  });
  it('the list of units that routines name is what the routines name', () => {
    const processes = ['municipal-contract', 'land-allocation', 'land-rulebook', 'housing-need'];
    const folders = ['workflows', 'workflows/municipal-contract', 'workflows/land-allocation'].concat(
      processes.map((one) => `domain/${one}`),
    );
    const code = folders.flatMap((folder) =>
      readdirSync(path.join(__dirname, '..', '..', folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(path.join(__dirname, '..', '..', folder, name), 'utf8')),
    );
    const named = code.flatMap((text) =>
      [...text.matchAll(/'((?:soc|lfa|ksf|sbk|obo)-[a-z]+)'/g)].map(([, id = '']) => id),
    );
    expect(new Set(named)).toEqual(new Set(UNITS_OF_ROUTINES));
  });
});

describe('another length of a clock', () => {
  const standing = policyByKey('handover.normal');
  it('is a new version; the old one stays for what runs by it', () => {
    expect(changedPolicy(standing, 4, { highest: 3, pending: false })).toEqual({ ...standing, amount: 4, version: 4 });
  });
  it('is refused when it is the same, when one is already coming, and when the law sets it', () => {
    expect(changedPolicy(standing, standing.amount, { highest: 1, pending: false })).toBe('clock-unchanged');
    expect(changedPolicy(standing, 4, { highest: 2, pending: true })).toBe('clock-pending');
    const law = { ...standing, kind: 'statutory' } as const;
    expect(isEditable(law)).toBe(false);
    expect(changedPolicy(law, 4, { highest: 1, pending: false })).toBe('clock-of-law');
  });
});

describe('when the forum meets', () => {
  const slot: MeetingSlot = {
    id: 'tid-1',
    body: 'forum',
    weekday: 3,
    everyWeeks: 2,
    time: '09:00',
    place: 'Rum 4',
    validFrom: '2026-03-02',
    validTo: null,
    exceptions: [],
  };
  const days = (given: Partial<MeetingSlot>, to: string, off: readonly string[] = []) =>
    meetingsBetween([{ ...slot, ...given }], '2026-03-01', to, off).map(({ on }) => on);
  it('every second Wednesday from the day it begins', () => {
    expect(days({}, '2026-04-20')).toEqual(['2026-03-04', '2026-03-18', '2026-04-01', '2026-04-15']);
  });
  it('not on a day that is called off, off in the house, red, or after the last day', () => {
    expect(days({ exceptions: ['2026-03-18'] }, '2026-03-31')).toEqual(['2026-03-04']);
    expect(days({}, '2026-03-31', ['2026-03-04'])).toEqual(['2026-03-18']);
    expect(days({ weekday: 5, everyWeeks: 1 }, '2026-04-12')).not.toContain('2026-04-03');
    expect(days({ validTo: '2026-03-10' }, '2026-04-20')).toEqual(['2026-03-04']);
  });
  it('at the same time of day in summer and winter time, and counted from where it began', () => {
    const [before, after] = [
      meetingsBetween([slot], '2026-03-18', '2026-03-18'),
      meetingsBetween([slot], '2026-04-01', '2026-04-01'),
    ];
    expect(new Date(before[0]?.at ?? 0).toISOString()).toBe('2026-03-18T08:00:00.000Z');
    expect(new Date(after[0]?.at ?? 0).toISOString()).toBe('2026-04-01T07:00:00.000Z');
  });
});

describe('when the council meets', () => {
  const wednesdays: MeetingSlot = {
    id: 'tid-ks',
    body: 'council',
    weekday: 3,
    everyWeeks: 4,
    time: '13:00',
    place: 'Rådhuset',
    validFrom: '2027-01-13',
    validTo: null,
    exceptions: ['2027-07-28'],
  };
  const meets = (day: string, slots: readonly MeetingSlot[] = [wednesdays], off: readonly string[] = []) =>
    councilMeets(slots, day, off);
  it('on the second Tuesday of every month but July, as long as nobody has entered its times', () => {
    expect(['2026-03-10', '2026-03-17', '2026-06-09', '2026-07-14'].map((day) => meets(day, []))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
  it('at the times that were entered from the first of them on, and not when one is called off or the house is closed', () => {
    expect(meets('2026-12-08')).toBe(true);
    expect(['2027-01-13', '2027-02-10', '2027-06-30'].map((day) => meets(day))).toEqual([true, true, true]);
    expect(['2027-02-09', '2027-03-09', '2027-01-20', '2027-07-28'].map((day) => meets(day))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(meets('2027-02-10', [wednesdays], ['2027-02-10'])).toBe(false);
  });
  it('once more, when an extra meeting is entered for one day', () => {
    const extra = { ...wednesdays, id: 'tid-extra', weekday: 4, validFrom: '2027-03-04', validTo: '2027-03-04' };
    expect([meets('2027-03-04'), meets('2027-03-04', [wednesdays, extra])]).toEqual([false, true]);
  });
});

test('nobody is on duty for a unit that keeps office hours, in a closed unit, or across the border of secrecy', () => {
  const units = [
    { id: 'soc-jour', acute: true, closed: false },
    { id: 'soc-mottagning', acute: false, closed: false },
    { id: 'soc-gammal', acute: true, closed: true },
    { id: 'lfa-hyra', acute: true, closed: false },
  ];
  const rule = (asked: string, onDuty: string) => dutyRefusal(units, asked, onDuty);
  expect([rule('soc-jour', 'soc-mottagning'), rule('soc-jour', 'soc-jour')]).toEqual([null, null]);
  expect(rule('soc-jour', 'lfa-hyra')).toBe('duty-elsewhere');
  expect(rule('soc-jour', 'soc-gammal')).toBe('unit-closed');
  expect(rule('soc-mottagning', 'soc-jour')).toBe('duty-not-acute');
  expect(rule('soc-gammal', 'soc-jour')).toBe('duty-not-acute');
});
