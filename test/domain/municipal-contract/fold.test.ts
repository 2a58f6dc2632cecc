import type { Fact, FactBody } from '../../../domain/kernel/facts';
import type { CodedRecord, OpenCase, Task } from '../../../domain/kernel/state';
import { fold } from '../../../domain/municipal-contract/fold';
import { householdOf } from '../../../domain/municipal-contract/household';
import { MemoryCase, MONDAY_TEN } from '../../support/memory-case';

let opened: OpenCase;
let task: Task;
beforeAll(async () => {
  opened = (await new MemoryCase().begin()).state;
  [task] = Object.values(opened.tasks) as [Task];
});

/** The data after these facts, numbered from 10. */
function after(data: CodedRecord, ...bodies: readonly FactBody[]): CodedRecord {
  return bodies.reduce<CodedRecord>((folded, body, at) => {
    const fact = {
      ...body,
      no: 10 + at,
      at: MONDAY_TEN,
      by: { person: 'ulla', unit: 'soc-utredning' },
      commandId: `c${at}`,
    };
    return fold(folded, fact as Fact, tasksAbout(body));
  }, data);
}

/** A task is told by its id, so that a fact finds what it was about. */
function tasksAbout(body: FactBody): OpenCase {
  const adult = body.type === 'TaskCompleted' ? Number(body.taskId.split('.')[1] ?? 0) : 0;
  const id = body.type === 'TaskCompleted' ? body.taskId : task.id;
  return { ...opened, tasks: { [id]: { ...task, id, about: { adult } } } };
}

const done = (kind: string, outcome: CodedRecord, adult = 0): FactBody => ({
  type: 'TaskCompleted',
  taskId: `${kind}.${adult}`,
  kind,
  outcome,
  texts: {},
});
const corrected = (correctedNo: number, field: string, value: string): FactBody => ({
  type: 'FactCorrected',
  correctedNo,
  field,
  was: null,
  value,
  texts: {},
});
const happened = (move: string, input: CodedRecord): FactBody => ({
  type: 'Happened',
  move,
  input,
  texts: {},
  interruptTo: null,
});

test('the housing profile is what the investigation found, in numbers where the rules count', () => {
  const data = after(
    {},
    done('investigate', { rooms: 3, maxRent: 8500, accessibility: 'lift', noGo: ['vivalla'], supportLevel: '2' }),
  );
  expect(data).toMatchObject({ rooms: 3, maxRent: 8500, accessibility: 'lift', noGo: ['vivalla'], supportLevel: 2 });
  expect(data['proposedBy']).toBe('ulla');
});

test('a task leaves what it was not about as it was', () => {
  const before = { urgency: 'today', rooms: 2 };
  expect(after(before, done('arrange-viewing', { viewingOn: '2026-04-01' }))).toEqual(before);
  expect(after(before, { type: 'NoteAdded', texts: {} })).toEqual(before);
});

test('what was heard before a new proposal is not heard of the new one', () => {
  const heard = after({}, done('investigate', {}), done('record-hearing-reply', { replied: 'oral' }));
  expect(heard['heard']).toBe(true);
  expect(after(heard, done('investigate', {}))['heard']).toBe(false);
});

test('each adult has their own day of receipt, and a corrected day is corrected for that adult alone', () => {
  const data = after(
    {},
    done('record-receipt', { received: 'yes', receivedOn: '2026-04-01' }, 0),
    done('record-receipt', { received: 'yes', receivedOn: '2026-04-05' }, 1),
    corrected(11, 'receivedOn', '2026-04-06'),
  );
  expect(data['receipts']).toEqual({ '0': '2026-04-01', '1': '2026-04-06' });
});

test('a second sending does not move the first', () => {
  const sent = (sentOn: string) => done('dispatch-decision', { sentOn, way: 'signed_letter' });
  const data = after({}, sent('2026-04-01'), sent('2026-04-12'));
  expect(data).toMatchObject({ dispatched: { '0': '2026-04-01' }, dispatchedOn: '2026-04-12' });
});

test('a new decision is received and sent anew', () => {
  const data = after(
    { heard: true },
    done('dispatch-decision', { sentOn: '2026-04-01' }),
    done('record-receipt', { received: 'yes', receivedOn: '2026-04-03' }),
    done('sign-decision', { verdict: 'approve' }),
  );
  expect(data).toMatchObject({ verdict: 'approve', receipts: {}, dispatched: {} });
});

