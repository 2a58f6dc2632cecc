import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { writeAtomically } from '../data-folder';

/** A mail as lists show it. `to` are the addresses of the envelope: where it really went. */
export interface LetterSummary {
  /** Rising with arrival. */
  readonly id: string;
  /** ISO 8601, UTC, real time. */
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
}

export interface Letter extends LetterSummary {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The mail as it came over the wire. */
  readonly raw: string;
}

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

/** All letters of one mailbox, on disk before they are acknowledged. */
export class Letters {
  readonly #folder: string;
  readonly #summaries: LetterSummary[] = [];
  #lastNumber = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).toSorted()) {
      if (!name.endsWith('.json')) continue;
      this.#summaries.push(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as LetterSummary);
      this.#lastNumber = Number.parseInt(name, 10);
    }
  }

  async keep(envelope: Envelope, raw: Buffer): Promise<LetterSummary> {
    const mail = await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true });
    const id = String(++this.#lastNumber).padStart(8, '0');
    const summary: LetterSummary = {
      id,
      receivedAt: new Date().toISOString(),
      from: envelope.from,
      to: envelope.to,
      subject: mail.subject ?? '',
      messageId: mail.messageId ?? '',
      text: (mail.text ?? '').trim(),
    };
    writeFileSync(this.#file(id, 'eml'), raw);
    // The summary comes last: a letter without one never arrived.
    writeAtomically(this.#file(id, 'json'), JSON.stringify(summary));
    this.#summaries.push(summary);
    return summary;
  }

  /** Newest first; `to` compares the envelope's addresses without regard to case. */
  list(filter: { readonly to?: string | undefined; readonly limit?: number | undefined } = {}): LetterSummary[] {
    const wanted = filter.to?.toLowerCase();
    const found = this.#summaries.filter(
      (letter) => wanted === undefined || letter.to.some((address) => address.toLowerCase() === wanted),
    );
    return found.toReversed().slice(0, filter.limit ?? found.length);
  }

  async read(id: string): Promise<Letter | undefined> {
    const summary = this.#summaries.find((letter) => letter.id === id);
    if (summary === undefined) return undefined;
    const raw = readFileSync(this.#file(id, 'eml'));
    const mail = await simpleParser(raw, { skipImageLinks: true, skipTextLinks: true });
    return { ...summary, html: htmlOf(mail), headers: headersOf(mail), raw: raw.toString('utf8') };
  }

  clear(): void {
    for (const { id } of this.#summaries.splice(0)) {
      rmSync(this.#file(id, 'json'), { force: true });
      rmSync(this.#file(id, 'eml'), { force: true });
    }
  }

  #file(id: string, kind: 'eml' | 'json'): string {
    return path.join(this.#folder, `${id}.${kind}`);
  }
}

function htmlOf(mail: ParsedMail): string {
  return mail.html || '';
}

function headersOf(mail: ParsedMail): Record<string, string> {
  return Object.fromEntries(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    ]),
  );
}
