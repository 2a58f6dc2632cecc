import type { ColumnType } from 'kysely';
import type { Instant } from '../domain/instant';

/** timestamptz: read as epoch milliseconds, written as a Date. */
export type At = ColumnType<Instant, Date, Date>;
export type AtOrNull = ColumnType<Instant | null, Date | null, Date | null>;
/** json: read as a value, written as text, so that an array is not taken for a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>;
export type JsonOrNull = ColumnType<unknown, string | null, string | null>;
