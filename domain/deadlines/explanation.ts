import { addDays, partsOf, weekday } from '../calendar/civil-date';
import { isWorkingDay, namedDay, nextWorkingDay } from '../calendar/working-days';
import type { CivilDate } from '../instant';
import { dayInWords, listInWords, monthInWords } from '../swedish-dates';
import type { Policy, PolicyUnit } from './policy';

/** The Saturdays before these are their eves: who hears "påskdagen" needs not be told of the Saturday. */
const SUNDAYS_WITH_AN_EVE: readonly (string | undefined)[] = ['påskdagen', 'pingstdagen'];

/** A longer list than this is read by nobody: the first two and the last are given. */
const LONGEST_LIST = 10;

const COUNTED: Partial<Record<PolicyUnit, readonly [string, string]>> = {
  minutes: ['minut', 'minuter'],
  'acute-hours': ['timme', 'timmar'],
  'working-days': ['arbetsdag', 'arbetsdagar'],
  days: ['dag', 'dagar'],
  weeks: ['vecka', 'veckor'],
  months: ['månad', 'månader'],
  years: ['år', 'år'],
};

/** "3 arbetsdagar"; the sign is told by the words around it. */
export function amountInWords(policy: Pick<Policy, 'amount' | 'unit'>): string {
  const [one, many] = COUNTED[policy.unit] ?? ['', ''];
  const amount = Math.abs(policy.amount);
  return `${amount} ${amount === 1 ? one : many}`;
}

/** "7, 8, 9 april; långfredag, påskdagen och annandag påsk räknas inte": every day counted and every day passed over. */
export function workingDaysInWords(from: CivilDate, to: CivilDate, daysOff: readonly CivilDate[]): string {
  const counted: CivilDate[] = [];
  for (let day = nextWorkingDay(from, daysOff); day <= to; day = nextWorkingDay(day, daysOff)) counted.push(day);
  const passedOver = passedOverInWords(from, to, daysOff);
  return passedOver === '' ? daysInWords(counted, from) : `${daysInWords(counted, from)}; ${passedOver} räknas inte`;
}

/** Why `date` is no day to act on: "mån 6 april är annandag påsk". */
export function obstacleInWords(date: CivilDate, seenFrom: CivilDate): string {
  const name = namedDay(date);
  if (name !== undefined) return `${dayInWords(date, seenFrom)} är ${name}`;
  const why = weekday(date) >= 6 ? 'ingen arbetsdag' : 'kommunens egen lediga dag';
  return `${dayInWords(date, seenFrom)} är ${why}`;
}

function daysInWords(days: readonly CivilDate[], seenFrom: CivilDate): string {
  const last = days.at(-1);
  if (last !== undefined && days.length > LONGEST_LIST) {
    return `${daysInWords(days.slice(0, 2), seenFrom)} ... ${daysInWords([last], seenFrom)}`;
  }
  const months: { month: string; numbers: number[] }[] = [];
  for (const date of days) {
    const { year, month, day } = partsOf(date);
    const words = year === partsOf(seenFrom).year ? monthInWords(month) : `${monthInWords(month)} ${year}`;
    const open = months.at(-1);
    if (open?.month === words) open.numbers.push(day);
    else months.push({ month: words, numbers: [day] });
  }
  return months.map(({ month, numbers }) => `${numbers.join(', ')} ${month}`).join(', ');
}

function passedOverInWords(from: CivilDate, to: CivilDate, daysOff: readonly CivilDate[]): string {
  const named: string[] = [];
  const own: CivilDate[] = [];
  let weekends = false;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) {
    if (isWorkingDay(day, daysOff)) continue;
    const name = namedDay(day);
    if (name !== undefined) named.push(name);
    else if (weekday(day) < 6) own.push(day);
    else weekends ||= !isToldByItsSunday(day);
  }
  const names = [...new Set(named)];
  if (own.length > 0) names.push(`kommunens egna lediga dagar (${daysInWords(own, from)})`);
  if (!weekends) return listInWords(names);
  return names.length === 0 ? 'lördagar och söndagar' : `${listInWords(names)} samt lördagar och söndagar`;
}

function isToldByItsSunday(day: CivilDate): boolean {
  return weekday(day) === 6 && SUNDAYS_WITH_AN_EVE.includes(namedDay(addDays(day, 1)));
}
