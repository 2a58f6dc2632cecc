import type { FormErrors } from './values';

/**
 * All that is wrong, on top of the form, each line a link to its field: on this page, or where `hrefOf` says. Nothing when
 * nothing is. Whoever uses the keyboard begins there, also with scripts off.
 */
export function ErrorSummary({
  errors,
  prefix = '',
  title = 'Något behöver rättas',
  hrefOf = (name) => `#${prefix}${name}`,
}: {
  errors: FormErrors;
  prefix?: string;
  title?: string;
  hrefOf?: (name: string) => string;
}) {
  const lines = Object.entries(errors);
  if (lines.length === 0) return null;
  return (
    <div class="summary" role="alert" aria-labelledby={`${prefix}wrong`} tabindex={-1} autofocus>
      <h2 id={`${prefix}wrong`}>{title}</h2>
      <ul>
        {lines.map(([name, message]) => (
          <li>{name === '' ? message : <a href={hrefOf(name)}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
