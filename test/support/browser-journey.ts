import { type BrowserVisitor, type InChromium, openChromium } from './in-chromium';
import { MONDAY } from './journey';
import { ORIGIN, type Stafett, startStafett } from './stafett';

export interface BrowserJourney {
  readonly stafett: Stafett;
  readonly visitor: InChromium['visitor'];
}

/** A whole Stafett and a Chromium before it for all tests of the file. What it gives is there once the tests run. */
export function browserJourney(): BrowserJourney {
  let stafett: Stafett | undefined;
  let chromium: InChromium | undefined;
  beforeAll(async () => {
    stafett = await startStafett({ at: MONDAY });
    chromium = await openChromium(stafett.app, ORIGIN);
  });
  afterAll(async () => {
    await chromium?.close();
    await stafett?.stop();
  });
  return {
    get stafett() {
      return started(stafett);
    },
    visitor: (width, options): Promise<BrowserVisitor> => started(chromium).visitor(width, options),
  };
}

function started<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('Stafett and Chromium start before the first test of the file');
  return one;
}
