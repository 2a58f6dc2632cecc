import { landConditionsRulebook as process } from '../domain/land-rulebook/process';
import type { Kase } from './kase';
import type { StartCase } from './messages';
import { relayCase } from './relay';
import { THE_END, type Next, type Routine } from './tell';

/** The rulebook of conditions: a draft, six weeks of consultation, the council's decision, a revision every year. */
export const landRulebookRoutine: Routine = {
  stages: { drafting, consultation, 'rulebook-decision': decision, 'in-force': inForce },
  always: [],
  reactions: {},
};

const CONSULTED = ['soc-utredning', 'lfa-forvaltning', 'ksf-hallbarhet', 'obo-uthyrning'];

async function drafting(kase: Kase): Promise<Next> {
  await kase.ask('draft-rulebook');
  return 'consultation';
}

/** Everybody who will verify conditions has six weeks to say what they think; then the answers are weighed. */
async function consultation(kase: Kase): Promise<Next> {
  await kase.consult(CONSULTED);
  const weighed = await kase.ask('weigh-answers');
  return weighed.then === 'redraft' ? 'drafting' : 'rulebook-decision';
}

async function decision(kase: Kase): Promise<Next> {
  const decided = await kase.askPartner('decide-rulebook', { of: 'council' });
  return decided.verdict === 'decided' ? 'in-force' : 'drafting';
}

async function inForce(kase: Kase): Promise<Next> {
  for (let year = 1; ; year++) {
    const revision = await kase.ask('revise-rulebook', { key: `year${year}` });
    if (revision.then === 'revise') return 'drafting';
    if (revision.then === 'end') break;
  }
  await kase.close('rulebook_over');
  return THE_END;
}

export async function landConditionsRulebook(start: StartCase): Promise<void> {
  await relayCase(process, landRulebookRoutine, start);
}
