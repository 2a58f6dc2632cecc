/** The districts of the town (domain.md 9). */
export const DISTRICT = {
  vivalla: 'Vivalla',
  oxhagen: 'Oxhagen',
  varberga: 'Varberga',
  baronbackarna: 'Baronbackarna',
  brickebacken: 'Brickebacken',
  norrby: 'Norrby',
  sorbyangen: 'Sörbyängen',
  adolfsberg: 'Adolfsberg',
  tybble: 'Tybble',
  rynninge: 'Rynninge',
  markbacken: 'Markbacken',
  vasthaga: 'Västhaga',
  rosta: 'Rosta',
  ornsro: 'Örnsro',
  sorby: 'Sörby',
  sodra_ladugardsangen: 'Södra Ladugårdsängen',
  mellringe: 'Mellringe',
  lundby: 'Lundby',
  hovsta: 'Hovsta',
  centrum: 'Centrum',
} as const;

/** The code of a district by its name in the register of homes; null for one that the routine does not know. */
export function districtCode(name: string): string | null {
  return Object.entries(DISTRICT).find(([, label]) => label === name)?.[0] ?? null;
}
