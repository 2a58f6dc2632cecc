import type { Coded, CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';

/** The weights of an announcement's criteria, together, in per cent. */
export const WEIGHTS = 100;

/** One announcement, as it went out. Nothing of it changes; a change is another announcement. */
export interface Announcement {
  readonly no: number;
  readonly announcedOn: string;
  readonly closesOn: string;
  readonly criteria: { readonly [id: string]: { readonly kind: string; readonly weight: number } };
  readonly rulebook: number;
  readonly conditions: readonly string[];
  /** Those who may open the bids, any two of them together: two, and a reserve when one was named. */
  readonly openers: readonly string[];
}

export function announcementsOf(data: CodedRecord): readonly Announcement[] {
  return Array.isArray(data['announcements']) ? (data['announcements'] as unknown as readonly Announcement[]) : [];
}

/** Whom an announcement names to open the bids, in their order. */
export function openersIn(input: CodedRecord): readonly string[] {
  const named = [input['firstOpener'], input['secondOpener'], input['reserveOpener']];
  return named.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** Of the announcement that is out, or that is being prepared. */
export function criteriaOf(data: CodedRecord): CodedRecord {
  return recordIn(data, 'criteria');
}

/** Bids by their code; what they offer is sealed until they are opened. */
export function bidRecords(data: CodedRecord): CodedRecord {
  return recordIn(data, 'bids');
}

/** Whether a person has a conflict of interest; null: nobody has asked them yet. */
export function conflictedIn(data: CodedRecord, person: string): boolean | null {
  const said: Coded | undefined = recordIn(data, 'conflicts')[person];
  return typeof said === 'boolean' ? said : null;
}

/** Points of a bid by criterion, 0-5. */
export function pointsOf(data: CodedRecord, bid: string): CodedRecord {
  return recordIn(recordIn(data, 'points'), bid);
}

/** Every bid has points for every criterion. */
export function isScored(data: CodedRecord): boolean {
  const criteria = Object.keys(criteriaOf(data));
  return Object.keys(bidRecords(data)).every((bid) =>
    criteria.every((id) => typeof pointsOf(data, bid)[id] === 'number'),
  );
}

/** Bids by weighted points, best first; equal ones in the order they came. */
export function ranking(data: CodedRecord): readonly { readonly bid: string; readonly points: number }[] {
  const weights = Object.entries(criteriaOf(data)).map(
    ([id, one]) => [id, Number(recordIn({ one: one ?? null }, 'one')['weight'] ?? 0)] as const,
  );
  return Object.keys(bidRecords(data))
    .map((bid) => ({
      bid,
      points: weights.reduce((sum, [id, weight]) => sum + (weight * Number(pointsOf(data, bid)[id] ?? 0)) / WEIGHTS, 0),
    }))
    .toSorted((a, b) => b.points - a.points);
}
