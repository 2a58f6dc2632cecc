import {
  CONDITION_END,
  CONDITION_STATE,
  CONDITION_TYPE,
  VERIFICATION,
  VERIFIER,
} from '../../domain/land-allocation/codes';
import { type Condition, flatsOf } from '../../domain/land-allocation/conditions';

/** "Uthyrning till kommunen: 8 lägenheter", "Högsta hyra: 16 lägenheter (20 procent)". */
export function conditionInWords(
  condition: Pick<Condition, 'type' | 'measure' | 'amount'>,
  { homes }: { readonly homes: number },
): string {
  const { type, measure, amount } = condition;
  const flats = flatsOf(condition, homes);
  const share = measure === 'share' ? ` (${amount} procent)` : '';
  return `${CONDITION_TYPE[type]}: ${flats} ${flats === 1 ? 'lägenhet' : 'lägenheter'}${share}`;
}

/** How far it has come; what has ended says how. While nobody is bound it is asked for, and nobody has promised it. */
export function conditionState(
  { state, ended }: Pick<Condition, 'state' | 'ended'>,
  { boundParty, open }: { readonly boundParty: string | null; readonly open: boolean },
): string {
  if (ended === null && boundParty === null && state === 'promised') return open ? 'Krav' : 'Gäller inte längre';
  return ended === null || state === 'waived' ? CONDITION_STATE[state] : CONDITION_END[ended];
}

/** "Hyreskontrakt och lägenhetslista, av Lokalförsörjningen". */
export function verificationInWords({ verification, verifier }: Pick<Condition, 'verification' | 'verifier'>): string {
  const evidence = (VERIFICATION as Readonly<Record<string, string>>)[verification] ?? verification;
  const by = (VERIFIER as Readonly<Record<string, string>>)[verifier] ?? verifier;
  return `${evidence}. Kontrolleras av ${by}.`;
}
