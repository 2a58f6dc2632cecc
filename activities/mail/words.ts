import { addDays } from '../../domain/calendar/civil-date';
import { localDate, localTime } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import type { WaitingMessage } from './outbox';

/**
 * What a mail says (domain.md 9c). The only variables are reference, role, time and link: never a name, an address,
 * a kind of case, a unit that tells of need, nor that something is protected.
 */
export interface Said {
  /** Neutral step name, for the subject of a mail that says one thing. */
  readonly subject: string;
  readonly sentence: string;
}

/** Fictional number of the demo; the same that the public form shows. */
export const MUNICIPALITY_PHONE = '019-00 00 00';
export const CLOSING = 'Svara inte på detta meddelande med personuppgifter.';

export function isoWithTime(instant: Instant): string {
  return `${localDate(instant)} kl. ${localTime(instant).replace(':', '.')}`;
}

/** "i dag", "i morgon" or the date, seen from when it was said. */
function dayWords(instant: Instant, saidAt: Instant): string {
  const day = localDate(instant);
  const clock = `kl. ${localTime(instant).replace(':', '.')}`;
  if (day === localDate(saidAt)) return `i dag ${clock}`;
  if (day === addDays(localDate(saidAt), 1)) return `i morgon ${clock}`;
  return isoWithTime(instant);
}

type Words = (message: WaitingMessage) => Said;

const before = (m: WaitingMessage, words: string) => (m.dueAt === null ? '' : ` ${words} ${isoWithTime(m.dueAt)}`);
const isLate = (m: WaitingMessage) => m.dueAt !== null && m.dueAt <= m.saidAt;

const reminder: Words = (m) => ({
  subject: `Påminnelse om uppdrag ${m.ref}`,
  sentence: isLate(m)
    ? `Uppdrag ${m.ref} har passerat sin tid${before(m, 'den')}. Logga in för att se vad som återstår.`
    : `Uppdrag ${m.ref} förfaller${m.dueAt === null ? ' snart' : ` ${dayWords(m.dueAt, m.saidAt)}`}. Logga in för att se vad som återstår.`,
});

/** Whose the task is, seen by the one who is told. */
const NEAR: Readonly<Record<string, string>> = {
  head: 'Ett uppdrag i din enhet',
  deputy: 'Ett uppdrag i din enhet',
  'department-head': 'Ett uppdrag i din verksamhet',
  director: 'Ett uppdrag i din förvaltning',
};

const rung: Words = (m) => {
  const near = NEAR[m.role];
  // The holder and the unit's mailbox hear of their own task as a reminder; those above hear of an escalation.
  if (near === undefined && m.role !== 'duty-head') return m.role === 'forum' ? forum(m) : reminder(m);
  return {
    subject: `Uppdrag ${m.ref} behöver en ansvarig`,
    sentence: isLate(m)
      ? `${near ?? 'Ett uppdrag'}, ${m.ref}, har passerat sin tid utan åtgärd. Utse ansvarig senast i dag.`
      : `${near ?? 'Ett uppdrag'}, ${m.ref}, förfaller${m.dueAt === null ? ' snart' : ` ${dayWords(m.dueAt, m.saidAt)}`} och är inte utfört.`,
  };
};

const forum: Words = (m) => ({
  subject: `Ärende ${m.ref} är upplyft`,
  sentence: `Ärende ${m.ref} är upplyft till samverkansforum. Kallelse finns i systemet.`,
});

