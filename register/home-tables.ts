import type { Generated } from 'kysely';
import type { At, AtOrNull } from './columns';

export interface HomeTable {
  id: string;
  address: string;
  district: string;
  rooms: number;
  sqm: number;
  /** Kronor a month. */
  rent_month: number;
  floor: number;
  lift: boolean;
  accessible: boolean;
  landlord: string;
  available_from: string;
  status: Generated<'available' | 'let' | 'withdrawn'>;
  version: Generated<number>;
  changed_at: At;
  changed_by: string;
}
export interface ReservationTable {
  ref: string;
  reserved_no: number;
  home: string;
  reserved_at: At;
  released_no: number | null;
  released_at: AtOrNull;
  because: string | null;
}
/** One flat under one condition. */
export interface PromisedFlatTable {
  ref: string;
  promised_no: number;
  condition: string;
  site: string;
  flat: number;
  need: string | null;
  promised_at: At;
  status: 'outstanding' | 'delivered' | 'waived' | 'released';
  settled_no: number | null;
  settled_at: AtOrNull;
  because: string | null;
}

/** Homes that exist, and flats that are promised before they do. */
export interface HomeTables {
  homes: HomeTable;
  reservations: ReservationTable;
  promised_flats: PromisedFlatTable;
}
