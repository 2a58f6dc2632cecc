/** The baton: solid when held, dashed when offered, hollow when laid down. */
export function BatonMark({
  kind = 'held',
  width = 40,
  late = false,
}: {
  kind?: 'held' | 'offered' | 'done';
  width?: number;
  late?: boolean;
}) {
  return (
    <svg
      class={late ? 'baton-mark is-late' : 'baton-mark'}
      width={width}
      height={width / 2}
      viewBox="0 0 40 20"
      aria-hidden="true"
      focusable="false"
    >
      <rect
        x="4"
        y="6"
        width="32"
        height="8"
        rx="4"
        transform="rotate(-12 20 10)"
        fill={kind === 'held' ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="2"
        stroke-dasharray={kind === 'offered' ? '4 3' : undefined}
      />
    </svg>
  );
}
