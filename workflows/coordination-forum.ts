import { coordinationForum as process } from '../domain/coordination-forum/process';
import type { Kase } from './kase';
import type { StartCase } from './messages';
import { relayCase } from './relay';
import { type Next, type Routine, THE_END } from './tell';

/** The members are told the day, and nothing about anybody. */
async function planned(kase: Kase): Promise<Next> {
  const { members } = await kase.ask('summon');
  kase.tellUnits('summons', Array.isArray(members) ? members.map(String) : []);
  return 'meeting';
}

/** Held on its day; over only when every case on its agenda has a named holder and a day. */
async function meeting(kase: Kase): Promise<Next> {
  await kase.ask('hold-meeting', { due: { on: String(kase.data.meetingOn) }, leadDays: 1 });
  return 'minutes';
}

async function minutes(kase: Kase): Promise<Next> {
  await kase.ask('approve-minutes');
  kase.end('meeting_held');
  return THE_END;
}

async function cancelled(kase: Kase): Promise<Next> {
  kase.end('meeting_cancelled');
  return Promise.resolve(THE_END);
}

/** One meeting of Samverkansforum bostad, from its calling to its minutes (insatsområde 2). */
export const coordinationForumRoutine: Routine = {
  stages: { planned, meeting, minutes, cancelled },
  always: [],
  reactions: {},
};

export async function coordinationForum(start: StartCase): Promise<void> {
  await relayCase(process, coordinationForumRoutine, start);
}
