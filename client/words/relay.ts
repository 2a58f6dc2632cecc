import type { RungRecipient } from '../../domain/deadlines/ladder';

/** Who is told next if nobody acts, as it is said in a sentence. */
export const rungRecipients: Readonly<Record<RungRecipient, string>> = {
  holder: 'den som har uppdraget',
  'holder-and-deputy': 'den som har uppdraget och ersättaren',
  'head-of-unit': 'enhetschefen',
  'duty-head': 'chefen i beredskap',
  'head-of-department': 'verksamhetschefen',
  'head-of-administration-and-forum': 'förvaltningschefen och Samverkansforum bostad',
  'system-owner': 'systemförvaltaren',
};

export const assignmentWords = {
  claimed: 'Tog uppdraget',
  released: 'Lämnade tillbaka uppdraget till enheten',
  assigned: 'Utsedd',
  'taken-over': 'Tog över uppdraget',
} as const;

export const dateMovedWords = {
  extended: 'Tiden förlängd',
  corrected: 'Tiden omräknad efter rättelse',
  'new-date': 'Ny tid bestämd',
} as const;

export const contactWays: Readonly<Record<string, string>> = {
  phone: 'telefon',
  letter: 'brev',
  visit: 'hembesök',
  meeting: 'möte',
  sms: 'sms',
  email: 'e-post',
  'e-mail': 'e-post',
  outreach: 'uppsökande',
  worker: 'via annan personal',
  'via-worker': 'via annan personal',
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
  merged_with: 'sammanslagen med ett annat ärende',
};

export const declineReasons: Readonly<Record<string, string>> = {
  not_our_target_group: 'inte vår målgrupp',
  capacity: 'kapacitet saknas',
  missing_information: 'uppgifter saknas',
  other_unit_better: 'en annan enhet är rätt',
  other_municipality: 'en annan kommun är ansvarig',
  no_consent: 'samtycke saknas',
  already_open_here: 'ärendet är redan öppet här',
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
