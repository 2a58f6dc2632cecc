import { weekday } from '../../domain/calendar/civil-date';
import { localDate, localTime } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import type { ContactWay, Flow, Urgency } from '../../domain/intake/codes';
import { momentInWords } from '../../domain/swedish-dates';

/** Fictional; the demo's only telephone number. */
export const PHONE = '019-00 00 00';

/** What the pages of the application say around the questions. The questions themselves: domain/intake/words-*.ts. */
export interface IntakePageWords {
  readonly otherLanguage: string;
  readonly step: (at: number, of: number) => string;
  readonly next: string;
  readonly back: string;
  readonly change: string;
  readonly example: string;
  readonly toCheck: string;
  readonly optional: string;
  readonly choose: string;
  readonly wrong: string;
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly lead: readonly string[];
  readonly privacyTitle: string;
  readonly privacy: readonly string[];
  readonly urgentTitle: string;
  readonly urgent: readonly string[];
  /** Until it is sent. */
  readonly urgentStillSend: string | null;
  readonly checkTitle: string;
  readonly checkLead: string;
  readonly send: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly startAgain: string;
  readonly receiptTitle: string;
  readonly reference: string;
  readonly received: string;
  readonly nextTitle: string;
  readonly within: Readonly<Record<Urgency, (by: string) => string>>;
  readonly ways: Readonly<Record<ContactWay, string>>;
  readonly after: readonly string[];
  readonly keep: string;
  readonly print: string;
}

const swedish: IntakePageWords = {
  otherLanguage: 'In English',
  step: (at, of) => `Sida ${at} av ${of}`,
  next: 'Fortsätt',
  back: 'Tillbaka',
  change: 'Ändra',
  example: 'Fyll i exempel',
  toCheck: 'Till sammanfattningen',
  optional: 'frivilligt',
  choose: 'Välj …',
  wrong: 'Något behöver rättas',
  yes: 'Ja',
  no: 'Nej',
  none: 'Inget svar',
  lead: [
    'För dig som saknar bostad, eller snart gör det. Det tar ungefär tio minuter. Du kan hoppa över frågor som är frivilliga.',
    `Vill du hellre prata med någon? Ring ${PHONE}. Har du skyddade personuppgifter: ring i stället för att fylla i här.`,
  ],
  privacyTitle: 'Så används det du skriver',
  privacy: [
    'Socialnämnden i Örebro kommun ansvarar för uppgifterna och behöver dem för att utreda din ansökan enligt socialtjänstlagen. De skyddas av socialtjänstsekretess.',
    'Bara de som arbetar med ditt ärende får läsa det. Den som söker bostad åt dig får veta hur stor bostad du behöver, inte vem du är, förrän du har sagt ja.',
    'Du har rätt att se dina uppgifter och få fel rättade. Dataskyddsombudet svarar på frågor. Klagomål lämnas till Integritetsskyddsmyndigheten.',
    'Det du fyller i sparas i 60 minuter tills du skickar. Sedan tas det bort.',
  ],
  urgentTitle: `Ring ${PHONE} nu`,
  urgent: [
    'Du svarade att du inte har någonstans att sova i natt, eller att du är rädd för någon. Socialjouren svarar dygnet runt.',
    'Vid akut fara: ring 112.',
  ],
  urgentStillSend: 'Du kan skicka ansökan också, men vänta inte på svar: ring.',
  checkTitle: 'Kontrollera dina svar',
  checkLead: 'Läs igenom. Stämmer något inte, tryck på Ändra. Inget är skickat ännu.',
  send: 'Skicka ansökan',
  goneTitle: 'Ansökan finns inte kvar',
  gone: 'Det har gått mer än 60 minuter, eller så är ansökan redan skickad. Det du hade skrivit är borttaget.',
  startAgain: 'Börja på en ny ansökan',
  receiptTitle: 'Vi har tagit emot din ansökan',
  reference: 'Ärendenummer',
  received: 'Mottagen',
  nextTitle: 'Det här händer nu',
  within: {
    today: (by) => `Någon hör av sig senast ${by}. Ring ${PHONE} om det brådskar mer.`,
    '3d': (by) => `En socialsekreterare hör av sig senast ${by}.`,
    normal: (by) => `En socialsekreterare hör av sig senast ${by}.`,
  },
  ways: {
    phone: 'Vi ringer dig.',
    letter: 'Vi skickar brev.',
    email: 'Vi skickar e-post. Där står aldrig vad ärendet gäller.',
    worker: 'Vi hör av oss genom den personal du har valt.',
  },
  after: [
    'Vi frågar om något saknas, och berättar hur utredningen går till.',
    'Du får ett skriftligt beslut. Är du inte nöjd kan du överklaga det.',
  ],
  keep: 'Spara ärendenumret. Ring oss och säg det om något ändras.',
  print: 'Du kan skriva ut sidan. Den visas i 60 minuter.',
};

