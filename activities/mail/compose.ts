import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Gathered } from './gathering';
import type { WaitingMessage } from './outbox';
import type { ReadyMail } from './smtp';
import { CLOSING, isoWithTime, wordsFor } from './words';

/** Where mails come from and where their links lead. */
export interface Sender {
  /** `MAIL_FROM`: an address, or `Name <address>`. */
  readonly from: string;
  /** `PUBLIC_URL`, without trailing slash. */
  readonly publicUrl: string;
}

export interface ComposedMail extends ReadyMail {
  readonly messageId: string;
}

/** So many entries a mail lists; the rest is counted, and everything stands in the inbox anyway. */
const MOST_ENTRIES = 200;

/** Same messages, same id: a server or a reader that sees the mail twice can tell. */
export function messageIdOf(messages: readonly WaitingMessage[], publicUrl: string): string {
  const digest = createHash('sha256');
  for (const id of messages.map((m) => m.id).toSorted()) digest.update(`${id}\n`);
  return `<${digest.digest('hex').slice(0, 32)}@${new URL(publicUrl).hostname}>`;
}

/** The mail with headers and body, text and HTML. */
export async function composeMail(gathered: Gathered, sender: Sender): Promise<ComposedMail> {
  const { messages, address } = gathered;
  const messageId = messageIdOf(messages, sender.publicUrl);
  const forApplicant = messages.every((m) => m.kind === 'applicant');
  const built = new MailComposer({
    from: sender.from,
    to: address,
    subject: subjectOf(messages),
    messageId,
    text: textOf(messages, sender, forApplicant),
    html: htmlOf(messages, sender, forApplicant),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(gathered.acute ? { priority: 'high' as const } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, from: addressOf(sender.from), to: address, raw: await built.compile().build() };
}

function subjectOf(messages: readonly WaitingMessage[]): string {
  const subjects = new Set(messages.map((m) => wordsFor(m).subject));
  const [first] = subjects;
  return subjects.size === 1 && first !== undefined ? first : `${messages.length} uppdrag väntar på dig`;
}

interface Entry {
  readonly sentence: string;
  readonly link: string | null;
}

function entries(messages: readonly WaitingMessage[], sender: Sender): readonly Entry[] {
  return messages.slice(0, MOST_ENTRIES).map((m) => ({
    sentence: wordsFor(m).sentence,
    link: m.kind === 'applicant' ? null : `${sender.publicUrl.replace(/\/$/, '')}${pathOf(m)}`,
  }));
}

/** Where a message is answered: on its case, with the absences of the unit, or with what the audit found. */
function pathOf({ kind, ref }: WaitingMessage): string {
  if (kind.startsWith('finding')) return '/granskning';
  return kind.startsWith('absence-') ? '/franvaro/enheten' : `/arenden/${encodeURIComponent(ref)}`;
}

function endings(messages: readonly WaitingMessage[], forApplicant: boolean): readonly string[] {
  const last = messages.at(-1);
  return [
    ...(messages.length > MOST_ENTRIES
      ? [`Och ${messages.length - MOST_ENTRIES} till, se listan när du har loggat in.`]
      : []),
    ...(last === undefined || forApplicant ? [] : [`Gäller ${isoWithTime(last.saidAt)}.`]),
    CLOSING,
  ];
}

function textOf(messages: readonly WaitingMessage[], sender: Sender, forApplicant: boolean): string {
  const told = entries(messages, sender).map((e) =>
    e.link === null ? e.sentence : `${e.sentence}\nLogga in: ${e.link}`,
  );
  return `${[...told, ...endings(messages, forApplicant)].join('\n\n')}\n`;
}

function htmlOf(messages: readonly WaitingMessage[], sender: Sender, forApplicant: boolean): string {
  const told = entries(messages, sender).map((e) => {
    const link = e.link === null ? '' : `<br><a href="${escapeHtml(e.link)}">Logga in</a>`;
    return `<p>${escapeHtml(e.sentence)}${link}</p>`;
  });
  const rest = endings(messages, forApplicant).map((line) => `<p>${escapeHtml(line)}</p>`);
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${escapeHtml(subjectOf(messages))}</title></head><body>${[...told, ...rest].join('')}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
}

function addressOf(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from;
}
