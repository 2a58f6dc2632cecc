/** Words of the frame: what is said on every page. Each area has its own file beside this one. */
export const frame = {
  product: 'Stafett',
  demoBanner: 'Demonstration, inga riktiga personuppgifter',
  skip: 'Hoppa till innehållet',
  menu: 'Huvudmeny',
  nav: {
    today: 'I dag',
    search: 'Sök',
    newCase: 'Ny ansökan',
    land: 'Mark',
    homes: 'Bostäder',
    forum: 'Forum',
    audit: 'Granskning',
    handOvers: 'Överlämningar',
    settings: 'Inställningar',
    mail: 'Utgående post',
    time: 'Tidsmaskin',
  },
  clock: 'Klockan i demonstrationen',
  signIn: 'Logga in',
  signOut: 'Logga ut',
  switchPerson: 'Byt person',
  foot: 'Örebro kommun (påhittad för demonstration)',
  emergency: 'Akut fara: ring 112. Socialjouren: 019-00 00 00 (påhittat nummer).',
  wrong: 'Fel: ',
  required: 'obligatoriskt',
  optional: 'frivilligt',
  print: 'Skriv ut',
  nobody: 'ingen utsedd',
} as const;

export const departmentNames: Readonly<Record<string, string>> = {
  SOC: 'Socialförvaltningen',
  LFA: 'Lokalförsörjning',
  KSF: 'Kommunstyrelseförvaltningen',
  SBK: 'Stadsbyggnadskontoret',
  OBO: 'ÖrebroBostäder',
};
