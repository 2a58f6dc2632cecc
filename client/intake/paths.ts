import type { Flow } from '../../domain/intake/codes';
import { type PageName, wordsOf } from '../../domain/intake/words';

const BASES: Readonly<Record<Flow, string>> = { sv: '/ansok', en: '/apply', staff: '/arenden/nytt' };

/** Where a flow begins. */
export function baseOf(flow: Flow): string {
  return BASES[flow];
}

/** The last part of a page's address, in the flow's own language. */
export function slugOf(flow: Flow, name: PageName | 'check' | 'receipt'): string {
  return wordsOf(flow).slugs[name];
}

/** The same page in the other language; officials have one only. */
export function otherLanguagePath(flow: Flow, name: PageName): string | null {
  if (flow === 'staff') return null;
  const other = flow === 'sv' ? 'en' : 'sv';
  return `${baseOf(other)}/${slugOf(other, name)}`;
}
