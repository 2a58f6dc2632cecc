/** A flat as LFA types it in. */
export interface DemoHome {
  readonly daysAgo: number;
  readonly fields: Readonly<Record<string, string>>;
}

type Row = readonly [
  daysAgo: number,
  address: string,
  district: string,
  landlord: string,
  rooms: number,
  sqm: number,
  rent: number,
  floor: number,
  lift: 'yes' | 'no',
  accessible: 'yes' | 'no',
];

/** Fictional addresses and landlords in real districts (domain.md 9). The first of a day is taken by a story of that day. */
const ROWS: readonly Row[] = [
  [535, 'Påhittsgatan 1', 'Varberga', 'Svartån Fastigheter AB', 3, 78, 8900, 2, 'no', 'no'],
  [130, 'Exempelvägen 4 A', 'Brickebacken', 'Närkes Hem AB', 1, 38, 5900, 1, 'yes', 'yes'],
  [12, 'Låtsasstigen 12', 'Markbacken', 'Tegelbruket Bostäder AB', 2, 58, 7600, 0, 'no', 'yes'],
  [12, 'Sagogränd 3', 'Rosta', 'Närkes Hem AB', 1, 34, 5600, 3, 'no', 'no'],
  [30, 'Påhittsgatan 7', 'Varberga', 'Svartån Fastigheter AB', 3, 74, 9700, 1, 'yes', 'yes'],
  [30, 'Fabelvägen 21', 'Vivalla', 'Närkes Hem AB', 3, 80, 8700, 2, 'no', 'no'],
  [30, 'Fabelvägen 23', 'Vivalla', 'Närkes Hem AB', 2, 62, 7100, 0, 'no', 'yes'],
  [16, 'Drömgatan 5', 'Oxhagen', 'Närkes Hem AB', 2, 61, 7300, 1, 'no', 'no'],
  [16, 'Drömgatan 9', 'Oxhagen', 'Närkes Hem AB', 3, 77, 8800, 2, 'no', 'no'],
  [16, 'Provgränd 2', 'Baronbackarna', 'Svartån Fastigheter AB', 2, 57, 7900, 0, 'no', 'yes'],
  [12, 'Provgränd 8', 'Baronbackarna', 'Svartån Fastigheter AB', 3, 72, 9300, 3, 'yes', 'yes'],
  [12, 'Skenvägen 14', 'Norrby', 'Tegelbruket Bostäder AB', 1, 41, 6400, 4, 'yes', 'yes'],
  [10, 'Skenvägen 16', 'Norrby', 'Tegelbruket Bostäder AB', 2, 55, 8100, 1, 'yes', 'yes'],
  [10, 'Hittepågatan 30', 'Adolfsberg', 'Byggarna vid Hjälmaren AB', 3, 81, 11900, 2, 'yes', 'yes'],
  [10, 'Tanketorget 1', 'Tybble', 'Närkes Hem AB', 1, 29, 5200, 5, 'yes', 'no'],
  [6, 'Tanketorget 3', 'Tybble', 'Närkes Hem AB', 2, 49, 7400, 3, 'yes', 'no'],
  [6, 'Uppdiktsvägen 11', 'Rynninge', 'Byggarna vid Hjälmaren AB', 3, 84, 12300, 1, 'yes', 'yes'],
  [6, 'Fantasigatan 6', 'Västhaga', 'Svartån Fastigheter AB', 2, 60, 8300, 2, 'no', 'no'],
  [6, 'Fantasigatan 18', 'Västhaga', 'Svartån Fastigheter AB', 1, 36, 6100, 0, 'no', 'yes'],
  [3, 'Inbillningens väg 2', 'Örnsro', 'Tegelbruket Bostäder AB', 3, 76, 10400, 1, 'yes', 'yes'],
  [3, 'Tänkta gatan 40', 'Sörby', 'Byggarna vid Hjälmaren AB', 2, 63, 9800, 2, 'yes', 'yes'],
  [3, 'Modellgränd 5', 'Mellringe', 'Närkes Hem AB', 3, 79, 9100, 0, 'no', 'yes'],
  [1, 'Modellgränd 9', 'Mellringe', 'Närkes Hem AB', 2, 59, 7700, 1, 'no', 'no'],
  [1, 'Skisstorget 4', 'Lundby', 'Svartån Fastigheter AB', 1, 33, 5800, 2, 'no', 'no'],
  [0, 'Kulissgatan 13', 'Hovsta', 'Byggarna vid Hjälmaren AB', 3, 88, 10900, 0, 'no', 'yes'],
];

export const demoHomes: readonly DemoHome[] = ROWS.map(
  ([daysAgo, address, district, landlord, rooms, sqm, rent, floor, lift, accessible]) => ({
    daysAgo,
    fields: {
      address,
      district,
      landlord,
      rooms: String(rooms),
      sqm: String(sqm),
      rentMonth: String(rent),
      floor: String(floor),
      lift,
      accessible,
      status: 'available',
    },
  }),
);
