/** What stands in a form's boxes: as typed, so that nothing is lost when something is wrong. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;
/** Field -> what is wrong with it, in Swedish. `''` is the form as a whole. */
export type FormErrors = Readonly<Record<string, string>>;

/** The body of a post as Hono parses it with `all: true`; files are dropped, we take none. */
export function typedIn(body: Readonly<Record<string, unknown>>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values[name] = value.filter((one): one is string => typeof one === 'string');
  }
  return values;
}

/** The fields of the form itself: names that begin with an underscore are the page's own. */
export function fieldsIn(typed: FormValues): FormValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('_')));
}

export function oneOf(values: FormValues, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

export function allOf(values: FormValues, name: string): readonly string[] {
  const value = values[name];
  return value === undefined ? [] : typeof value === 'string' ? (value === '' ? [] : [value]) : value;
}
