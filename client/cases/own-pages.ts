import { type Chosen, subjectOf } from './move-name';

/**
 * Moves that a form of one column cannot make, or that must not be kept as a draft: each has a page of its own under
 * the case, and is made there only. By the move, or by the kind of the task that `complete` finishes.
 */
const OWN_PAGES: Readonly<Record<string, string>> = {
  'receive-bid': 'anbud',
  'open-bids': 'anbud',
  'open-bids-early': 'anbud',
};

/** Moves that can be made where they stand, and are better made on a page that shows all of what they are about. */
const BETTER_ON: Readonly<Record<string, string>> = {
  'declare-conflict': 'utvardering',
  'score-bid': 'utvardering',
};

/** The page's place under the case; null for a move that is made where it stands. */
export function ownPageOf({ row, task }: Chosen): string | null {
  const key = subjectOf({ row, task });
  return Object.hasOwn(OWN_PAGES, key) ? (OWN_PAGES[key] ?? null) : null;
}

/** Where the case page sends people to make a move; null when its form stands on the case page itself. */
export function pageOf(chosen: Chosen): string | null {
  return ownPageOf(chosen) ?? (Object.hasOwn(BETTER_ON, chosen.row.move) ? (BETTER_ON[chosen.row.move] ?? null) : null);
}
