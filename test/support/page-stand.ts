import type { Page } from 'playwright-core';
import { bringAxe } from './axe';

/**
 * Puts one page after the other into the same open one, under the same stylesheets: hundreds of pages are looked at in
 * the time that a few take to load. What is folded is unfolded the first time it comes, and what only a script shows is
 * shown.
 */
export interface PageStand {
  readonly page: Page;
  /** From here on everything folded comes for the first time. */
  beginRound(): Promise<void>;
  /** @returns what kinds of things stand on it: each with its place, for two of a kind are styled the same */
  show(text: string): Promise<readonly string[]>;
}

/** `first` is a page of the same site, opened as any other. */
export async function pageStand(page: Page, first: string): Promise<PageStand> {
  await page.goto(first);
  await page.evaluate('document.fonts.ready.then(() => true)');
  await bringAxe(page);
  const beginRound = () => page.evaluate<void>('void (globalThis.unfolded = new Set())');
  await beginRound();
  return { page, beginRound, show: (text) => page.evaluate<string[]>(`(${SHOW})(${JSON.stringify(text)})`) };
}

/** Runs in the browser. */
const SHOW = `(text) => {
  const sent = new DOMParser().parseFromString(text, 'text/html');
  document.documentElement.lang = sent.documentElement.lang;
  document.title = sent.title;
  document.body.replaceWith(document.adoptNode(sent.body));
  // The menu would lie over the page it belongs to.
  for (const folded of document.querySelectorAll('details:not(.me)')) {
    if (unfolded.has(folded.textContent)) continue;
    unfolded.add(folded.textContent);
    folded.open = true;
  }
  for (const button of document.querySelectorAll('[data-js-only]')) button.hidden = false;
  const kinds = new Map();
  const kindOf = (box) => {
    const states = ['class', 'type', 'aria-current'].map((name) => box.getAttribute(name) ?? '').join('.');
    return kinds.get(box.parentElement) + '>' + box.localName + '.' + states;
  };
  for (const box of document.body.querySelectorAll('*')) kinds.set(box, kindOf(box));
  return [...new Set(kinds.values())];
}`;
