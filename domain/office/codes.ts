/** The codes of what every process shares, with the words staff read. A code never changes meaning. */

/** Ways to get hold of a person. */
export const CONTACT_WAY = {
  phone: 'Telefon',
  visit: 'Besök i hemmet eller uppsökande',
  letter: 'Brev',
  email: 'E-post',
  meeting: 'Möte',
  sms: 'Sms',
} as const;

/** Ways a letter leaves the house. */
export const LETTER_WAY = {
  letter: 'Brev',
  handed_over: 'Överlämnat personligen',
  phone: 'Uppläst på telefon',
  email: 'E-post, neutralt',
} as const;

/** domain.md 9b. Addiction, illness, lack of address, number or language and debts are not among them. */
export const DECLINE_REASON = {
  not_our_target_group: 'Inte vår målgrupp',
  capacity: 'Kapacitet saknas (går alltid till chefen)',
  missing_information: 'Uppgifter saknas',
  other_unit_better: 'En annan enhet är rätt',
  other_municipality: 'En annan kommun är ansvarig',
  no_consent: 'Samtycke saknas',
  already_open_here: 'Ärendet är redan öppet här',
} as const;

/** domain.md 9b: never the only reason. They can be chosen, so that the refusal can say which rule forbids them. */
export const FORBIDDEN_REASON = {
  addiction: 'Missbruk (får inte vara skäl)',
  mental_illness: 'Psykisk ohälsa (får inte vara skäl)',
  no_address: 'Saknar adress (får inte vara skäl)',
  no_person_number: 'Saknar personnummer (får inte vara skäl)',
  language: 'Språket (får inte vara skäl)',
  rent_debt: 'Har hyresskuld (får inte vara skäl)',
} as const;

/** Outside parties without sign-in that can be asked to take over or to give their view. */
export const OUTSIDE = {
  'ext-region': 'Regionen',
  'ext-kommun': 'En annan kommun',
  'ext-frivard': 'Frivården',
  'ext-migration': 'Migrationsverket',
  'ext-obo': 'ÖrebroBostäder',
  'ext-hyresvard': 'Privat hyresvärd',
  'ext-annan': 'Annan utomstående',
} as const;

/** Why a case is handed over by hand. Purposes at the end of the list go to the forum at the first no (domain.md 8). */
export const PURPOSE = {
  'by-hand': 'Nästa steg är mottagarens',
  'other-need': 'Behovet är ett annat än vi trodde',
  moved: 'Personen har flyttat inom kommunen',
  'lss-borderline': 'Gränsfall mellan LSS och socialtjänst',
  'psychiatry-borderline': 'Gränsfall mellan psykiatri och socialtjänst',
  'elderly-borderline': 'Gränsfall mellan äldreomsorg och socialtjänst',
} as const;

export const NEVER_BOUNCE = ['lss-borderline', 'psychiatry-borderline', 'elderly-borderline'] as const;

/** What goes along with a hand-over: the receiver ticks off what has arrived. */
export const CONTENTS = {
  application: 'Ansökan',
  investigation: 'Utredning',
  decision: 'Beslut',
  contract: 'Avtal',
  plan: 'Genomförandeplan',
  consent: 'Samtycken',
  letters: 'Brev och besked',
  keys: 'Nycklar',
} as const;

export const PAUSE_REASON = {
  waits_for_person: 'Personen har bett att få vänta',
  waits_for_outside: 'Väntar på någon utanför kommunen',
  abroad: 'Personen är bortrest',
  treatment: 'Personen är i behandling',
} as const;

export const LINK = {
  same_household: 'Samma hushåll',
  former_household: 'Har varit samma hushåll',
  child: 'Förälder och barn',
  earlier_case: 'Tidigare ärende',
  same_plot: 'Samma mark',
} as const;

/** How an outside party answered. */
export const ANSWER_WAY = {
  letter: 'Brev',
  email: 'E-post, neutralt',
  phone: 'Telefon',
  meeting: 'Möte',
} as const;

/** By what the forum might speak of a person. */
export const FORUM_CONSENT = {
  yes: 'Personen har samtyckt',
  anonymous: 'Diskuterat utan namn',
  rule: 'En sekretessbrytande regel gäller',
} as const;
