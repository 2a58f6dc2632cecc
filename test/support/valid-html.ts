import { HtmlValidate } from 'html-validate';

const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  // How the source is laid out is the renderer's business; what it means is ours.
  rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'no-inline-style': 'error', 'doctype-style': 'off' },
});

/** What html-validate has against a page as the server sent it, and links to places it does not have; one line each. */
export async function invalidIn(source: string): Promise<string[]> {
  const { results } = await html.validateString(source);
  const invalid = results.flatMap((one) => one.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector}`));
  const astray = [...source.matchAll(/ href="#([^"]*)"/g)].filter(([, id]) => !source.includes(` id="${id}"`));
  return [...invalid, ...astray.map(([link]) => `leads nowhere on the page:${link}`)];
}
