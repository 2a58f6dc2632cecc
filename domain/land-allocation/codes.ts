/** The codes of plots, their conditions and what happens to them (domain.md 3-A3). A code never changes meaning. */

/** The condition types of the rulebook. */
export const CONDITION_TYPE = {
  lease_to_municipality: 'Uthyrning till kommunen',
  first_refusal: 'Förtur för kommunen',
  rent_cap: 'Högsta hyra',
  target_group: 'Reserverade för en målgrupp',
  lss_unit: 'LSS-bostad',
  large_flats: 'Stora lägenheter',
  accessible_flats: 'Tillgängliga lägenheter',
} as const;
export type ConditionType = keyof typeof CONDITION_TYPE;

/** How far a condition has come. `late`: it can still be met. */
export const CONDITION_STATE = {
  promised: 'Utlovat',
  on_track: 'I fas',
  late: 'Försenat',
  met: 'Uppfyllt',
  breached: 'Brutet',
  waived: 'Eftergivet genom beslut',
} as const;
export type ConditionState = keyof typeof CONDITION_STATE;

/** Why a condition is followed up no more. */
export const CONDITION_END = {
  term: 'Tiden är slut',
  waived: 'Eftergivet genom beslut',
  terminated: 'Avtalet är hävt',
} as const;

export const MEASURE = { flats: 'Antal lägenheter', share: 'Andel av bostäderna' } as const;

/** With what somebody sees that a condition is kept. */
export const VERIFICATION = {
  lease_list: 'Hyreskontrakt och lägenhetslista',
  rent_statement: 'Hyresavi eller förhandlingsprotokoll',
  inspection: 'Besiktning på plats',
  drawings: 'Bygghandlingar och slutbesked',
  letting_records: 'Uppgifter om uthyrningen',
} as const;

/** The units that verify conditions: never the landowner itself. */
export const VERIFIER = {
  'lfa-forvaltning': 'Lokalförsörjningen, Bostadsförvaltningen',
  'soc-utredning': 'Socialförvaltningen, Utredningsenheten vuxen',
  'obo-uthyrning': 'ÖrebroBostäder, Uthyrningen',
  'ksf-hallbarhet': 'Kommunstyrelseförvaltningen, Hållbarhet',
} as const;

export const PLAN_STATUS = { planned: 'Detaljplan finns', unplanned: 'Detaljplan saknas' } as const;

export const METHOD = {
  direct: 'Direktanvisning',
  comparison: 'Jämförelseförfarande',
  competition: 'Markanvisningstävling',
} as const;

/** Who a delay of the building is due to. */
export const DELAY = {
  developer: 'Byggherren',
  municipality: 'Kommunen',
  court: 'Överklagande',
  utility: 'El, vatten eller annan ledningsägare',
} as const;

export const AGREEMENT = {
  reservation: 'Reservationsavtal',
  feasibility: 'Förstudieavtal',
  allocation: 'Markanvisningsavtal',
} as const;

export const TENURE = { purchase: 'Köpeavtal', leasehold: 'Tomträttsavtal' } as const;

/** Days that an agreement names and a developer reports about, in their order. */
export const MILESTONE = {
  permit: 'Bygglov sökt',
  start: 'Byggstart',
  complete: 'Slutbesked',
  moveIn: 'Första inflyttning',
} as const;
export type Milestone = keyof typeof MILESTONE;

/** Why Lokalförsörjningen does not take a flat. */
export const FLAT_REFUSAL = {
  too_small: 'Mindre än avtalat',
  not_accessible: 'Inte tillgänglig som avtalat',
  rent_too_high: 'Hyran är högre än avtalat',
  defects: 'Brister som ska åtgärdas',
} as const;

export const CHECK = {
  on_track: 'Följs',
  late: 'Försenat, kan ännu uppfyllas',
  met: 'Uppfyllt',
  breached: 'Brutet',
} as const;

/** The ends of an allocation. */
export const CLOSE_REASONS = ['conditions_over', 'withdrawn', 'expired', 'terminated'] as const;
