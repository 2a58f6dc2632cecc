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
