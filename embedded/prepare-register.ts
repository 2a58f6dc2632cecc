import type { MeetingSlot } from '../domain/settings/meeting-slots';
import { registerIsEmpty } from '../register/cases';
import { meetingSlots, saveMeetingSlot } from '../register/change-clocks';
import { openRegister, type Register } from '../register/database';
import { migrate } from '../register/migrate';
import { organisation } from '../register/organisation';
import { changedKeys } from '../register/setting-changes';
import { importOrganisation } from '../register/organisation-import';
import { demoOrganisation } from './demo/organisation';

/** DATABASE_URL names a register with people of its own; the demo would take their memberships away. */
export class NotTheDemosRegisterError extends Error {
  override readonly name = 'NotTheDemosRegisterError';
}

/**
 * Brings the database up to date and puts the demo's organisation in.
 * @throws NotTheDemosRegisterError before anything is written about people who are not the demo's.
 */
export async function prepareRegister(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  const { strangers, edited } = await withRegister(databaseUrl, async (register) => {
    const [units, entered] = [await changedKeys(register, 'unit'), await changedKeys(register, 'person')];
    const invented = new Set([...demoOrganisation.people.map((person) => person.id), ...entered]);
    const { people } = await organisation(register);
    return {
      strangers: people.filter((person) => !invented.has(person.id)),
      edited: units.length + entered.length > 0,
    };
  });
  if (strangers.length > 0) {
    throw new NotTheDemosRegisterError(
      "DATABASE_URL holds an organisation that is not the demo's; `npm start` serves the demo only. Use another database, or run worker and web client as docker-compose.yml does.",
    );
  }
  // What an administrator has changed is not changed back by the next start.
  if (!edited) await importOrganisation(databaseUrl, demoOrganisation);
  await withRegister(databaseUrl, meetOnTuesdays);
}

/** The demo's forum meets every Tuesday, until an administrator says otherwise. */
async function meetOnTuesdays(register: Register): Promise<void> {
  if ((await meetingSlots(register)).length > 0) return;
  const slot: MeetingSlot = {
    id: 'tid-tisdagar',
    body: 'forum',
    weekday: 2,
    everyWeeks: 1,
    time: '10:00',
    place: 'Stadshuset, sammanträdesrum 2',
    validFrom: '2026-01-06',
    validTo: null,
    exceptions: [],
  };
  await saveMeetingSlot(register, slot, { by: 'jonas-kvist', at: Date.now(), seen: 0 }, true);
}

/** Whether the register has no case yet. */
export function hasNoCases(databaseUrl: string): Promise<boolean> {
  return withRegister(databaseUrl, registerIsEmpty);
}

async function withRegister<T>(databaseUrl: string, work: (register: Register) => Promise<T>): Promise<T> {
  const register = openRegister(databaseUrl, { connections: 1 });
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}
