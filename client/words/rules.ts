/** A refused move as the person reads it: one sentence a rule. `{name}` is filled from the refusal's details. */
export const ruleSentences: Readonly<Record<string, string>> = {
  'case-closed': 'Ärendet är avslutat och tar inte emot fler åtgärder.',
  'case-open': 'Ärendet är redan öppnat.',
  'unknown-move': 'Åtgärden finns inte i det här skedet.',
  'not-yours': 'Åtgärden får göras av någon annan än du.',
  'stale-task': 'Någon annan hann före: uppdraget har ändrats sedan du öppnade sidan.',
};

export function ruleInWords(rule: string, detail: { readonly [key: string]: string | number | null } = {}): string {
  const sentence = ruleSentences[rule] ?? 'Reglerna för ärendet tillåter inte åtgärden just nu.';
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
}
