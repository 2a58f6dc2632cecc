import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';

/** A mail as it goes over the wire: headers and body complete. */
export interface ReadyMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/**
 * What became of a mail.
 * `later`: it is certain that the server does not have it (4xx, or no conversation at all).
 * `refused`: 5xx for this recipient or this mail. `uncertain`: the body was on its way and no answer came.
 * `taken`: `beforeBody` said no; nothing was sent. `began`: `beforeBody` had said yes.
 * `unreachable`: the server did not talk to us at all, or not about mails.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'uncertain'; readonly error: string }
  | { readonly kind: 'refused'; readonly error: string; readonly began: boolean }
  | { readonly kind: 'later'; readonly error: string; readonly began: boolean; readonly unreachable: boolean };

const CONNECT_MS = 5_000;
/** Silence of the server after which a mail counts as uncertain. A stale `sending` must be older than this. */
export const SMTP_SILENCE_MS = 20_000;
/** Where a 5xx speaks of the recipient or the mail; elsewhere it speaks of us (sign-in, sender) and is worth retrying. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

interface SmtpFault extends Error {
  readonly responseCode?: number;
  readonly command?: string;
}

/** A body that is first asked for when the server has answered 354: the moment before which nothing can be delivered. */
function bodyAfter(
  beforeBody: () => Promise<boolean>,
  raw: Buffer,
): { stream: Readable; state: { began: boolean; taken: boolean } } {
  const state = { began: false, taken: false };
  async function* body() {
    if (!(await beforeBody())) {
      state.taken = true;
      throw new Error('Taken by another worker');
    }
    state.began = true;
    yield raw;
  }
  return { stream: Readable.from(body(), { objectMode: false }), state };
}

/**
 * Sends one mail in one SMTP conversation. `beforeBody` runs when the server is ready for the body; if it answers
 * false the connection is broken off before the end of data, which SMTP defines as "not sent".
 */
export async function sendMail(
  smtpUrl: string,
  mail: ReadyMail,
  beforeBody: () => Promise<boolean>,
): Promise<Delivery> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SMTP_SILENCE_MS,
    socketCloseTimeout: 0,
  });
  const { stream, state } = bodyAfter(beforeBody, mail.raw);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (auth) {
      await new Promise<void>((resolve, reject) =>
        connection.login(auth, (error) => (error ? reject(error) : resolve())),
      );
    }
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.send({ from: mail.from, to: [mail.to], size: mail.raw.length }, stream, (error) =>
        error ? reject(error) : resolve(),
      );
    });
    connection.quit();
    return { kind: 'sent' };
  } catch (error) {
    connection.close();
    return state.taken ? { kind: 'taken' } : judge(error as SmtpFault, state.began);
  }
}

function judge(fault: SmtpFault, began: boolean): Delivery {
  const code = fault.responseCode;
  // The words of the server may quote an address: only code and phase are kept.
  const error =
    code === undefined ? `no answer at ${fault.command ?? 'CONN'}` : `${code} at ${fault.command ?? 'CONN'}`;
  if (code === undefined && began) return { kind: 'uncertain', error };
  const aboutTheMail = began || (code !== undefined && ABOUT_THE_MAIL.has(fault.command ?? ''));
  if (code !== undefined && code >= 500 && aboutTheMail) return { kind: 'refused', error, began };
  return { kind: 'later', error, began, unreachable: !aboutTheMail };
}
