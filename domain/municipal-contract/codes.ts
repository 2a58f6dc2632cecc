import { swedish } from '../intake/words-sv';

/** The codes that several forms share, with the words staff read. A code never changes meaning. */
/** Asked already when an application is taken: the same codes in the same words. */
export const URGENCY = swedish.options.urgency;
export const SITUATION = swedish.options.situation;
export const SUPPORT_LEVEL = swedish.options.supportLevel;
export const PROTECTED_IDENTITY = swedish.options.protectedIdentity;

export const PROPOSAL = { approve: 'Bifall', partly: 'Delvis bifall', refuse: 'Avslag' } as const;

/** Delgivningslagen: how a decision is served. */
export const SERVICE_WAY = {
  signed_letter: 'Brev med mottagningsbevis',
  handed_over: 'Överlämnat personligen',
  simplified: 'Förenklad delgivning',
} as const;

/** Why a person says no to a home. */
export const VIEWING_REASON = {
  too_far: 'För långt bort',
  unsafe: 'Inte tryggt',
  too_expensive: 'För dyrt',
  too_small: 'För litet',
  health: 'Hälsa eller tillgänglighet',
  other: 'Annat',
} as const;

/** An outside party's answer; silence is a code of its own and never a yes. */
export const LANDLORD_ANSWER = { accepted: 'Ja', refused: 'Nej', no_answer: 'Inget svar' } as const;

/** The follow-ups of a tenancy, counted from the day the household moved in. */
export const FOLLOW_UP = {
  '2w': 'Två veckor',
  '1m': 'En månad',
  '3m': 'Tre månader',
  '6m': 'Sex månader',
  '9m': 'Nio månader',
  '12m': 'Tolv månader',
} as const;

/** domain.md 9b. */
export const CLOSE_REASONS = [
  'own_contract',
  'stays_in_home',
  'moved_municipality_accepted',
  'other_solution_confirmed_by_person',
  'deceased',
  'withdrawn_by_person',
  'refused_final',
  'no_contact_after_three_ways',
  'merged_with',
] as const;

export const BREACH = {
  rent: 'Hyra',
  disturbance: 'Störning',
  neglect: 'Vanvård',
  violence: 'Våld eller brott',
} as const;

export const WITHDRAWN_WAY = {
  phone: 'Telefon',
  meeting: 'Möte',
  letter: 'Brev',
  through_representative: 'Genom företrädare',
} as const;

export const HOUSEHOLD_CHANGE = {
  in: 'Någon har flyttat in',
  out: 'Någon har flyttat ut',
  birth: 'Ett barn är fött',
  death: 'Någon har avlidit',
  separation: 'Hushållet har separerat',
} as const;
