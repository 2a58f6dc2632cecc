import { sql } from 'kysely';
import { DAY_MS, HOUR_MS } from '../../../domain/instant';
import { SYSTEM } from '../../../domain/kernel/actor';
import { offered } from '../../../domain/kernel/decide-offers';
import { openedTask } from '../../../domain/kernel/open-task';
import { forgetOrganisation } from '../../../register/organisation';
import { WELL_AT } from '../../support/healthy-cases';
import { openedCase, write } from '../support/acted-case';

import { climbed, given, JOHAN, moved, newUnit, type Plant, stateIn, tamper } from './planting';
import { HISTORY_PLANTS } from './plants-of-history';

export const PLANTS: readonly Plant[] = [
  {
    what: 'a row that names no holder',
    check: 'no-holder',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await register.db.updateTable('cases').set({ holder_unit: '' }).where('ref', '=', ref).execute();
      return ref;
    },
  },
  {
    what: 'an open case in which nothing comes',
    check: 'no-next-event',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('investigated');
      await tamper(
        register,
        `update cases set state = jsonb_set(state::jsonb, '{deadlines}', '{}')::json where ref = '${ref}'`,
      );
      return ref;
    },
  },
  {
    what: 'a case of a unit that is no more',
    check: 'holder-unit-gone',
    by: 'birgitta-stal',
    plant: async (register) => {
      await openedCase(register, { ref: 'ST-FAULT1', at: WELL_AT - HOUR_MS, unit: 'soc-nedlagd' });
      return 'ST-FAULT1';
    },
  },
  {
    what: 'a reminder that should have gone two days ago',
    check: 'rung-not-fired',
    by: 'karin-holm',
    plant: async (register) => {
      await openedCase(register, { ref: 'ST-FAULT2', at: WELL_AT - 5 * DAY_MS });
      return 'ST-FAULT2';
    },
  },
  {
    what: 'a case in the hand of somebody who has left',
    check: 'holder-inactive',
    by: 'karin-holm',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      await given(register, ref, 'somebody-who-left');
      return ref;
    },
  },
  {
    what: 'a case in the hand of somebody in another unit',
    check: 'holder-left-unit',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      await given(register, ref, 'johan-ek');
      return ref;
    },
  },
  {
    what: 'a case in the hand of somebody who is ill, with nobody to stand in',
    check: 'holder-absent',
    by: 'karin-holm',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      await given(register, ref, 'sofia-berg');
      await register.db
        .insertInto('absences')
        .values({
          id: 'ill',
          person: 'sofia-berg',
          kind: 'sick',
          from_day: '2026-03-16',
          to_day: null,
          deputy: null,
          review_on: null,
          ended_at: null,
          set_at: new Date(WELL_AT),
          set_by: 'karin-holm',
        })
        .execute();
      forgetOrganisation(register);
      return ref;
    },
    after: async (register) => {
      await register.db.deleteFrom('absences').execute();
      forgetOrganisation(register);
    },
  },
  {
    what: 'a case of a unit in which nobody works',
    check: 'unit-cannot-act',
    by: 'birgitta-stal',
    plant: async (register) => {
      await newUnit(register, 'soc-tom');
      forgetOrganisation(register);
      await openedCase(register, { ref: 'ST-FAULT3', at: WELL_AT - HOUR_MS, unit: 'soc-tom' });
      return 'ST-FAULT3';
    },
  },
  {
    what: 'an acute offer that nobody has answered',
    check: 'offer-beyond-ladder',
    by: 'karin-holm',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      const state = await stateIn(register, ref);
      const at = WELL_AT - 6 * HOUR_MS;
      const wish = { id: 'offer.x', to: 'soc-jour', because: 'by-hand', view: 'full', policy: 'handover.acute' };
      await write(register, state, [offered(state, wish, at)], at, 'offer');
      await climbed(register, ref);
      return ref;
    },
  },
  {
    what: 'a pause that ended yesterday',
    check: 'paused-past-return',
    by: 'eva-norling',
    plant: async (register, healthy) => {
      const ref = healthy('investigated');
      const input = { until: '2026-03-16', reason: 'person_asked' };
      await moved(register, ref, { move: 'pause', actor: JOHAN, at: WELL_AT - 4 * DAY_MS, input });
      await climbed(register, ref);
      return ref;
    },
  },
  {
    what: 'a case that was lifted to the forum and is on no agenda',
    check: 'forum-without-meeting',
    by: 'cecilia-mark',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await moved(register, ref, { move: 'refer', actor: SYSTEM, at: WELL_AT - 5 * DAY_MS, input: {} });
      await climbed(register, ref);
      return ref;
    },
  },
  {
    what: 'a forum meeting that named nobody',
    check: 'forum-without-holder',
    by: 'cecilia-mark',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await moved(register, ref, { move: 'refer', actor: SYSTEM, at: WELL_AT - 5 * DAY_MS, input: {} });
      const state = await stateIn(register, ref);
      const task = Object.values(state.tasks).find(({ kind }) => kind === 'forum-schedule');
      const dropped = { type: 'TaskDropped', taskId: task?.id ?? '', kind: 'forum-schedule', because: 'done' } as const;
      const scheduled = {
        type: 'ForumScheduled',
        meeting: 'ST-MEET1',
        meetingOn: '2026-03-16',
        question: null,
      } as const;
      await write(register, state, [dropped, scheduled], WELL_AT - 4 * DAY_MS, 'scheduled');
      await climbed(register, ref);
      return ref;
    },
  },
  {
    what: 'a household that nobody has spoken to for 33 days',
    check: 'no-contact-in-time',
    by: 'eva-norling',
    plant: async (register) => {
      const at = WELL_AT - 33 * DAY_MS;
      const wish = { ref: 'ST-FAULT4', at, unit: 'soc-utredning', stage: 'investigation', task: 'investigate' };
      const state = await openedCase(register, wish);
      const given = { type: 'PersonAssigned', taskId: null, unit: 'soc-utredning', person: 'johan-ek' } as const;
      await write(register, state, [{ ...given, how: 'assigned' }], at, 'given');
      await climbed(register, 'ST-FAULT4');
      return 'ST-FAULT4';
    },
  },
  {
    what: 'a task for a head in a unit that has none',
    check: 'task-unfinishable',
    by: 'birgitta-stal',
    plant: async (register, healthy) => {
      await newUnit(register, 'soc-chefslos');
      await register.db
        .insertInto('memberships')
        .values({ person: 'johan-ek', unit: 'soc-chefslos', role: 'member' })
        .execute();
      forgetOrganisation(register);
      const ref = healthy('investigated');
      const state = await stateIn(register, ref);
      const wish = { id: 'case.x', kind: 'name-who-sees', unit: 'soc-chefslos', side: true, policy: 'assign' };
      await write(register, state, [openedTask(state, { ...wish, needs: 'head' }, WELL_AT - HOUR_MS)], WELL_AT, 'task');
      return ref;
    },
  },
  {
    what: 'a protected case that is open to nobody who can do anything in it',
    check: 'nobody-named-can-act',
    by: 'jonas-kvist',
    plant: async (register) => {
      await openedCase(register, { ref: 'ST-FAULT5', at: WELL_AT - HOUR_MS, restrictedTo: ['petra-ljung'] });
      return 'ST-FAULT5';
    },
  },
  {
    what: 'a mail that was refused and that nobody has to put right',
    check: 'mail-unhandled',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      const at = new Date(WELL_AT - 2 * HOUR_MS);
      const recipient = JSON.stringify({ kind: 'unit', unit: 'soc-mottagning' });
      const sent = { role: 'unit', address: 'gone@example.test', acute: false, due_at: null, mail_id: null };
      await register.db
        .insertInto('messages')
        .values({
          ...sent,
          id: `${ref}/2/0/x`,
          ref,
          no: 2,
          seq: 0,
          kind: 'new-task',
          recipient,
          said_at: at,
          created_at: at,
          not_before: at,
          state: 'refused',
        })
        .execute();
      return ref;
    },
  },
  {
    what: 'a report to IVO that is due in a week and not begun',
    check: 'legal-limit-near',
    by: 'eva-norling',
    plant: async (register) => {
      const ref = 'ST-FAULT6';
      const at = WELL_AT - 5 * DAY_MS;
      await openedCase(register, { ref, at, unit: 'lfa-matchning', stage: 'matching', task: 'find-home' });
      const state = await stateIn(register, ref);
      const assigned = { type: 'PersonAssigned', taskId: null, unit: 'lfa-matchning', person: 'petra-ljung' } as const;
      const wish = { id: 'case.ivo', kind: 'ivo-report', unit: 'soc-utredning', side: true, needs: 'member' } as const;
      const report = openedTask(state, { ...wish, policy: 'ivo.report', start: WELL_AT - 83 * DAY_MS }, at, 1);
      await write(register, state, [{ ...assigned, how: 'assigned' }, report], at, 'given');
      await climbed(register, ref);
      return ref;
    },
  },
  {
    what: 'two open cases for one person',
    check: 'two-open-cases',
    by: 'karin-holm',
    plant: async (register, healthy) => {
      const [older, younger] = [healthy('lived'), healthy('taken')];
      await sql`
        update household_members set person_number = (select person_number from household_members where ref = ${older})
        where ref = ${younger}
      `.execute(register.db);
      return younger;
    },
  },
  {
    what: 'names that are shown on a consent that ran out a week ago',
    check: 'consent-expired',
    by: 'mats-hedin',
    plant: async (register, healthy) => {
      const ref = healthy('contracted');
      const state = await stateIn(register, ref);
      const back = state.consents.map(({ givenNo }) => ({ type: 'ConsentWithdrawn', givenNo }) as const);
      const given = {
        type: 'ConsentGiven',
        adult: 0,
        to: 'landlord',
        purpose: 'tenancy',
        until: '2026-03-10',
      } as const;
      await write(register, state, [...back, given], WELL_AT - HOUR_MS, 'consent');
      return ref;
    },
  },
  ...HISTORY_PLANTS,
  {
    what: 'an application that has not become a case',
    check: 'intake-not-started',
    by: 'karin-holm',
    plant: async ({ db }) => {
      const at = new Date(WELL_AT - HOUR_MS);
      await db
        .insertInto('intakes')
        .values({
          idempotency_key: 'fault',
          content_hash: 'x',
          ref: 'ST-FAULT7',
          process: 'municipalContract',
          unit: 'soc-mottagning',
          received_at: at,
          submitted_at: at,
          coded: '{}',
          personal: '{}',
          contact_way: 'phone',
          not_before: new Date('2027-01-01'),
        })
        .execute();
      return 'ST-FAULT7';
    },
  },
];
