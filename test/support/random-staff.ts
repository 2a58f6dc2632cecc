import { type Absence, isAhead } from '../../domain/absence/absence';
import { actorAt } from '../../domain/absence/lending';
import { absenceFrom, absenceRefused, type AbsenceWish } from '../../domain/absence/set-absence';
import { type Staffing, staffingOf } from '../../domain/absence/staffing';
import { inOfficeHours } from '../../domain/calendar/office-hours';
import { localDate } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { demoOrganisation } from '../../embedded/demo/organisation';
import type { Colleague, Organisation } from '../../register/organisation';

/** Everybody in the municipality: those who could have a hand in a case, and those who never should. */
export const STAFF: readonly Colleague[] = demoOrganisation.people.map((person) => ({ ...person, left: false }));
const DUTY = demoOrganisation.duty ?? [];
const UNITS = demoOrganisation.units.map((unit) => {
  return { ...unit, acute: unit.acute ?? false, closed: false, mergedInto: null };
});

/** The municipality through one life: people fall ill, go on holiday and come back, as the product lets them. */
export class RandomStaff {
  readonly absences: Absence[] = [];
  began = 0;
  ended = 0;
  #organisation: Organisation | null = null;
  #when = '';
  #readAt: Instant | null = null;
  readonly #actors = new Map<string, Person>();

  get staffing(): Staffing {
    return this.organisation.staffing;
  }

  /** As the register reads it for whoever addresses a mail. */
  get organisation(): Organisation {
    this.#organisation ??= {
      units: UNITS,
      people: STAFF,
      absences: this.absences,
      staffing: staffingOf({ people: STAFF, absences: this.absences, duty: DUTY, daysOff: [] }),
    };
    return this.#organisation;
  }

  /** Somebody as the rules know them now, with what absent colleagues and the duty roster lend them. */
  actor(person: Colleague, now: Instant): Person {
    if (this.#readAt !== now) {
      // The same until somebody leaves or comes back, a day passes or the duty changes hands.
      const when = `${this.began}/${this.ended}/${localDate(now)}/${String(inOfficeHours(now, []))}`;
      if (this.#when !== when) this.#actors.clear();
      [this.#readAt, this.#when] = [now, when];
    }
    const known = this.#actors.get(person.id) ?? actorAt(this.staffing, person, now);
    this.#actors.set(person.id, known);
    return known;
  }

  isAway(person: string, at: Instant): boolean {
    return this.at(person, at).length > 0;
  }

  /** Said without the product's own rule: whole Swedish days, until somebody comes back. */
  at(person: string, at: Instant): readonly Absence[] {
    const own = this.absences.filter((one) => one.person === person && (one.endedAt === null || at < one.endedAt));
    if (own.length === 0) return own;
    const day = localDate(at);
    return own.filter(({ from, to }) => from <= day && (to === null || day <= to));
  }

  /**
   * False when the product refuses it: a loop, another administration, oneself. Whoever falls ill while they are away
   * has named somebody already.
   */
  begin(asked: AbsenceWish, now: Instant): boolean {
    const today = localDate(now);
    const named = this.absences.some((one) => one.person === asked.person && isAhead(one, now) && one.deputy !== null);
    const wish = named ? { ...asked, deputy: null } : asked;
    if (absenceRefused(this.staffing, wish, today) !== null) return false;
    this.began += 1;
    this.absences.push(absenceFrom(wish, `f${String(this.began).padStart(4, '0')}`, today));
    this.#changed();
    return true;
  }

  #changed(): void {
    this.#organisation = null;
    this.#readAt = null;
  }

  /** One of those who are or will be away comes back, or stays. */
  end(which: number, now: Instant): void {
    const ahead = this.absences.flatMap((one, at) => (isAhead(one, now) ? [at] : []));
    const at = ahead[which % Math.max(1, ahead.length)];
    if (at === undefined) return;
    this.absences[at] = { ...(this.absences[at] as Absence), endedAt: now, reviewOn: null };
    this.ended += 1;
    this.#changed();
  }
}
