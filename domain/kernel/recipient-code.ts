/** Whom a mail was for, as a code: `person:<id>`, `unit:<id>`, `head:<id>`, ..., `applicant`. Never an address. */
export function recipientCode(to: { readonly kind: string; readonly person?: string; readonly unit?: string }): string {
  const whom = to.person ?? to.unit;
  return whom === undefined ? to.kind : `${to.kind}:${whom}`;
}
