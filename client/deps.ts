import type { Context } from 'hono';
import type { Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import type { WebSettings } from '../domain/settings.schema';
import type { Register } from '../register/database';
import type { Organisation } from '../register/organisation';
import type { Operator } from './audit/operator';
import type { FormValues } from './forms/values';
import type { Gateway } from './gateway';
import type { SignIn } from './sign-in/oidc';

/** The displayed clock: the real one, moved forward by the demo's time machine. */
export interface Clock {
  /** As last read. Call `refresh` first in a request; rules and pages use this and never `Date.now()`. */
  now(): Instant;
  refresh(): Promise<Instant>;
}

/** Everything the pages and the API stand on. Made once in main.ts; a test makes its own. */
export interface Deps {
  readonly register: Register;
  readonly gateway: Gateway;
  /** Starts and ends workflows and audits: what only the audit's pages ask for. */
  readonly operator: Operator;
  readonly settings: WebSettings;
  readonly clock: Clock;
  /** Short for `clock.now()`. */
  now(): Instant;
  readonly oidc: SignIn;
  /** Wakes the relay of intakes after a submission. */
  readonly kick: () => void;
  readonly log?: { error(details: object, message: string): void; warn(details: object, message: string): void };
}

/** Who asks, as the session says. */
export interface SignedIn {
  readonly actor: Person;
  readonly name: string;
  readonly title: string;
  /** Names of the person's units, in order. */
  readonly units: readonly string[];
  /** Must come back in every form. */
  readonly csrf: string;
  readonly tokenHash: string;
}

export interface Env {
  Variables: {
    /** Displayed clock at the start of the request. */
    now: Instant;
    organisation: Organisation;
    signedIn: SignedIn | null;
    demo: boolean;
    /** How far the filling of the demo has come; null when it is done. */
    demoProgress: { readonly done: number; readonly of: number } | null;
    /** What a post carried, once parsed: kept for the page that says to try again. */
    typed: FormValues | undefined;
    /** The person hides names in lists (a cookie of theirs). */
    hideNames: boolean;
  };
}

export type Ctx = Context<Env>;
