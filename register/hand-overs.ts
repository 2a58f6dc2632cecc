import { sql } from 'kysely';
import { endOfDay, startOfDay } from '../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import type { OfferMade } from '../domain/statistics/heat-map';
import { type Register, sqlInstant } from './database';
import { visibleTo } from './visible-cases';

export interface Period {
  readonly from: CivilDate;
  /** Counted. */
  readonly to: CivilDate;
}

/**
 * The offers made from unit to unit in a period, with which of them bounced: a decline (but for a case's first lack of
 * information), a give-back that was accepted, an offer taken back after a question. Outside parties are none. With
 * them the cases that the forum or the chief gave to another unit.
 */
export async function offersMade({ db }: Register, { from, to }: Period): Promise<readonly OfferMade[]> {
  const { rows } = await sql<OfferMade>`
    select offers.ref, from_unit as "from", to_unit as "to", offered_at as "offeredAt", answered_at as "answeredAt",
      offers.status,
      (offers.status = 'declined' and not (
          answer.body ->> 'reason' = 'missing_information' and not exists (
            select 1 from facts as earlier
            where earlier.ref = offers.ref and earlier.type = 'HandoverDeclined' and earlier.no < offers.answered_no
              and earlier.body ->> 'reason' = 'missing_information'))
        or offers.status = 'accepted' and made.body #>> '{offer,kind}' = 'give-back'
        or answer.type = 'HandoverRecalled' and answer.body ->> 'because' = 'recalled' and exists (
          select 1 from facts as asked
          where asked.ref = offers.ref and asked.type = 'HandoverAsked' and asked.body ->> 'offerId' = offers.id)
      ) as bounced
    from offers
    join facts as made on made.ref = offers.ref and made.no = offers.offered_no
    left join facts as answer on answer.ref = offers.ref and answer.no = offers.answered_no
    where offered_at between ${sqlInstant(startOfDay(from))} and ${sqlInstant(endOfDay(to))}
      and to_unit in (select id from units)
    union all
    select ref, body ->> 'from', body ->> 'to', at, at, 'named', false
    from facts
    where type = 'HolderNamed' and body ->> 'from' <> body ->> 'to'
      and at between ${sqlInstant(startOfDay(from))} and ${sqlInstant(endOfDay(to))}
    order by "offeredAt", ref
  `.execute(db);
  return rows.map((row) => ({ ...row, bounced: row.bounced ?? false }));
}

/** The cases that one unit offered another in a period, those that the person may see; newest offer first. */
export async function casesBetween(
  { db }: Register,
  actor: Person,
  units: { readonly from: string; readonly to: string },
  period: Period,
): Promise<
  readonly { readonly ref: string; readonly process: string; readonly stage: string; readonly offeredAt: Instant }[]
> {
  const { rows } = await sql<{ ref: string; process: string; stage: string; offeredAt: Instant }>`
    select cases.ref, cases.process, cases.stage, max(went.at) as "offeredAt"
    from (
      select ref, from_unit, to_unit, offered_at as at from offers
      union all
      select ref, body ->> 'from', body ->> 'to', at from facts where type = 'HolderNamed'
    ) as went join cases on cases.ref = went.ref
    where from_unit = ${units.from} and to_unit = ${units.to} and ${visibleTo(actor)}
      and went.at between ${sqlInstant(startOfDay(period.from))} and ${sqlInstant(endOfDay(period.to))}
    group by cases.ref, cases.process, cases.stage
    order by max(went.at) desc, cases.ref
    limit 200
  `.execute(db);
  return rows;
}
