/** Words of what is beside the way of a case: it rests, it waits for the forum, it belongs with another one. */
export const standingWords = {
  title: 'Särskilt läge',
  paused: 'Pausat',
  pausedUntil: (day: string, why: string) => `Ärendet vilar till ${day}: ${why}.`,
  pausedStill: 'Lagens tider och andra enheters uppdrag går vidare. Den dagen tas ärendet upp igen.',
  lifted: 'Hos forumet',
  by: 'Forumet ska utse vem som håller ärendet, senast',
  meeting: (day: string) => `Mötet ${day}`,
  noMeeting: 'Sekretariatet har inte satt upp det på någon dagordning än.',
  holds: 'Till dess håller den nuvarande enheten.',
  theMeeting: 'Mötet',
  toAgenda: 'Dagordning och minnesanteckningar',
  linked: 'Kopplade ärenden',
  open: 'pågår hos',
  closed: 'avslutat hos',
} as const;

/** Words of the receipt of a hand-over. */
export const receiptWords = {
  title: 'Kvittens på överlämnande',
  short: 'Kvittens',
  lead: 'Samma kvittens för den som lämnade och den som tog emot.',
  from: 'Lämnat av',
  to: 'Mottaget av',
  purpose: 'Varför',
  offered: 'Erbjudet',
  accepted: 'Mottaget',
  view: 'Följde med',
  whole: 'Hela ärendet',
  contents: 'Handlingar',
  arrived: 'Har kommit',
  missing: 'Saknas',
  nothing: 'Inga handlingar skulle följa med.',
  toCase: 'Till ärendet',
} as const;
