/** domain.md A1. */
export const TARGET_GROUP = {
  homeless: 'Hemlösa',
  violence: 'Våldsutsatta',
  newly_arrived: 'Nyanlända',
  young_from_placement: 'Unga från placering',
  mental_disability: 'Personer med psykisk funktionsnedsättning',
  large_families: 'Stora barnfamiljer',
  elderly: 'Äldre',
  lss: 'Personer med insats enligt LSS',
} as const;
