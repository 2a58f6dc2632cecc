/** What the auditor reads, and nothing else: what stands in the table of facts, and what has come out of the mail server. */
export interface Evidence {
  readonly cases: readonly CaseFile[];
  /** Null when nobody kept the mails. */
  readonly mails: readonly Mail[] | null;
  /** What the clock showed when the evidence was taken; null = the time of each case's last fact. Epoch ms. */
  readonly until: number | null;
}

export interface CaseFile {
  readonly ref: string;
  readonly facts: readonly Fact[];
  /** The chain's links, one a fact; null for facts exported without them. */
  readonly links: readonly Link[] | null;
}

export interface Link {
  readonly previous: string;
  readonly hash: string;
}

/** A fact as it stands. What it says is read by name where it is needed: the auditor knows no types of the product. */
export interface Fact {
  readonly no: number;
  /** Epoch ms. */
  readonly at: number;
  readonly type: string;
  readonly by: {
    readonly system?: true;
    readonly person?: string;
    readonly unit?: string | null;
    readonly for?: string;
  };
  readonly commandId: string;
  readonly [said: string]: unknown;
}

export interface Mail {
  readonly messageId: string;
  /** Addresses of the envelope. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export type Rule =
  | 'numbers-without-gap'
  | 'unbroken-chain'
  | 'begins-once'
  | 'one-holder'
  | 'baton-by-accept'
  | 'accept-of-open-offer'
  | 'one-offer'
  | 'done-once'
  | 'next-event'
  | 'due-date'
  | 'ladder'
  | 'rung-missing'
  | 'rung-twice'
  | 'rung-on-time'
  | 'rung-to-whom'
  | 'nothing-after-close'
  | 'mail-missing'
  | 'mail-once';

/** A conviction: which rule is broken, in one sentence, from which fact on. */
export interface Finding {
  readonly case: string;
  readonly rule: Rule;
  readonly sentence: string;
  readonly no: number;
}

export type Convict = (rule: Rule, no: number, sentence: string) => void;

export function moment(at: number): string {
  return new Date(at).toISOString();
}
