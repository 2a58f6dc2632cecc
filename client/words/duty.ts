const OFFICE = 'Vardagar 8–17';
const OTHER = 'Kvällar, nätter, helger och lediga dagar';
const NOW = 'Just nu';

/** Words of the duty roster. */
export const dutyWords = {
  title: 'Jour',
  of: (unit: string) => `Jour för ${unit}`,
  lead: 'Det som erbjuds enheten går till den som har jouren just då. De läser enhetens ärenden, så jouren stannar i förvaltningen.',
  office: OFFICE,
  other: OTHER,
  now: NOW,
  itself: 'Enheten själv',
  save: 'Spara jouren',
  columns: ['Enhet', OFFICE, OTHER, NOW],
  edit: 'Ändra jouren',
} as const;
