import { openRegister } from '../../register/database';
import { outboxCounts } from '../../register/outbox';
import { verify } from '../../register/verify';
import { processByName } from '../../domain/processes';
import { audit } from '../support/auditor/audit';
import type { CaseFile, Evidence, Finding, Mail, Rule } from '../support/auditor/evidence';
import { readFacts } from '../support/auditor/read-register';
import { type Running, until } from '../walk/running';
import type { Sent } from './tally';

export interface Judgment {
  readonly evidence: Evidence;
  readonly cases: number;
  readonly facts: number;
  readonly rungs: number;
  readonly mails: number;
  readonly findings: readonly Finding[];
  readonly verified: readonly string[];
  /** Commands that were answered with a yes and stand nowhere, and applications without a case. */
  readonly lost: readonly string[];
  /** Commands that were answered with a no and stand all the same. */
  readonly refusedButWritten: readonly string[];
  readonly unowned: readonly string[];
  readonly mailsTwice: readonly string[];
}

const UNOWNED: ReadonlySet<Rule> = new Set(['one-holder', 'baton-by-accept', 'next-event', 'begins-once']);
/** A mail whose sender was killed is given up after 40 s, and its case is told. */
const SETTLED_WITHIN_MS = 150_000;

/** When the storm is over and every mail has left: what stands, against what people were told. */
export async function judge(running: Running, databaseUrl: string, sent: readonly Sent[]): Promise<Judgment> {
  const register = openRegister(databaseUrl, { connections: 2, processByName });
  try {
    await until('everything runs again', () => running.ready(), SETTLED_WITHIN_MS);
    const begun = sent.flatMap(({ what, ref, outcome }) => (what === 'apply' && outcome === 'ok' && ref ? [ref] : []));
    await until(
      'every application has its case',
      async () => {
        const cases = new Set((await readFacts(databaseUrl)).map(({ ref }) => ref));
        return begun.every((ref) => cases.has(ref));
      },
      SETTLED_WITHIN_MS,
    ).catch(() => undefined);
    await until(
      'every mail has left',
      async () => {
        const { waiting, sending } = await outboxCounts(register);
        return waiting + sending === 0;
      },
      SETTLED_WITHIN_MS,
    );
    const cases = await readFacts(databaseUrl);
    const mails = await mailsOf(running);
    const evidence = { cases, mails, until: await running.displayedNow() };
    const findings = audit(evidence);
    const of = (rules: (rule: Rule) => boolean) => findings.filter(({ rule }) => rules(rule)).map(inWords);
    return {
      evidence,
      cases: cases.length,
      facts: cases.flatMap(({ facts }) => facts).length,
      rungs: cases.flatMap(({ facts }) => facts).filter(({ type }) => type === 'RungReached').length,
      mails: mails.length,
      findings,
      verified: (await verify(register)).map(({ where, what }) => `${where} ${what}`),
      lost: lostIn(cases, sent),
      refusedButWritten: standing(cases, sent, 'refused').map(({ ref, what }) => `${ref} ${what}`),
      unowned: of((rule) => UNOWNED.has(rule)),
      mailsTwice: of((rule) => rule === 'mail-once'),
    };
  } finally {
    await register.close();
  }
}

export function inWords({ case: ref, rule, no, sentence }: Finding): string {
  return `${ref}/${no} ${rule}: ${sentence}`;
}

function lostIn(cases: readonly CaseFile[], sent: readonly Sent[]): readonly string[] {
  const there = new Set(cases.map(({ ref }) => ref));
  const done = sent.filter(({ outcome }) => outcome === 'ok');
  const applications = done.filter(({ what, ref }) => what === 'apply' && !there.has(ref ?? ''));
  const stand = new Set(standing(cases, done, 'ok'));
  const commands = done.filter((one) => one.what !== 'apply' && !stand.has(one));
  return [...applications, ...commands].map(({ ref, what, id }) => `${ref} ${what} ${id}`);
}

/** The commands that facts of their case carry the id of. */
function standing(cases: readonly CaseFile[], sent: readonly Sent[], outcome: Sent['outcome']): readonly Sent[] {
  const written = new Set(cases.flatMap(({ ref, facts }) => facts.map(({ commandId }) => `${ref} ${commandId}`)));
  // The same command sent twice may be answered twice: it stands when either says so.
  const done = new Set(sent.filter((one) => one.outcome === 'ok').map(({ id }) => id));
  return sent.filter(
    (one) => one.outcome === outcome && written.has(`${one.ref} ${one.id}`) && (outcome === 'ok' || !done.has(one.id)),
  );
}

async function mailsOf(running: Running): Promise<readonly Mail[]> {
  const answer = await fetch(`http://127.0.0.1:${running.state().ports['mailbox']}/messages`);
  return (await answer.json()) as readonly Mail[];
}
