import { sql } from 'kysely';
import { toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant';
import type { Fact } from '../../domain/kernel/facts';
import { processByName } from '../../domain/processes';
import { fold } from '../../register/append-facts';
import { beganWith, caseRow, changedOffers, changedTasks } from '../../register/case-rows';
import type { Register } from '../../register/database';
import { factRows } from '../../register/fact-rows';
import { foldReservations } from '../../register/fold-reservations';
import { chainStart } from '../../register/hash-chain';
import { memberRow } from '../../register/household';
import { MemoryCase, startOf } from './memory-case';
import { anna, INVESTIGATED, johan, petra, toContract, toInvestigation, toMatching, toTenancy } from './memory-story';

/** The moment at which all of them are well: Tuesday 17 March 2026, 10:30 in Örebro. */
export const WELL_AT: Instant = toInstant('2026-03-17', '10:30');

/** The same in 2037, which has the same weekdays and the same Easter: clocks of a whole Stafett stand in the future. */
export const WELL_IN_2037: Instant = toInstant('2037-03-17', '10:30');

/** The demo's people, by the names that the stories use. */
const PEOPLE: Readonly<Record<string, string>> = {
  anna: 'anna-lind',
  johan: 'johan-ek',
  birgitta: 'birgitta-stal',
  petra: 'petra-ljung',
  ingrid: 'ingrid-vall',
  elin: 'elin-dahl',
};

/** Where a case can be, each told by the real routine on the real kernel. */
const STORIES: Readonly<
  Record<string, { readonly began: Instant; readonly tell: (kase: MemoryCase) => Promise<unknown> }>
> = {
  received: { began: WELL_AT - HOUR_MS, tell: (kase) => kase.begin() },
  taken: {
    began: WELL_AT - 2 * DAY_MS,
    tell: async (kase) => {
      await kase.begin();
      await kase.move(anna, 'claim');
    },
  },
  offered: {
    began: WELL_AT - 4 * HOUR_MS,
    tell: async (kase) => {
      await kase.begin();
      await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal', supportLevel: '1' });
    },
  },
  investigated: { began: WELL_AT - 5 * DAY_MS, tell: toInvestigation },
  decided: {
    began: WELL_AT - 3 * DAY_MS,
    tell: async (kase) => {
      await toInvestigation(kase);
      await kase.complete(johan, 'investigate', INVESTIGATED);
    },
  },
  matched: {
    began: WELL_AT - 6 * DAY_MS,
    tell: async (kase) => {
      await toMatching(kase);
      await kase.move(petra, 'contact', { way: 'phone', reached: 'yes', contactOn: '2026-03-12' });
    },
  },
  contracted: { began: toInstant('2026-03-12', '09:00'), tell: toContract },
  lived: { began: toInstant('2026-03-02', '10:00'), tell: toTenancy },
};

const REF = 'ST-MALL1';
const HOME = 'H-1';
const A_STATEMENT = 100;
/** While the database writes some, the next are chained. */
const AT_ONCE = 4;

interface Template {
  readonly facts: readonly Fact[];
  /** Rows of the current tables, with the template's reference and home in them. */
  readonly tables: Readonly<Record<'cases' | 'tasks' | 'offers' | 'reservations', string>>;
}

/** Facts that went through JSON, with the demo's people: what a register would hold. */
async function templateOf(story: (typeof STORIES)[string], wellAt: Instant): Promise<Template> {
  const kase = new MemoryCase({ ...startOf(REF), receivedAt: story.began });
  await story.tell(kase);
  await kase.passTo(WELL_AT);
  const text = JSON.stringify(kase.facts).replaceAll(/"(anna|johan|birgitta|petra|ingrid|elin)"/g, (_, name: string) =>
    JSON.stringify(PEOPLE[name]),
  );
  const facts = JSON.parse(wellAt === WELL_AT ? text : in2037(text)) as readonly Fact[];
  const changes = fold(processByName, null, facts);
  const after = changes.at(-1)?.after;
  if (after === undefined) throw new Error('A story without facts');
  const kaseRow = { ...caseRow(after, facts[0]?.at ?? 0, 'HEAD'), state: undefined, began_with: undefined };
  // State and what it began with stand in the row as JSON, not as text.
  const raw = `,"state":${caseRow(after, 0, '').state as string},"began_with":${beganWith(after)}}`;
  return {
    facts,
    tables: {
      cases: JSON.stringify(kaseRow).replace(/}$/, raw),
      tasks: changedTasks(changes)
        .map((row) => JSON.stringify(row))
        .join(','),
      offers: changedOffers(changes)
        .map((row) => JSON.stringify(row))
        .join(','),
      reservations: foldReservations(REF, facts)
        .map((row) => JSON.stringify(row))
        .join(','),
    },
  };
}

