import type { Locator, Page } from 'playwright-core';
import type { Answers } from './colleague';

/** Fills in a form as a mouse and a keyboard would, by the names of its boxes. */
export async function fillIn(form: Locator, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const boxes = form.locator(`[name="${name}"]`);
    const kind = await boxes.first().evaluate((box) => box.getAttribute('type') ?? box.tagName.toLowerCase());
    for (const one of [value].flat()) {
      if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${one}"]`).check();
      else if (kind === 'select') await boxes.first().selectOption(one);
      else await boxes.first().fill(one);
    }
  }
}

/** The form of a task on the case page, unfolded if it was folded. */
export async function formOfTask(page: Page, kind: string): Promise<Locator> {
  const whole = page.locator(`[data-move="complete"][data-task*=".${kind}"]`);
  return unfolded(whole);
}

/** The form of any other move on the case itself. */
export function formOfMove(page: Page, move: string): Promise<Locator> {
  return unfolded(page.locator(`[data-move="${move}"]`).first());
}

async function unfolded(whole: Locator): Promise<Locator> {
  await whole.waitFor();
  if (await whole.evaluate((box) => box.tagName === 'DETAILS' && !box.hasAttribute('open')))
    await whole.locator('summary').first().click();
  return whole;
}

/** Sends a move's form and waits for the page that says it is done. */
export async function send(page: Page, form: Locator): Promise<void> {
  await form.locator('button[value="send"]').first().click();
  await page.getByRole('status').filter({ hasText: 'Gjort' }).waitFor();
}
