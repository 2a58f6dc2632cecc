import { gatewayTo } from '../../client/gateway';
import { startThrough } from '../../client/relay-intakes';
import { proposalFor } from '../../client/succession/takers';
import { workOffOnce } from '../../client/succession/work-off';
import { localDate } from '../../domain/calendar/stockholm';
import type { OpenCase } from '../../domain/kernel/state';
import { changePolicy } from '../../register/change-clocks';
import { stepPlan } from '../../register/change-succession';
import { heldThings } from '../../register/held';
import { organisation } from '../../register/organisation';
import { plans, proposePlan } from '../../register/successions';
import { BY_EMAIL, journey } from '../support/journey';

journey(
  'a new length of a clock reaches the next task of an open case on Temporal and not the one that runs, and a leaver’s case goes on with a colleague',
  async ({ stafett, anna, johan }) => {
    const { register, client } = stafett;
    const ref = await anna.submit(BY_EMAIL);
    const running = inHand(await openState(stafett, ref));
    const at = await stafett.now();
    const change = { key: 'handover.normal', amount: 4, from: localDate(at), why: 'Provas i vår.' };
    expect(await changePolicy(register, change, { by: 'jonas-kvist', at, seen: 0 })).toBe('changed');
    await anna.make(ref, 'claim');
    expect(inHand(await openState(stafett, ref))).toEqual(running);

    await anna.complete(ref, 'first-contact');
    const offered = await openState(stafett, ref);
    expect(offered.deadlines[offered.offer?.deadlineId ?? '']?.policy).toMatchObject({ version: 2, amount: 4 });
    expect((await stafett.facts(ref)).filter((fact) => fact.type === 'RulesChanged')).toHaveLength(1);
    await johan.accept(ref);

    const about = { at, leaver: 'johan-ek', toUnit: null };
    const things = await heldThings(register, { person: 'johan-ek' });
    const proposed = await proposalFor(register, await organisation(register), things, about);
    const wish = { kind: 'leave', person: 'johan-ek', unit: null, toUnit: null } as const;
    const act = { by: 'eva-norling', at };
    const plan = await proposePlan(register, wish, proposed, act);
    expect(await stepPlan(register, plan, 'start', act)).toBe('changed');
    const clock = { now: () => at, refresh: () => Promise.resolve(at) };
    const gateway = gatewayTo({ client, register, clock, start: startThrough(client, stafett.taskQueue) });
    const deps = { register, gateway, now: Date.now, shown: () => Promise.resolve(at) };
    while ((await workOffOnce(deps)) > 0);
    expect((await plans(register))[0]?.plan.state).toBe('done');
    expect((await openState(stafett, ref)).baton).toMatchObject({ unit: 'soc-utredning', person: proposed[0]?.to });
    return ref;
  },
);

/** The clock of what the holder must do now. */
function inHand({ baton, deadlines }: OpenCase) {
  return deadlines[baton.doing.deadlineId];
}

async function openState(stafett: Parameters<Parameters<typeof journey>[1]>[0]['stafett'], ref: string) {
  const state = await stafett.state(ref);
  if (state.status !== 'open') throw new Error(`${ref} is closed`);
  return state;
}
