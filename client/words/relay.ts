import type { Reminded } from '../../domain/deadlines/ladder';
import { SERVICE_WAY } from '../../domain/municipal-contract/codes';
import { CONTACT_WAY, LETTER_WAY } from '../../domain/office/codes';

/** Who is told next if nobody acts, as it is said in a sentence. */
export const rungRecipients: Readonly<Record<Reminded, string>> = {
  holder: 'den som har uppdraget',
  'holder-and-deputy': 'den som har uppdraget och ersättaren',
  'head-of-unit': 'enhetschefen',
  'duty-head': 'chefen i beredskap',
  'head-of-department': 'verksamhetschefen',
  'head-of-administration-and-forum': 'förvaltningschefen och Samverkansforum bostad',
  'head-of-administration': 'förvaltningschefen',
  'system-owner': 'systemförvaltaren',
};

export const assignmentWords = {
  claimed: 'Tog uppdraget',
  released: 'Lämnade tillbaka uppdraget till enheten',
  assigned: 'Utsedd',
  'taken-over': 'Tog över uppdraget',
  'handed-on': 'Uppdraget följde med enheten',
} as const;

export const dateMovedWords = {
  extended: 'Tiden förlängd',
  corrected: 'Tiden omräknad efter rättelse',
  'new-date': 'Ny tid bestämd',
  paused: 'Tiden står still under pausen',
  resumed: 'Tiden går igen efter pausen',
} as const;

/** Ways to reach a person, as logged and as an applicant chose. */
export const contactWays: Readonly<Record<string, string>> = {
  ...LETTER_WAY,
  ...SERVICE_WAY,
  ...CONTACT_WAY,
  worker: 'Via annan personal',
  outreach: 'Uppsökande',
};

export const closeReasons: Readonly<Record<string, string>> = {
  own_contract: 'eget kontrakt',
  stays_in_home: 'bor kvar i sin bostad',
  moved_municipality_accepted: 'flyttad, den andra kommunen har tagit emot ärendet',
  other_solution_confirmed_by_person: 'annan lösning, bekräftad av personen',
  deceased: 'avliden',
  withdrawn_by_person: 'återtagen av den sökande',
  refused_final: 'avslag som vunnit laga kraft',
  no_contact_after_three_ways: 'ingen kontakt efter försök på tre sätt',
  meeting_held: 'mötet är hållet',
  meeting_cancelled: 'mötet är inställt',
  merged_with: 'sammanslagen med ett annat ärende',
  conditions_over: 'varje villkor har tagit slut',
  withdrawn: 'markanvisningen återkallad',
  expired: 'ensamrätten gick ut och marken är åter',
  terminated: 'avtalet hävt och marken återtagen',
  need_covered: 'behovet är täckt',
  need_released: 'behovet finns inte längre',
  rulebook_over: 'regelverket har upphört',
};

/** What the applicant left for us to reach them by, and their own words: register only. */
export const contactWords: Readonly<Record<string, string>> = {
  phone: 'Telefon',
  email: 'E-post',
  address: 'Adress',
  workerName: 'Via',
  helperName: 'Hjälps av',
  helperRole: 'Som är',
  helperPhone: 'Hjälparens telefon',
  whatHappened: 'Med egna ord',
};

/** What an applicant was told, in the neutral words of the receipt and the mail. */
export const toldWords: Readonly<Record<string, string>> = {
  receipt: 'att ansökan är mottagen',
  'viewing-offer': 'att det finns en bostad att se',
  decision: 'att det finns ett beslut',
};

/** Where an answer led the case, when it left its stage because of it. */
export const ledWords: Readonly<Record<string, string>> = {
  'decision-changed': 'Hushållet har ändrats: behovet utreds på nytt',
  'home-too-small': 'Bostaden är för liten för det ändrade hushållet',
  'notice-prepared': 'Uppsägningen är förberedd: behovet utreds på nytt',
  'exclusivity-expired': 'Ensamrätten gick ut',
  'permit-start-lapsed': 'Lovet upphörde: bygget hade inte börjat',
  'permit-finish-lapsed': 'Lovet upphörde: bygget var inte klart',
  'agreement-terminated': 'Avtalet hävdes',
};
