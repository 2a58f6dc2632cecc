import { parseArgs } from 'node:util';
import { demoOrganisation } from '../../embedded/demo/organisation';
import type { Fact } from '../../domain/kernel/facts';
import { factsOf } from '../../register/cases';
import { openRegister, type Register } from '../../register/database';
import { saveHome } from '../../register/homes';
import { messagesOf } from '../../register/outbox';
import { ownDatabaseUrl } from '../../register/own-database';
import { verify } from '../../register/verify';
import { KILLABLE, type Killable, Running, until } from './running';
import { type People, STORY, walk } from './story';

interface Walked {
  readonly facts: readonly string[];
  readonly messages: readonly string[];
  readonly mailsTwice: readonly string[];
  /** Mails that were under way when something was killed: they may or may not have arrived, and a person was told. */
  readonly inDoubt: number;
  readonly seconds: number;
  readonly kills: number;
}

const PEOPLE: People = {
  reception: memberOf('soc-mottagning'),
  investigator: memberOf('soc-utredning'),
  decider:
    demoOrganisation.people.find(
      (p) => p.roles.includes('decider') && p.memberships.some((m) => m.unit === 'soc-ledning'),
    )?.id ?? '',
  matcher: memberOf('lfa-matchning'),
  support: memberOf('soc-boendestod'),
};

function memberOf(unit: string): string {
  const found = demoOrganisation.people.find((p) => p.memberships.some((m) => m.unit === unit && m.role === 'member'));
  if (!found) throw new Error(`Nobody in ${unit}`);
  return found.id;
}

/**
 * `npm run walk`: the README's walk by API on `npm start` itself. `--kill` walks it again, killing worker, web,
 * Temporal and PostgreSQL (kill -9) in turn ahead of every step, and holds facts and messages against the first walk.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { kill: { type: 'boolean', default: false }, part: { type: 'string' } } });
  const calm = await once([]);
  report('Unkilled', calm);
  if (!values.kill) return;
  const parts = KILLABLE.filter((part) => values.part === undefined || part === values.part);
  for (const part of parts) {
    const killed = await once([part]);
    report(`kill -9 ${part} ahead of every step`, killed);
    const faults = [
      ...differences('fact', calm.facts, killed.facts),
      ...differences('message', calm.messages, killed.messages),
    ];
    for (const fault of [...faults, ...killed.mailsTwice.map((id) => `mail sent twice: ${id}`)])
      console.log(`  ${fault}`);
    if (faults.length + killed.mailsTwice.length > 0) process.exitCode = 1;
  }
  console.log(process.exitCode === 1 ? 'The walks differ.' : 'Same facts, same messages, no mail twice.');
}

async function once(kill: readonly Killable[]): Promise<Walked> {
  const running = await new Running().start();
  const url = ownDatabaseUrl(running.dataDir);
  if (url === null) throw new Error('No database in the data folder');
  const began = Date.now();
  let kills = 0;
  try {
    await withRegister(url, async (register) => {
      await saveHome(
        register,
        {
          id: 'walk-1',
          address: 'Provgatan 1',
          district: 'varberga',
          rooms: 4,
          sqm: 92,
          rentMonth: 8900,
          floor: 1,
          lift: true,
          accessible: true,
          landlord: 'Svartån Fastigheter AB',
          availableFrom: '2026-01-01',
          status: 'available',
        },
        { version: null, by: PEOPLE.matcher ?? '', now: Date.now() },
      );
    });
    const ref = await walk(running, PEOPLE, async () => {
      for (const part of kill) {
        running.kill(part);
        kills += 1;
      }
    });
    await until('everything runs again', () => running.ready(), 60_000);
    await until('every message has left', () => allSent(url, ref), 90_000);
    return await withRegister(url, async (register) => {
      const faults = await verify(register);
      if (faults.length > 0) throw new Error(`register:verify: ${JSON.stringify(faults)}`);
      const all = await factsOf(register, ref);
      const doubts = new Set(all.filter(isDoubt).map((fact) => fact.no));
      return {
        facts: all.filter((fact) => !doubts.has(fact.no)).map(said),
        messages: (await messagesOf(register, ref))
          .filter((message) => !doubts.has(message.no))
          .map((message) => `${message.kind} -> ${message.address}`)
          .sort(),
        inDoubt: all.filter((fact) => fact.type === 'TaskOpened' && isDoubt(fact)).length,
        mailsTwice: await mailsTwice(running),
        seconds: (Date.now() - began) / 1000,
        kills,
      };
    });
  } finally {
    await running.stop();
  }
}

async function withRegister<T>(url: string, work: (register: Register) => Promise<T>): Promise<T> {
  const register = openRegister(url, { connections: 2 });
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}

async function allSent(url: string, ref: string): Promise<boolean> {
  return withRegister(url, async (register) => {
    const messages = await messagesOf(register, ref);
    return messages.every((one) => one.state !== 'waiting' && one.state !== 'sending');
  }).catch(() => false);
}

/** About a mail whose fate nobody can know (docs/adr/005): only a kill at the wrong millisecond gives one. */
function isDoubt(fact: Fact): boolean {
  const about = 'task' in fact ? fact.task.kind : 'kind' in fact ? fact.kind : null;
  return about === 'mail-refused';
}

/** A fact without its times: what happened, by whom, about what. */
function said(fact: Fact): string {
  const about = 'task' in fact ? fact.task.kind : 'kind' in fact ? fact.kind : 'stage' in fact ? fact.stage : '';
  const to = fact.type === 'RungReached' ? ` ${fact.rung} ${fact.to}` : '';
  return `${fact.type} ${about}${to} by ${'person' in fact.by ? nameOf(fact.by, about) : 'system'}`;
}

/** Which colleague does a chore depends on the case's number, and that is another one in every walk. */
function nameOf({ person, unit }: { readonly person: string; readonly unit: string | null }, about: string): string {
  return STORY.has(about) ? person : `somebody of ${unit}`;
}

async function mailsTwice(running: Running): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${running.state().ports.mailbox}/messages`);
  const ids = ((await answer.json()) as { messageId: string }[]).map((mail) => mail.messageId);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

function differences(what: string, calm: readonly string[], killed: readonly string[]): readonly string[] {
  const rest = [...killed];
  const missing = calm.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [...missing.map((one) => `lost ${what}: ${one}`), ...rest.map((one) => `extra ${what}: ${one}`)];
}

function report(name: string, { facts, messages, inDoubt, seconds, kills }: Walked): void {
  const doubt = inDoubt === 0 ? '' : `, ${inDoubt} mails in doubt, each told to a person`;
  console.log(
    `${name}: ${facts.length} facts, ${messages.length} messages${doubt}, ${kills} kills, ${seconds.toFixed(0)} s`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