const english: IntakePageWords = {
  otherLanguage: 'På svenska',
  step: (at, of) => `Page ${at} of ${of}`,
  next: 'Continue',
  back: 'Back',
  change: 'Change',
  example: 'Fill in an example',
  toCheck: 'To the summary',
  optional: 'optional',
  choose: 'Choose …',
  wrong: 'Something needs to be corrected',
  yes: 'Yes',
  no: 'No',
  none: 'No answer',
  lead: [
    'For you who have no home, or soon will not. It takes about ten minutes. You can skip questions that are optional.',
    `Would you rather talk to someone? Call ${PHONE}. If your personal details are protected: call instead of filling in here.`,
  ],
  privacyTitle: 'How we use what you write',
  privacy: [
    'The Social Welfare Board of Örebro is responsible for the information and needs it to investigate your application under the Social Services Act. It is covered by confidentiality.',
    'Only those who work with your case may read it. Those who look for a home for you learn how big a home you need, not who you are, until you have agreed.',
    'You have the right to see your information and to have mistakes corrected. The data protection officer answers questions. Complaints go to the Swedish Authority for Privacy Protection.',
    'What you fill in is kept for 60 minutes until you send it. Then it is deleted.',
  ],
  urgentTitle: `Call ${PHONE} now`,
  urgent: [
    'You answered that you have nowhere to sleep tonight, or that you are afraid of someone. The social emergency service answers round the clock.',
    'In immediate danger: call 112.',
  ],
  urgentStillSend: 'You can also send the application, but do not wait for an answer: call.',
  checkTitle: 'Check your answers',
  checkLead: 'Read them through. If something is wrong, press Change. Nothing has been sent yet.',
  send: 'Send the application',
  goneTitle: 'The application is no longer here',
  gone: 'More than 60 minutes have passed, or the application has already been sent. What you had written is deleted.',
  startAgain: 'Start a new application',
  receiptTitle: 'We have received your application',
  reference: 'Case number',
  received: 'Received',
  nextTitle: 'What happens now',
  within: {
    today: (by) => `Someone will contact you by ${by} at the latest. Call ${PHONE} if it is more urgent.`,
    '3d': (by) => `A social worker will contact you by ${by} at the latest.`,
    normal: (by) => `A social worker will contact you by ${by} at the latest.`,
  },
  ways: {
    phone: 'We will call you.',
    letter: 'We will send a letter.',
    email: 'We will send an e-mail. It never says what the matter is about.',
    worker: 'We will contact you through the professional you have chosen.',
  },
  after: [
    'We will ask if something is missing, and tell you how the investigation works.',
    'You will get a decision in writing. If you are not satisfied you can appeal.',
  ],
  keep: 'Keep the case number. Call us and say it if anything changes.',
  print: 'You can print this page. It is shown for 60 minutes.',
};

/** An official types for somebody else: the same pages, other words around them. */
const staff: IntakePageWords = {
  ...swedish,
  lead: ['För någon som ringer, besöker eller har skickat på papper. Frågorna är de som sökanden själv får.'],
  checkLead: 'Läs upp svaren för den som söker. Ärendet öppnas när du registrerar det.',
  send: 'Registrera ansökan',
  receiptTitle: 'Ansökan är registrerad',
  urgent: [
    'Sökanden har ingenstans att sova i natt, eller är rädd för någon. Samtalet ska inte vänta på registreringen.',
  ],
  urgentTitle: 'Det här är bråttom',
  urgentStillSend: null,
  within: {
    today: (by) => `Första kontakten ska vara tagen senast ${by}.`,
    '3d': (by) => `Första kontakten ska vara tagen senast ${by}.`,
    normal: (by) => `Första kontakten ska vara tagen senast ${by}.`,
  },
  ways: {
    phone: 'Sökanden vill bli uppringd.',
    letter: 'Sökanden vill ha brev.',
    email: 'Sökanden vill ha e-post.',
    worker: 'Sökanden nås genom personal.',
  },
  after: [],
  keep: 'Ge ärendenumret till den som söker.',
};

export function intakePageWords(flow: Flow): IntakePageWords {
  return flow === 'en' ? english : flow === 'staff' ? staff : swedish;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A moment in the reader's language, Swedish local time. */
export function momentIn(flow: Flow, at: Instant): string {
  if (flow !== 'en') return momentInWords(at);
  const date = localDate(at);
  const [year, month, day] = date.split('-').map(Number);
  return `${DAYS[weekday(date) % 7] ?? ''} ${day} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year} at ${localTime(at)}`;
}

/** A new application after a case that was closed too long ago to be opened again. */
export const afterWords = {
  form: 'Ny ansökan efter ärende',
  check: 'Det som står ifyllt är hämtat därifrån: kontrollera det. Ärendena kopplas ihop när ansökan är inskickad.',
  title: 'Har personen hört av sig igen?',
  why: 'Ärendet avslutades för mer än 90 dagar sedan. Då blir det en ny ansökan, och ärendena kopplas ihop.',
  begin: 'Ny ansökan, kopplad till det här ärendet',
  taken: (day: string, unit: string) => `En ny ansökan kom in ${day}. ${unit} tar den första kontakten.`,
  exists: 'Personen har hört av sig igen sedan dess. Det senare ärendet är',
} as const;
