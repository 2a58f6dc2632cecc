import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import { Pool, types } from 'pg';
import { type Instant, MINUTE_MS } from '../domain/instant';
import type { Process } from '../domain/kernel/process';
import { processByName } from '../domain/processes';
import type { Organisation } from './organisation';
import type { RulesOverTime } from './rules-in-force';
import { prepareWhatAsks } from './prepared';
import { RememberedStandings } from './standing';
import type { Tables } from './tables';

/** The open case register. Close it last, after everything that writes. */
export interface Register {
  readonly db: Kysely<Tables>;
  /** The processes whose facts this register folds. @throws when there is none of that name. */
  readonly processByName: (name: string) => Process;
  /** Where this process left the cases it wrote; append-facts.ts says why that is safe. */
  readonly standings: RememberedStandings;
  /** The organisation as last read; organisation.ts keeps it for five seconds. */
  readonly read: {
    organisation: { readonly at: Instant; readonly value: Promise<Organisation> } | null;
    /** The rules as last read; rules-in-force.ts keeps them for a second. */
    rules: { readonly at: Instant; readonly value: Promise<RulesOverTime> } | null;
  };
  close(): Promise<void>;
}

const TIMESTAMPTZ = 1184;
const BIGINT = 20;
const DEFAULT_STATEMENT_TIMEOUT_MS = 5_000;
const IDLE_CONNECTION_KEPT_MS = 10 * MINUTE_MS;
/** Below the 2 s that the local activity of a case may take (kit.md). */
export const APPEND_STATEMENT_TIMEOUT_MS = 1_500;

const toDate = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;
const parsers: Record<number, (text: string) => unknown> = {
  // Instants are epoch milliseconds everywhere in our code.
  [TIMESTAMPTZ]: (text) => toDate(text).getTime(),
  [BIGINT]: Number,
};

export interface RegisterOptions {
  readonly connections?: number;
  readonly statementTimeoutMs?: number;
  /** Told of a connection that broke while idle; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
  /** Others than our own only in tests of the kernel. */
  readonly processByName?: (name: string) => Process;
}

/** Opens lazily: nothing is sent before the first query, so a database that is away is met there. */
export function openRegister(databaseUrl: string, options: RegisterOptions = {}): Register {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 3_000,
    // In an office minutes pass between two commands, and signing in to PostgreSQL costs the next one some 30 ms.
    idleTimeoutMillis: IDLE_CONNECTION_KEPT_MS,
    statement_timeout: options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS,
    // A process that is stopped in the middle of a transaction must not hold a case for ever.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        parsers[oid] ?? types.getTypeParser(oid, format as 'text'),
    },
  });
  // Without a listener a connection that breaks (PostgreSQL restarted) ends the whole process: idle ones are the pool's
  // to tell of, one in the middle of a transaction tells by itself, and its next query fails.
  pool.on('error', (error) => options.onConnectionLost?.(error));
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  pool.on('connect', prepareWhatAsks);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    processByName: options.processByName ?? processByName,
    standings: new RememberedStandings(),
    read: { organisation: null, rules: null },
    close: () => db.destroy(),
  };
}

/** An instant to compare a column with. */
export function sqlInstant(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${new Date(instant)}::timestamptz`;
}

/** An instant to write into a column. */
export function timestamp(instant: Instant): Date {
  return new Date(instant);
}

export function timestampOrNull(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}
