/** Letters to print: neutral outside, plain inside. `{…}` is filled from the case; a gap that the case
 * does not know is left to fill in by hand. `text:kind.field` = the newest words of that task, `code:` = its coded answer. */
export interface LetterWords {
  readonly title: string;
  readonly body: readonly string[];
  /** The appeal notice goes with it. */
  readonly appeal?: boolean;
  /** Where it goes, when that is not to the person. */
  readonly to?: string;
}

export const letterWords: Readonly<Record<string, LetterWords>> = {
  receipt: {
    title: 'Kvittens',
    body: [
      'Vi har tagit emot din ansökan {received}. Ärendets nummer är {ref}.',
      'Det här händer nu: {holder} har ansvaret för ärendet. Nästa steg ska vara klart senast {due}.',
      'Du behöver inte göra något just nu. Om något ändras för dig, till exempel var du sover i natt, ring oss på 019-00 00 00.',
    ],
  },
  hearing: {
    title: 'Du får yttra dig innan vi beslutar',
    body: [
      'Vi tänker fatta beslut i ditt ärende {ref}. Här står vad vi tänker besluta och varför.',
      'Vi tänker besluta: {code:investigate.proposal}.',
      'Skälen är: {text:investigate.reasons}',
      'Du har rätt att säga vad du tycker innan vi beslutar. Svara senast {due}, i brev, på telefon 019-00 00 00 eller vid ett besök. Om vi inte hör av dig beslutar vi utifrån det vi vet.',
    ],
  },
  decision: {
    title: 'Beslut',
    body: [
      'Vi har fattat beslut i ditt ärende {ref}: {code:sign-decision.verdict}.',
      'Skälen för beslutet: {text:sign-decision.reasons}',
      'Det här händer nu: {text:sign-decision.nextStep}',
    ],
    appeal: true,
  },
  'viewing-offer': {
    title: 'Visning av bostad',
    body: [
      'Vi har ett erbjudande om bostad till dig i ärende {ref}.',
      'Bostaden: {home}. Visning: {code:arrange-viewing.viewingOn}.',
      'Svara senast {due} om du vill se bostaden, på telefon 019-00 00 00. Säger du nej vill vi veta varför, så att nästa erbjudande blir bättre.',
    ],
  },
  warning: {
    title: 'Varning',
    body: [
      'Vi har fått veta att något inte fungerar i ditt boende. Ärendets nummer är {ref}.',
      'Det gäller: {code:report-breach.kind}.',
      'Vi vill träffa dig inom fem dagar för att göra en plan tillsammans. Ring 019-00 00 00 om tiden inte passar. En varning avslutar ingenting i sig.',
    ],
  },
  'ivo-package': {
    title: 'Ansökan om överflyttning av ärende',
    to: 'Inspektionen för vård och omsorg',
    body: [
      'Örebro kommun begär att ärende {ref} flyttas över till den kommun som begäran nedan gick till.',
      'Ärendet ligger kvar hos {holder} tills ni har beslutat. Personen får hjälp här under tiden.',
    ],
  },
};

/** Words of the package to IVO that goes with the application. */
export const ivoWords = {
  request: 'Begäran till den andra kommunen',
  to: 'Till',
  sent: 'Skickad',
  reasons: 'Skäl',
  month: 'Svar senast enligt lag',
  answer: 'Svar',
  silence: 'Inget svar har kommit',
  holder: 'Håller ärendet',
  person: 'Den ärendet gäller',
  way: 'Ärendets gång',
  contacts: 'Kontakter med personen',
  reached: 'nådde personen',
  notReached: 'nådde inte personen',
  decisions: 'Beslut',
  documents: 'Handlingar och brev',
  none: 'Inget är antecknat.',
} as const;

export const appealNotice = [
  'Så här överklagar du',
  'Är du inte nöjd med beslutet kan du överklaga det till förvaltningsrätten. Skriv vilket beslut du överklagar, varför du tycker att det är fel och vilken ändring du vill ha.',
  'Skicka eller lämna överklagandet till oss: Örebro kommun, Box 0000, 700 00 Örebro. Det ska ha kommit till oss inom tre veckor från den dag du fick beslutet.',
  'Behöver du hjälp att skriva? Ring 019-00 00 00, så hjälper vi dig.',
] as const;
