import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import { addDays, weekday } from '../../../domain/calendar/civil-date';
import {
  CALENDAR_FIRST_DATE,
  CALENDAR_LAST_DATE,
  endOfDay,
  localDate,
  localTime,
  offsetAt,
  startOfDay,
  toInstant,
} from '../../../domain/calendar/stockholm';
import { isWorkingDay, namedDay } from '../../../domain/calendar/working-days';

const ROOT = join(__dirname, '../../..');
const ZONE = 'Europe/Stockholm';

function everyDay(): string[] {
  const days: string[] = [];
  for (let day = CALENDAR_FIRST_DATE; day <= CALENDAR_LAST_DATE; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Days that the library calls public holidays or bank holidays: the red days and the three eves. */
function freeDaysByLibrary(): Set<string> {
  const library = new Holidays('SE', { timezone: ZONE });
  const free = new Set<string>();
  for (let year = 2016; year <= 2060; year += 1) {
    for (const day of library.getHolidays(year)) {
      if (day.type === 'public' || day.type === 'bank') free.add(day.date.slice(0, 10));
    }
  }
  return free;
}

test('the frozen calendar covers every day from 2016 to 2060', () => {
  expect([CALENDAR_FIRST_DATE, CALENDAR_LAST_DATE]).toEqual(['2016-01-01', '2060-12-31']);
  expect(everyDay()).toHaveLength(16_437);
});

test('every day from 2016 to 2060 is a working day exactly when the holiday library says so', () => {
  const free = freeDaysByLibrary();
  const wrong = everyDay().filter((day) => {
    const plain = Temporal.PlainDate.from(day);
    return isWorkingDay(day) !== (plain.dayOfWeek < 6 && !free.has(day));
  });
  expect(free.size).toBeGreaterThan(600);
  expect(wrong).toEqual([]);
});

test('every day from 2016 to 2060 has a name exactly when it is a red day or one of the three eves', () => {
  const free = freeDaysByLibrary();
  expect(everyDay().filter((day) => (namedDay(day) !== undefined) !== free.has(day))).toEqual([]);
});

test('every day from 2016 to 2060 starts, ends and falls on the weekday that the time-zone library says', () => {
  const wrong = everyDay().filter((day) => {
    const plain = Temporal.PlainDate.from(day);
    const start = plain.toZonedDateTime(ZONE).epochMilliseconds;
    const end = plain.add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds - 1;
    return startOfDay(day) !== start || endOfDay(day) !== end || weekday(day) !== plain.dayOfWeek;
  });
  expect(wrong).toEqual([]);
});

test('every odd hour around every change of the clocks is read as the time-zone library reads it', () => {
  const wrong: string[] = [];
  let checked = 0;
  for (const day of everyDay()) {
    if (endOfDay(day) - startOfDay(day) === 86_399_999) continue;
    for (const time of ['00:00', '01:59', '02:00', '02:30', '02:59', '03:00', '03:30', '04:00', '23:59']) {
      checked += 1;
      const theirs = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE, {
        disambiguation: 'compatible',
      });
      const ours = toInstant(day, time);
      const back = `${localDate(ours)}T${localTime(ours)}`;
      if (ours !== theirs.epochMilliseconds || back !== theirs.toPlainDateTime().toString().slice(0, 16))
        wrong.push(`${day} ${time}`);
    }
  }
  expect(checked).toBe(90 * 9);
  expect(wrong).toEqual([]);
});

test('the offset from UTC agrees with the time-zone library at noon, every day from 2016 to 2060', () => {
  const wrong = everyDay().filter((day) => {
    const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' });
    return offsetAt(noon.epochMilliseconds) * 1_000_000 !== noon.offsetNanoseconds;
  });
  expect(wrong).toEqual([]);
});

test('the checked-in table is what the generator writes today, and is small', () => {
  const printed = execFileSync(process.execPath, [join(ROOT, 'docs/generate-calendar.mjs'), '--print'], {
    encoding: 'utf8',
  });
  const committed = readFileSync(join(ROOT, 'domain/calendar/table.ts'), 'utf8');
  expect(committed).toBe(printed);
  expect(committed.length).toBeLessThan(60_000);
});
