import { source, type Result, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rule that asks for the colours: what it finds depends on the style alone, and it takes the longest. */
export const CONTRAST = 'color-contrast';

/** Axe goes into the page past its CSP, as a debugger would, and stays there until the next page is opened. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** What axe has against the page as it stands, one line each. Axe is a script: the page must allow them. */
export async function barriersOn(page: Page, options: RunOptions = {}): Promise<string[]> {
  const asked = JSON.stringify({ resultTypes: ['violations'], selectors: false, ...options } satisfies RunOptions);
  const violations = await page.evaluate<Result[]>(`axe.run(document, ${asked}).then((found) => found.violations)`);
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map((node) => node.html).join(' ')}`.slice(0, 300));
}

/** What reaches past the right edge, so that the page must be scrolled sideways to be read; innermost first. */
export async function tooWideOn(page: Page): Promise<string[]> {
  const found = await page.evaluate<string[]>(`(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const isPast = (box) => {
      // Its words too: they may run out of a box that itself fits.
      const words = document.createRange();
      words.selectNodeContents(box);
      return [box, words].some((one) => one.getBoundingClientRect().right > edge + 1);
    };
    const past = [...document.querySelectorAll('body, body *')].filter(isPast);
    const inner = past.filter((box) => !past.some((other) => other !== box && box.contains(other)));
    return inner.map((box) => box.outerHTML.slice(0, 160));
  })()`);
  return found.map((html) => `wider than the screen: ${html}`);
}
