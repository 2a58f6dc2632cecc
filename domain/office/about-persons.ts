/** What of the office belongs only to cases about people: a plot gives no consent and is not called on the telephone. */
export const ABOUT_PERSONS: { readonly moves: ReadonlySet<string>; readonly tasks: ReadonlySet<string> } = {
  moves: new Set(['contact', 'give-consent', 'withdraw-consent', 'letter-sent', 'restrict-access']),
  tasks: new Set(['convey-message', 'name-who-sees']),
};
