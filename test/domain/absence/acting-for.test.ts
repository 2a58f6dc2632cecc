import { actorAt } from '../../../domain/absence/lending';
import type { Absence } from '../../../domain/absence/absence';
import { DAY_MS } from '../../../domain/instant';
import type { Person } from '../../../domain/kernel/actor';
import { messagesFor } from '../../../domain/kernel/messages';
import { movesFor } from '../../../domain/kernel/may';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { FIRST_CONTACT } from '../../client/support/world';
import { MemoryCase } from '../../support/memory-case';
import { away, NOW, staff } from './staff';

function actor(id: string, ...absences: Absence[]): Person {
  const staffing = staff(absences);
  return actorAt(staffing, { id, memberships: staffing.people.get(id)?.memberships ?? [], roles: [] }, NOW);
}

const anna = actor('anna');

async function heldByAnna(): Promise<MemoryCase> {
  const kase = await new MemoryCase().begin();
  await kase.move(anna, 'claim');
  return kase;
}

function refusal(kase: MemoryCase, person: Person, move: string): string | null {
  const choice = movesFor(municipalContract, kase.state, person, kase.now).find((one) => one.row.move === move);
  return choice === undefined || choice.allowed ? null : choice.rule;
}

test('a colleague may not finish what lies with another; the deputy may, and the fact says for whom', async () => {
  const kase = await heldByAnna();
  const sofia = actor('sofia', away('anna', 'sofia'));
  expect(refusal(kase, actor('sofia'), 'complete')).toBe('assigned-to-another');
  expect(refusal(kase, sofia, 'complete')).toBeNull();
  await kase.complete(sofia, 'first-contact', FIRST_CONTACT);
  const done = kase.facts.find((fact) => fact.type === 'TaskCompleted');
  expect(done?.by).toEqual({ person: 'sofia', unit: 'soc-mottagning', for: 'anna' });
});

test('a deputy of another unit does the absent one’s work and takes for them, so nothing lies with an outsider', async () => {
  const kase = await new MemoryCase().begin();
  const johan = actor('johan', away('anna', 'johan'));
  expect(refusal(kase, actor('johan'), 'claim')).toBe('not-yours');
  await kase.move(johan, 'claim');
  expect(kase.state.baton.person).toBe('anna');
  expect(kase.facts.at(-2)).toMatchObject({ type: 'PersonAssigned', by: { person: 'johan', for: 'anna' } });
  expect(refusal(kase, johan, 'claim')).toBe('already-yours');
  await kase.move(johan, 'release');
  expect(kase.state.baton.person).toBeNull();
});

test('a deputy who takes a case to their own unit does it for themselves, whoever gave it', async () => {
  const kase = await heldByAnna();
  await kase.complete(anna, 'first-contact', FIRST_CONTACT);
  await kase.move(actor('johan', away('anna', 'johan')), 'accept');
  expect(kase.facts.find((fact) => fact.type === 'HandoverAccepted')).toMatchObject({ person: 'johan' });
  const { by } = kase.facts.find((fact) => fact.type === 'HandoverAccepted') ?? {};
  expect(by).toEqual({ person: 'johan', unit: 'soc-utredning' });
});

test('whoever takes a case over from an absent colleague holds it themselves', async () => {
  const kase = await heldByAnna();
  await kase.move(actor('sofia', away('anna', 'sofia')), 'claim');
  expect(kase.state.baton.person).toBe('sofia');
  const taken = kase.facts.findLast((fact) => fact.type === 'PersonAssigned');
  expect(taken?.by).toEqual({ person: 'sofia', unit: 'soc-mottagning' });
});

test('what only a head may do is done for the head who is away', async () => {
  const kase = await new MemoryCase().begin();
  expect(refusal(kase, actor('sofia'), 'assign')).not.toBeNull();
  await kase.move(actor('sofia', away('karin', 'sofia')), 'assign', { person: 'anna' });
  expect(kase.facts.findLast((fact) => fact.type === 'PersonAssigned')).toMatchObject({
    person: 'anna',
    by: { person: 'sofia', for: 'karin' },
  });
});

test('nobody is mailed about what they did themselves for the one it is addressed to', async () => {
  const kase = await heldByAnna();
  const before = kase.state;
  const fact = {
    type: 'PersonAssigned',
    taskId: null,
    unit: 'soc-mottagning',
    person: 'anna',
    how: 'assigned',
    no: before.no + 1,
    at: kase.now,
    commandId: 'c',
  } as const;
  const told = (by: { person: string; unit: string; for?: string }) =>
    messagesFor(municipalContract, before, { ...fact, by }, before).length;
  expect([
    told({ person: 'karin', unit: 'soc-mottagning' }),
    told({ person: 'sofia', unit: 'soc-mottagning', for: 'anna' }),
  ]).toEqual([1, 0]);
});

test.each([
  ['their deputy, the head of department', 'birgitta'],
  ['nobody, so that it comes to the head of department', null],
])(
  'what only the head of administration decides is decided while they are away and have named %s',
  async (_whom, deputy) => {
    const kase = await heldByAnna();
    await kase.move(anna, 'refer', { question: 'x', consentOk: 'no' });
    await kase.pass(7 * DAY_MS);
    const birgitta = (...absences: Absence[]) => {
      const staffing = staff(absences);
      const { memberships } = staffing.people.get('birgitta') ?? { memberships: [] };
      return actorAt(staffing, { id: 'birgitta', memberships, roles: [] }, kase.now);
    };
    const decision = { holder: 'soc-utredning', until: '2026-03-20', term: 'living' };
    await expect(kase.complete(birgitta(), 'forum-chief-decides', decision)).rejects.toThrow('needs-director');
    await kase.complete(birgitta(away('gunnar', deputy)), 'forum-chief-decides', decision);
    expect(kase.facts.find((fact) => fact.type === 'HolderNamed')).toMatchObject({
      decidedBy: 'chief',
      by: { person: 'birgitta', unit: 'soc-ledning', for: 'gunnar' },
    });
  },
);
