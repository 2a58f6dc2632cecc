/** A passphrase: typed, never shown, never written back. Its name begins with an underscore, so no draft keeps it. */
export function PassphraseField({
  name,
  label,
  hint,
  error,
  fresh = false,
}: {
  name: string;
  label: string;
  hint?: string;
  error: string | undefined;
  /** A new one is being chosen. */
  fresh?: boolean;
}) {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      <input
        type="password"
        id={name}
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