test('sending a proposal back decides nothing', () => {
  expect(after({}, done('sign-decision', { verdict: 'send_back' }))).not.toHaveProperty('verdict');
});

test('whoever names a conflict of interest is remembered, and nothing is decided', () => {
  const data = after({}, done('sign-decision', { verdict: 'conflict_of_interest' }));
  expect(data).toEqual({ conflicted: ['ulla'] });
});

test('a correction moves the value its own fact set, and not one that came later', () => {
  const moved = done('move-in', { movedInOn: '2026-05-01' });
  expect(after({}, moved, corrected(10, 'movedInOn', '2026-05-02'))['movedInOn']).toBe('2026-05-02');
  const again = done('move-in', { movedInOn: '2026-06-01' });
  expect(after({}, moved, again, corrected(10, 'movedInOn', '2026-05-02'))['movedInOn']).toBe('2026-06-01');
});

const released = { type: 'HomeReleased' as const, home: 'home-1', because: 'landlord-refused', step: 'contract.1' };

test('a home that is released takes the consent to its landlord with it', () => {
  const data = after(
    {},
    { type: 'HomeReserved', home: 'home-1' },
    done('collect-consent', { consent: 'given' }),
    released,
  );
  expect(data).toMatchObject({ home: null, landlordConsent: null });
});

test('a consent given in the task is gone when it is withdrawn', () => {
  const given = done('collect-consent', { consent: 'given' });
  expect(after({}, given)['landlordConsent']).toBe('given');
  expect(after({}, given, { type: 'ConsentWithdrawn', givenNo: 10 })['landlordConsent']).toBe('withdrawn');
  expect(after({}, given, { type: 'ConsentWithdrawn', givenNo: 4 })['landlordConsent']).toBe('given');
});

test('reasonable noes and extensions are counted, unreasonable ones are not', () => {
  const noes = ['yes', 'no', 'yes'].map((reasonable) => done('judge-refusal', { reasonable }));
  expect(after({}, ...noes)['refusals']).toBe(2);
  expect(
    after({}, done('transfer-review', { verdict: 'extend' }), done('transfer-review', { verdict: 'not_yet' })),
  ).toMatchObject({
    extensions: 1,
  });
});

test('a new home begins its follow-ups, its reviews and its extensions anew', () => {
  const lived = { lastFollowUp: '12m', heardThrough: '9m', firstReview: 'not_yet', extensions: 2 };
  const data = after(lived, done('move-in', { movedInOn: '2027-05-03' }));
  expect(data).toMatchObject({ lastFollowUp: null, heardThrough: null, firstReview: null, extensions: 0 });
});

test('what a court or our own second look grants is granted', () => {
  expect(after({ verdict: 'refuse' }, done('court-answer', { answer: 'changed' }))['verdict']).toBe('approve');
  expect(after({ verdict: 'refuse' }, done('court-answer', { answer: 'upheld' }))['verdict']).toBe('refuse');
  expect(after({ verdict: 'refuse' }, done('reconsider', { outcome: 'changed' }))['verdict']).toBe('approve');
});

describe('a household that changes', () => {
  const family = {
    adults: 2,
    children: [
      { birth: '2015-03', residence: 'full' },
      { birth: '2025-01', residence: 'half' },
    ],
  };
  const change = (input: CodedRecord) => after(family, happened('household-changed', input));

  test('a child is born: one more, of that month', () => {
    const data = change({ what: 'birth', on: '2026-02-20', adults: 2, children: 3 });
    expect(data['children']).toContainEqual({ birth: '2026-02', residence: 'full' });
    expect(householdOf(data)).toHaveLength(5);
  });
  test('a child moves in whose birth nobody has told: it counts', () => {
    const data = change({ what: 'in', on: '2026-02-20', adults: 2, children: 3 });
    expect(data['children']).toContainEqual({ birth: null, residence: 'full' });
  });
  test('a child has moved out and nobody said which: the household is not reckoned smaller than it can be', () => {
    expect(change({ what: 'out', on: '2026-02-20', adults: 2, children: 1 })['children']).toEqual([
      { birth: '2015-03', residence: 'full' },
    ]);
  });
  test('an adult has moved out: the children are who they were', () => {
    const data = change({ what: 'separation', on: '2026-02-20', adults: 1, children: 2 });
    expect(data).toMatchObject({ adults: 1, children: family.children });
  });
});
