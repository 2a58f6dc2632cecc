/** How the mailbox misbehaves on request, so that the postman meets what real mail servers do. */
export interface Faults {
  /** `down`: nobody answers. `4xx`: try again later. `5xx`: refused for good. */
  readonly mode: 'none' | 'down' | '4xx' | '5xx';
  /** Only these addresses are refused (4xx, 5xx); everybody when absent. */
  readonly recipients?: readonly string[];
}

export const noFaults: Faults = { mode: 'none' };

const modes: readonly string[] = ['none', 'down', '4xx', '5xx'] satisfies readonly Faults['mode'][];

/** The faults a request asks for, or undefined when it is not understood. */
export function readFaults(body: unknown): Faults | undefined {
  if (typeof body !== 'object' || body === null || !('mode' in body)) return undefined;
  const { mode } = body;
  if (typeof mode !== 'string' || !modes.includes(mode)) return undefined;
  const recipients = 'recipients' in body ? body.recipients : undefined;
  if (recipients === undefined) return { mode: mode as Faults['mode'] };
  if (!Array.isArray(recipients) || !recipients.every((one) => typeof one === 'string')) return undefined;
  return { mode: mode as Faults['mode'], recipients };
}

/** What the server answers to RCPT TO for this address; undefined when it takes it. */
export function refusalOf(faults: Faults, address: string): (Error & { responseCode: number }) | undefined {
  if (faults.mode !== '4xx' && faults.mode !== '5xx') return undefined;
  const meant = faults.recipients?.some((one) => one.toLowerCase() === address.toLowerCase()) ?? true;
  if (!meant) return undefined;
  return faults.mode === '4xx' ? refusal(451, '4.3.0 Try again later') : refusal(550, '5.1.1 No such mailbox here');
}

/** An error that the SMTP server answers with this code. */
export function refusal(responseCode: number, text: string): Error & { responseCode: number } {
  return Object.assign(new Error(text), { responseCode });
}
