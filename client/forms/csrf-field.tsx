/** The session's own token: a form made elsewhere does not have it. */
export function CsrfField({ csrf }: { csrf: string }) {
  return <input type="hidden" name="_csrf" value={csrf} />;
}
