import {
  CONDITION_END,
  CONDITION_STATE,
  CONDITION_TYPE,
  VERIFICATION,
  VERIFIER,
} from '../../domain/land-allocation/codes';
import type { Condition } from '../../domain/land-allocation/conditions';

/** "Uthyrning till kommunen: 8 lägenheter", "Högsta hyra: 20 procent". */
export function conditionInWords({ type, measure, amount }: Pick<Condition, 'type' | 'measure' | 'amount'>): string {
  const unit = measure === 'share' ? 'procent' : amount === 1 ? 'lägenhet' : 'lägenheter';
  return `${CONDITION_TYPE[type]}: ${amount} ${unit}`;
}

/** How far it has come; what has ended says how. */
export function conditionState({ state, ended }: Pick<Condition, 'state' | 'ended'>): string {
  return ended === null || state === 'waived' ? CONDITION_STATE[state] : CONDITION_END[ended];
}

/** "Hyreskontrakt och lägenhetslista, av Lokalförsörjningen". */
export function verificationInWords({ verification, verifier }: Pick<Condition, 'verification' | 'verifier'>): string {
  const evidence = (VERIFICATION as Readonly<Record<string, string>>)[verification] ?? verification;
  const by = (VERIFIER as Readonly<Record<string, string>>)[verifier] ?? verifier;
  return `${evidence}. Kontrolleras av ${by}.`;
}
