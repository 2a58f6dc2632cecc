import type { Page } from 'playwright-core';

/** More presses than any page has stops: then the thing cannot be reached. */
const MOST_STOPS = 150;

/** Goes on with Tab until the focus stands on something that matches. @throws when it never does, or is not seen to */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(`${selector}`).and(page.locator(':focus'));
    if ((await focused.count()) === 0) continue;
    const shown = await page.locator(':focus-visible').count();
    if (shown === 0) throw new Error(`${selector} has the focus and does not show it`);
    return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}

/** A choice by Tab and the arrow keys. */
export async function choose(page: Page, name: string, value: string, within = 'main'): Promise<void> {
  await tabTo(page, `${within} [name="${name}"]`);
  await page.keyboard.press('Space');
  const wanted = page.locator(`${within} [name="${name}"][value="${value}"]`);
  for (let step = 0; step < MOST_STOPS && !(await wanted.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  expect(await wanted.isChecked()).toBe(true);
}

/** A box of words: by Tab, over what stands there. */
export async function write(page: Page, name: string, words: string, within = 'main'): Promise<void> {
  await tabTo(page, `${within} [name="${name}"]`);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

/** Presses a button or follows a link, reached by Tab. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  const elsewhere = page.waitForEvent('framenavigated');
  await page.keyboard.press('Enter');
  await elsewhere;
  await page.waitForLoadState('load');
}
