import type { KeyObject } from 'node:crypto';
import { isOver, OPEN_BIDS, OPENED_EARLY } from '../../domain/land-allocation/bids';
import { readBid } from '../../domain/land-allocation/bid.schema';
import type { Person } from '../../domain/kernel/actor';
import type { CaseState, Task } from '../../domain/kernel/state';
import { factsOf } from '../../register/cases';
import { type TextToStore, textsOf } from '../../register/texts';
import type { Deps } from '../deps';
import type { MoveOutcome } from '../gateway';
import { aboutBid, type CaseBids, caseBids, halfText, keysOfOpeners, openedText } from './bids-of-case';
import { type OpenersKeys, WrongPassphrase } from './openers-keys';
import { openBid, passOn } from './seal';

export type BidsOpened =
  | MoveOutcome
  | { readonly kind: 'wrong-passphrase' }
  /** Before the hour: refused, whoever asks, and written down. */
  | { readonly kind: 'early'; readonly noted: boolean }
  | { readonly kind: 'nothing-to-open' };

type Texts = { readonly [field: string]: TextToStore };

/**
 * One opener breaks their seal. The first passes a half on to each of the others, which only they can read; the second
 * opens the bids. Before the hour everybody is refused, and the attempt is a fact of the case.
 */
export async function openBids(
  deps: Deps,
  keys: OpenersKeys,
  actor: Person,
  state: CaseState,
  given: { readonly commandId: string; readonly passphrase: string; readonly protocol: string },
): Promise<BidsOpened> {
  const { ref } = state;
  const bids = caseBids(state, await factsOf(deps.register, ref), await textsOf(deps.register, ref));
  if (bids.until !== null && !isOver(bids.until, deps.now())) {
    const noted = await deps.gateway.makeMove(actor, ref, {
      commandId: given.commandId,
      move: OPENED_EARLY,
      taskId: null,
      version: null,
      codes: {},
      texts: {},
    });
    return { kind: 'early', noted: noted.kind === 'done' };
  }
  const task = openTask(state, actor);
  if (task === null) return { kind: 'nothing-to-open' };
  const sealBroken = bids.opened > 0;
  let texts: Texts = {};
  // Who may not open is told so by the case's rules, with nothing unlocked.
  if (bids.openers.includes(actor.id) && !bids.brokenBy.includes(actor.id)) {
    try {
      texts = sealBroken
        ? await words(keys, actor.id, given.passphrase, ref, bids)
        : await halves(keys, actor.id, given.passphrase, ref, bids);
    } catch (error) {
      if (error instanceof WrongPassphrase) return { kind: 'wrong-passphrase' };
      throw error;
    }
  }
  return deps.gateway.makeMove(actor, ref, {
    commandId: given.commandId,
    move: 'complete',
    taskId: task.id,
    version: task.version,
    codes: { opened: 'yes', bids: bids.bids.length, opens: sealBroken },
    texts: { ...texts, protocol: { body: given.protocol, kind: 'text' } },
  });
}

/** The person's own seal to break: the task that the announcement gave them. */
export function openTask(state: CaseState, actor: Person): Task | null {
  const tasks = state.status === 'open' ? Object.values(state.tasks).filter(({ kind }) => kind === OPEN_BIDS) : [];
  return tasks.find(({ about }) => about['opener'] === actor.id) ?? tasks[0] ?? null;
}

async function halves(
  keys: OpenersKeys,
  person: string,
  passphrase: string,
  ref: string,
  bids: CaseBids,
): Promise<Texts> {
  const others = (await keysOfOpeners(keys, bids)).ready.filter((one) => one.person !== person);
  const unlocked = await unlockedFor(keys, person, passphrase, bids);
  const passed = [...bids.sealed].flatMap(([bid, envelope]) =>
    passOn(envelope, aboutBid(ref, bid), person, unlocked(bid), others).map((half): readonly [string, TextToStore] => [
      halfText(bid, half.of),
      { body: JSON.stringify(half), kind: 'text' },
    ]),
  );
  return Object.fromEntries(passed);
}

async function words(
  keys: OpenersKeys,
  person: string,
  passphrase: string,
  ref: string,
  bids: CaseBids,
): Promise<Texts> {
  const unlocked = await unlockedFor(keys, person, passphrase, bids);
  const opened = [...bids.sealed].map(([bid, envelope]): readonly [string, TextToStore] => {
    const half = bids.passed.get(`${bid}.${person}`);
    if (half === undefined) throw new Error(`No half of a bid was passed on to the second opener`);
    const body = openBid(envelope, aboutBid(ref, bid), person, unlocked(bid), half);
    readBid(body);
    return [openedText(bid), { body, kind: 'personal' }];
  });
  return Object.fromEntries(opened);
}

/** The private key of each bid's envelope; mostly one and the same. @throws WrongPassphrase. */
async function unlockedFor(
  keys: OpenersKeys,
  person: string,
  passphrase: string,
  bids: CaseBids,
): Promise<(bid: string) => KeyObject> {
  const keyIds = new Map(
    [...bids.sealed].map(([bid, { halves: all }]) => [bid, all.find(({ of }) => of === person)?.sealed.keyId ?? '']),
  );
  const byId = new Map<string, KeyObject>();
  for (const keyId of new Set(keyIds.values())) byId.set(keyId, await keys.unlock(person, passphrase, keyId));
  return (bid) => {
    const key = byId.get(keyIds.get(bid) ?? '');
    if (key === undefined) throw new Error('A bid that is not sealed to this opener');
    return key;
  };
}
