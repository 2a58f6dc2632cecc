/** A passphrase: typed, never shown, never written back. Its name begins with an underscore, so no draft keeps it. */
export function PassphraseField({
  name,
  id = name,
  label,
  hint,
  error,
  fresh = false,
}: {
  name: string;
  id?: string;
  label: string;
  hint?: string;
  error: string | undefined;
  /** A new one is being chosen. */
  fresh?: boolean;
}) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <input
        type="password"
        id={id}
        name={name}
        class="width-medium"
        autocomplete={fresh ? 'new-password' : 'current-password'}
        aria-describedby={described}
        aria-invalid={error ? 'true' : undefined}
        required
      />
    </div>
  );
}
