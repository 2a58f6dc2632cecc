/** One of each kind of visitor there is; null = not signed in. */
export const PEOPLE = [
  null,
  'anna-lind',
  'karin-holm',
  'eva-norling',
  'petra-ljung',
  'mats-hedin',
  'helena-brandt',
  'jonas-kvist',
  'signe-dal',
] as const;