/** Every instant and every date, eleven years on: these are whole weeks. */
function in2037(text: string): string {
  return text
    .replaceAll(/\b1[78]\d{11}\b/g, (instant) => String(Number(instant) + WELL_IN_2037 - WELL_AT))
    .replaceAll(/"(20[23]\d)(?=-\d\d-\d\d)/g, (_, year: string) => `"${Number(year) + 11}`);
}

export interface HealthyCase {
  readonly ref: string;
  readonly story: string;
}

/**
 * Fills a register with so many open cases in which nothing is wrong, straight into its tables: each has facts of its
 * own chain, and the rows that the kernel folds from them.
 */
export async function fillHealthy(
  register: Register,
  count: number,
  wellAt: Instant = WELL_AT,
): Promise<readonly HealthyCase[]> {
  const stories = Object.keys(STORIES);
  const templates = new Map<string, Template>();
  for (const [name, story] of Object.entries(STORIES)) templates.set(name, await templateOf(story, wellAt));
  const all = Array.from({ length: count }, (_, i) => ({
    ref: `ST-H${String(i).padStart(5, '0')}`,
    story: stories[i % stories.length] ?? '',
  }));
  for (let from = 0; from < count; from += A_STATEMENT * AT_ONCE) {
    const starts = Array.from({ length: AT_ONCE }, (_, i) => from + i * A_STATEMENT).filter((start) => start < count);
    await Promise.all(
      starts.map((start) => insertSome(register, all.slice(start, start + A_STATEMENT), templates, start)),
    );
  }
  await sql`analyze`.execute(register.db);
  return all;
}

async function insertSome(
  { db }: Register,
  cases: readonly HealthyCase[],
  templates: ReadonlyMap<string, Template>,
  from: number,
): Promise<void> {
  const texts: Record<string, string[]> = { facts: [], cases: [], tasks: [], offers: [], reservations: [] };
  const homes: object[] = [];
  for (const [at, { ref, story }] of cases.entries()) {
    const template = templates.get(story);
    if (template === undefined) throw new Error(`No story ${story}`);
    const home = `H-${from + at + 1}`;
    const named = (text: string) => text.replaceAll(`"${REF}"`, `"${ref}"`).replaceAll(`"${HOME}"`, `"${home}"`);
    const rows = factRows(
      ref,
      chainStart(ref),
      template.facts.map((fact) => own(fact, ref, home)),
      WELL_AT,
    );
    for (const row of rows) texts['facts']?.push(rowText(row, ['body']));
    for (const [table, text] of Object.entries(template.tables)) {
      const head =
        table === 'cases' ? named(text).replace('"head":"HEAD"', `"head":"${rows.at(-1)?.hash}"`) : named(text);
      if (text !== '') texts[table]?.push(head);
    }
    if (template.tables.reservations !== '') homes.push(homeRow(home));
  }
  for (const [table, rows] of Object.entries({ homes: homes.map((row) => JSON.stringify(row)), ...texts })) {
    if (rows.length === 0) continue;
    const name = sql.table(table);
    await sql`
      insert into ${name} select * from json_populate_recordset(null::${name}, ${`[${rows.join(',')}]`}::json)
    `.execute(db);
  }
  await db
    .insertInto('household_members')
    .values(cases.map(({ ref }, at) => memberRow(ref, adult(from + at))))
    .execute();
}

function own(fact: Fact, ref: string, home: string): Fact {
  if (fact.type === 'CaseOpened') return { ...fact, ref };
  if (fact.type === 'StageEntered' || fact.type === 'RungReached') return fact;
  const text = JSON.stringify(fact);
  return text.includes(`"${HOME}"`) ? (JSON.parse(text.replaceAll(`"${HOME}"`, `"${home}"`)) as Fact) : fact;
}

function rowText(row: object, raw: readonly string[]): string {
  const columns = Object.entries(row).map(
    ([key, value]) => `"${key}":${raw.includes(key) ? value : JSON.stringify(value)}`,
  );
  return `{${columns.join(',')}}`;
}

function homeRow(id: string): object {
  return {
    id,
    address: 'Påhittade gatan 1',
    district: 'Rosta',
    rooms: 2,
    sqm: 55,
    rent_month: 7000,
    floor: 1,
    lift: true,
    accessible: true,
    landlord: 'Påhittade bostäder AB',
    available_from: '2026-03-01',
    status: 'available',
    version: 1,
    changed_at: new Date(0),
    changed_by: 'petra-ljung',
  };
}

/** Numbers that nobody has: the month does not exist. */
function adult(n: number) {
  return {
    idx: 0,
    adult: true,
    name: 'Påhittad Person',
    personNumber: `199013${String(n).padStart(6, '0')}`,
    birthYearMonth: null,
    sex: null,
    residence: null,
    from: null,
    to: null,
  };
}
