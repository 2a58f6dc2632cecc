/** Words of the first screen. */
export const inboxWords = {
  lists: { mine: 'Mina', unit: 'Enhetens', offered: 'Erbjudna oss', overdue: 'Försenade' },
  columns: ['Ärende', 'Att göra', 'Skede', 'Håller', 'Senast', 'Tid'],
  claim: 'Ta uppgiften',
  claimOf: (ref: string) => `Ta uppgiften i ${ref}`,
  claimed: (ref: string) => `Uppgiften i ${ref} är din.`,
  waiting: 'Väntar på en tidpunkt',
  waitsFor: (what: string) => `Väntar: ${what.slice(0, 1).toLowerCase()}${what.slice(1)}`,
  routine: 'Systemet tar nästa steg',
  answerOffer: 'Svara på erbjudandet: ta emot eller avböj',
  waitsForAnswer: 'Väntar på mottagarens svar',
  newsTitle: 'Sedan ditt senaste besök',
  noNews: 'Inget nytt från andra sedan ditt senaste besök.',
  hideNames: 'Dölj namn',
  showNames: 'Visa namn',
  offerColumns: ['Ärende', 'Erbjudande', 'Givare', 'Sedan', 'Svar senast'],
  empty: {
    mine: 'Inget väntar på dig.',
    unit: 'Inget väntar på din enhet.',
    offered: 'Ingen har erbjudit er något just nu.',
    overdue: 'Inget är försenat.',
  },
} as const;