const WORDS: Readonly<Record<string, Words>> = {
  'new-task': (m) => ({
    subject: `Nytt uppdrag ${m.ref}`,
    sentence: `Du har ett nytt uppdrag, ${m.ref}.${before(m, 'Bekräfta mottagande senast')}${m.dueAt === null ? '' : '.'}`,
  }),
  reminder,
  rung,
  forum,
  offer: (m) => ({
    subject: `Erbjudande om uppdrag ${m.ref}`,
    sentence: `Din enhet är erbjuden att ta över ett uppdrag, ${m.ref}.${before(m, 'Ta emot eller avböj senast')}${m.dueAt === null ? '' : '.'}`,
  }),
  accepted: (m) => ({
    subject: `Överlämning mottagen ${m.ref}`,
    sentence: `Överlämningen av ${m.ref} är mottagen. Uppdraget ligger nu hos mottagaren.`,
  }),
  declined: (m) => ({
    subject: `Överlämning avböjd ${m.ref}`,
    sentence: `Överlämningen av ${m.ref} är avböjd. Uppdraget ligger kvar hos er. Logga in för att se skälet.`,
  }),
  question: (m) => ({
    subject: `Fråga om uppdrag ${m.ref}`,
    sentence: `Mottagaren har en fråga om ${m.ref}.${before(m, 'Svara senast')}${m.dueAt === null ? '' : '.'}`,
  }),
  answered: (m) => ({
    subject: `Svar om uppdrag ${m.ref}`,
    sentence: `Frågan om ${m.ref} är besvarad.${before(m, 'Ta emot eller avböj senast')}${m.dueAt === null ? '' : '.'}`,
  }),
  recalled: (m) => ({
    subject: `Erbjudande återtaget ${m.ref}`,
    sentence: `Erbjudandet om uppdrag ${m.ref} är återtaget. Ni behöver inte svara.`,
  }),
  capacity: (m) => ({
    subject: `Överlämning avböjd ${m.ref}, kapacitet saknas`,
    sentence: `Överlämningen av ${m.ref} är avböjd för att kapacitet saknas. Det är chefernas fråga: kom överens i dag.`,
  }),
  named: (m) => ({
    subject: `Uppdrag ${m.ref} är ert`,
    sentence: `Samverkansforum har bestämt att ni håller uppdrag ${m.ref}. Logga in för att se vad som ska göras och när.`,
  }),
  summons: (m) => ({
    subject: `Kallelse till möte ${m.ref}`,
    sentence: `Din enhet är kallad till ett möte i Samverkansforum bostad, ${m.ref}. Dag, tid och dagordning finns i systemet.`,
  }),
  assign: (m) => ({
    subject: `Utse ansvarig för ${m.ref}`,
    sentence: `Ett uppdrag i din enhet, ${m.ref}, saknar handläggare. Utse ansvarig${m.dueAt === null ? '' : ` senast ${isoWithTime(m.dueAt)}`}.`,
  }),
  // Neither who nor why: that somebody is ill is nobody's but the head's.
  'absence-review': () => ({
    subject: 'Frånvaro att se över',
    sentence: 'En frånvaro i din enhet gäller tills vidare. Logga in och ange om den fortfarande gäller.',
  }),
  'absence-long': () => ({
    subject: 'Frånvaro över fjorton dagar',
    sentence:
      'En frånvaro i din enhet har varat i mer än fjorton dagar. Logga in för att se vilka ärenden som bör flyttas.',
  }),
  // Neither which case nor what is wrong with it: it may be one that the reader is not to know of.
  finding: (m) => ({
    subject: 'Granskningen har hittat något',
    sentence: `Granskningen har hittat något som du ansvarar för.${before(m, 'Ta hand om det senast')}${m.dueAt === null ? '' : '.'}`,
  }),
  'finding-late': (m) => ({
    subject: 'Påminnelse om granskningen',
    sentence: `${m.role === 'department-head' ? 'Något i din verksamhet som granskningen har hittat' : 'Något som granskningen har hittat'} har passerat sin tid${before(m, 'den')}. Logga in för att se vad som återstår.`,
  }),
  applicant: () => ({
    subject: 'Meddelande från Örebro kommun',
    // No unit, no reference, no link: an applicant's mailbox may be read by others.
    sentence: `Du har ett meddelande från Örebro kommun. Ring ${MUNICIPALITY_PHONE}.`,
  }),
};

/** The words for one message. A kind that nobody has named is told as a task that waits: never nothing. */
export function wordsFor(message: WaitingMessage): Said {
  const words = WORDS[message.kind];
  return words
    ? words(message)
    : { subject: `Uppdrag ${message.ref}`, sentence: `Uppdrag ${message.ref} väntar på dig.` };
}
