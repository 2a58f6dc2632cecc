import { toInstant } from '../../domain/calendar/stockholm';
import { MINUTE_MS } from '../../domain/instant';
import { openCases } from '../../register/cases';
import { sqlInstant } from '../../register/database';
import { BY_EMAIL, MONDAY } from '../support/journey';
import { startStafett, type Stafett } from '../support/stafett';
import { until } from '../support/until';
import { fastForward } from '../support/virtual-time';

/** 2,000 by `npm run test:long`. */
const CASES = Number(process.env['STAFETT_TEST_DEADLINES'] ?? 100);
const AT_A_TIME = 20;
const TIMEOUT_MS = 3 * MINUTE_MS + CASES * 1000;

let stafett: Stafett;
afterEach(() => stafett.stop());

/** `CASES` times, so many at once. */
async function times(work: (no: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < CASES; done += AT_A_TIME) {
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, CASES - done) }, (_, i) => work(done + i)));
  }
}

test(
  'first contacts of many households that fall due at one instant are each told once, at that instant',
  async () => {
    stafett = await startStafett({ at: MONDAY });
    const anna = stafett.as('anna-lind');
    await times(() => anna.send({ ...BY_EMAIL, receivedAt: '2037-03-02T09:30' }));
    await until('every case has begun', async () => (await openCases(stafett.register)).length === CASES, TIMEOUT_MS);
    const refs = (await openCases(stafett.register)).map(({ ref }) => ref);

    const after = toInstant('2037-03-09', '09:45');
    await times((no) => fastForward(stafett.client, refs[no] ?? '', after));
    const climbed = () =>
      stafett.register.db
        .selectFrom('facts')
        .select('ref')
        .where('type', '=', 'RungReached')
        .where('at', '=', sqlInstant(toInstant('2037-03-09', '09:30')))
        .execute();
    await until('every deadline has been told', async () => (await climbed()).length >= CASES, TIMEOUT_MS);

    expect((await climbed()).map(({ ref }) => ref).toSorted()).toEqual(refs.toSorted());
    expect(await stafett.differences()).toEqual([]);
    const mails = await stafett.mails();
    // What is said to one person about one instant is one mail, however many cases it is about.
    const toHead = mails.filter(({ to, text }) => to.includes('karin.holm@example.test') && text.includes('ST-'));
    expect(toHead.length).toBeLessThan(CASES);
    const lost = await stafett.register.db.selectFrom('messages').select('id').where('state', '!=', 'sent').execute();
    expect(lost).toEqual([]);
  },
  TIMEOUT_MS,
);
