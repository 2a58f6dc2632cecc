import { localDate, startOfDay } from '../domain/calendar/stockholm';
import type { Policy } from '../domain/deadlines/policies';
import type { CivilDate, Instant } from '../domain/instant';
import type { MeetingBody, MeetingSlot } from '../domain/settings/meeting-slots';
import { changedPolicy } from '../domain/settings/policy-change';
import { type Changed, changeSetting, type Editing, refuse } from './change-settings';
import { type Register, sqlInstant, timestamp } from './database';

/** The versions of one clock, newest first, each with when it begins. */
export async function versionsOf(
  { db }: Pick<Register, 'db'>,
  key: string,
): Promise<readonly { readonly policy: Policy; readonly from: Instant }[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['policy', 'valid_from'])
    .where('key', '=', key)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ policy: row.policy, from: row.valid_from }));
}

/** Clocks with a version that has not begun yet. */
export async function comingPolicies(
  { db }: Register,
  now: Instant,
): Promise<readonly { readonly policy: Policy; readonly from: Instant }[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['policy', 'valid_from'])
    .where('valid_from', '>', sqlInstant(now))
    .orderBy('valid_from')
    .execute();
  return rows.map((row) => ({ policy: row.policy, from: row.valid_from }));
}

/**
 * A new version of a clock, from a day on: today means from now. What runs keeps the version it began with; a case hears
 * of the new one when it next winds up a clock (ADR 009).
 */
export function changePolicy(
  register: Register,
  change: { readonly key: string; readonly amount: number; readonly from: CivilDate; readonly why: string },
  editing: Editing,
): Promise<Changed> {
  return changeSetting(register, { subject: 'policy', key: change.key }, editing, async (tx) => {
    const versions = await versionsOf({ db: tx }, change.key);
    const standing = versions.find(({ from }) => from <= editing.at);
    if (standing === undefined) return refuse('changed-by-another');
    const today = localDate(editing.at);
    if (change.from < today) refuse('past-day');
    const next = changedPolicy(standing.policy, change.amount, {
      highest: Math.max(...versions.map(({ policy }) => policy.version)),
      pending: versions.some(({ from }) => from > editing.at),
    });
    if (typeof next === 'string') return refuse(next);
    const from = change.from === today ? editing.at : startOfDay(change.from);
    await tx
      .insertInto('policies')
      .values({
        key: next.key,
        version: next.version,
        valid_from: timestamp(from),
        policy: JSON.stringify(next),
      })
      .execute();
    const said = ({ version, amount, unit }: Policy) => ({ version, amount, unit });
    return { before: said(standing.policy), after: { ...said(next), from: change.from, why: change.why } };
  });
}

/** Takes back a version that has not begun: nothing runs by it yet. */
export function withdrawPolicy(register: Register, key: string, editing: Editing): Promise<Changed> {
  return changeSetting(register, { subject: 'policy', key }, editing, async (tx) => {
    const [coming] = (await versionsOf({ db: tx }, key)).filter(({ from }) => from > editing.at);
    if (coming === undefined) return null;
    const { version, amount, unit } = coming.policy;
    await tx.deleteFrom('policies').where('key', '=', key).where('version', '=', version).execute();
    return { before: { version, amount, unit, from: localDate(coming.from) }, after: null };
  });
}

/** The organisation's own days off with their names, from a day on. */
export async function daysOffWithNames(
  { db }: Register,
  from: CivilDate,
): Promise<readonly { readonly day: CivilDate; readonly name: string }[]> {
  return db.selectFrom('days_off').selectAll().where('day', '>=', from).orderBy('day').execute();
}

/** `name` null takes the day away. A day that has begun stays as it was: clocks have been reckoned by it. */
export function changeDayOff(
  register: Register,
  day: CivilDate,
  name: string | null,
  editing: Editing,
): Promise<Changed> {
  return changeSetting(register, { subject: 'day-off', key: day }, editing, async (tx) => {
    if (day <= localDate(editing.at)) refuse('past-day');
    const before = await tx.selectFrom('days_off').select('name').where('day', '=', day).executeTakeFirst();
    if (name === null) await tx.deleteFrom('days_off').where('day', '=', day).execute();
    else
      await tx
        .insertInto('days_off')
        .values({ day, name })
        .onConflict((c) => c.column('day').doUpdateSet({ name }))
        .execute();
    const after = name === null ? null : { name };
    return before === undefined && after === null ? null : { before: before ?? null, after };
  });
}

/** When somebody meets, soonest valid first. */
export async function meetingSlots({ db }: Pick<Register, 'db'>): Promise<readonly MeetingSlot[]> {
  const rows = await db.selectFrom('meeting_slots').selectAll().orderBy('valid_from').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    weekday: row.weekday,
    everyWeeks: row.every_weeks,
    time: row.time,
    place: row.place,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    exceptions: row.exceptions,
  }));
}

/** The times of one of those who meet. */
export async function slotsOf(register: Pick<Register, 'db'>, body: MeetingBody): Promise<readonly MeetingSlot[]> {
  return (await meetingSlots(register)).filter((slot) => slot.body === body);
}

/** Enters a meeting time or changes it. None is deleted: it ends with a last day. */
export function saveMeetingSlot(
  register: Register,
  slot: MeetingSlot,
  editing: Editing,
  isNew: boolean,
): Promise<Changed> {
  return changeSetting(register, { subject: 'meeting-slot', key: slot.id }, editing, async (tx) => {
    const before = (await meetingSlots({ db: tx })).find(({ id }) => id === slot.id);
    if (isNew !== (before === undefined)) refuse('taken');
    const row = {
      body: slot.body,
      weekday: slot.weekday,
      every_weeks: slot.everyWeeks,
      time: slot.time,
      place: slot.place,
      valid_from: slot.validFrom,
      valid_to: slot.validTo,
      exceptions: [...slot.exceptions],
    };
    await tx
      .insertInto('meeting_slots')
      .values({ id: slot.id, ...row })
      .onConflict((c) => c.column('id').doUpdateSet(row))
      .execute();
    return { before: before ?? null, after: slot };
  });
}
