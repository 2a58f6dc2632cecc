import path from 'node:path';
import { localDate } from '../../domain/calendar/stockholm';
import { readSettings } from '../../domain/settings.schema';
import { momentInWords } from '../../domain/swedish-dates';
import { readState } from '../state-file';

interface Answer {
  readonly error?: string;
  readonly now?: string;
  readonly journey?: {
    readonly messages: number;
    readonly failed: string | null;
    readonly rungs: readonly {
      readonly at: string;
      readonly ref: string;
      readonly to: string;
      readonly kind: string;
    }[];
    readonly done: readonly { readonly at: string; readonly ref: string; readonly what: string }[];
  };
}

/** `npm run time -- P14D` (or a reference: to its next event): moves the time of the demo that runs on this data folder. */
async function main(wish: string | undefined): Promise<number> {
  if (wish === undefined) {
    console.error('Say how far: npm run time -- P14D (ISO 8601), or a case: npm run time -- ST-7F3K2');
    return 2;
  }
  const address = readState(path.resolve(readSettings(process.env).STAFETT_DATA))?.address;
  if (address === undefined) {
    console.error('Stafett does not run: npm start');
    return 1;
  }
  const response = await fetch(new URL('/dev/time.json', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for: wish }),
  }).catch(() => null);
  if (response === null || response.status === 404) {
    console.error(response === null ? `${address} does not answer` : 'There is no time machine outside the demo');
    return 1;
  }
  const { error, now, journey } = (await response.json()) as Answer;
  if (error !== undefined) console.error(error);
  if (journey !== undefined) {
    const lines = [
      ...journey.done.map((one) => ({ at: one.at, line: `${one.ref}  ${one.what}` })),
      ...journey.rungs.map((one) => ({ at: one.at, line: `${one.ref}  ${one.kind} -> ${one.to}` })),
    ];
    for (const { at, line } of lines.toSorted((a, b) => a.at.localeCompare(b.at)))
      console.log(`${momentInWords(Date.parse(at))}  ${line}`);
    console.log(`${journey.messages} meddelanden, ${journey.rungs.length} påminnelser och eskaleringar`);
    if (journey.failed !== null) console.error(journey.failed);
  }
  if (now !== undefined) console.log(`Klockan är nu ${momentInWords(Date.parse(now), localDate(Date.now()))}`);
  return response.ok ? 0 : 1;
}

void main(process.argv[2]).then((code) => {
  process.exitCode = code;
});
