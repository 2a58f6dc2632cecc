import type { Instant } from '../../domain/instant';

/** From this share of the time on, the bar is amber: the second rung of the ladder (kit.md). */
const SOON_SHARE = 0.8;

/** Late, soon or neither, by the share of the time that is used. */
export function pressure(from: Instant, due: Instant, now: Instant): 'late' | 'soon' | 'calm' {
  if (now > due) return 'late';
  return due > from && (now - from) / (due - from) >= SOON_SHARE ? 'soon' : 'calm';
}

/** A thin bar of the time used. Words stand beside it, so it is decoration to a screen reader. */
export function UsedBar({ from, due, now }: { from: Instant; due: Instant; now: Instant }) {
  const share = due <= from ? 1 : Math.min(1, Math.max(0.02, (now - from) / (due - from)));
  return (
    <svg
      class={`used is-${pressure(from, due, now)}`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="rest" x="0" y="0" width="100" height="4" />
      <rect class="part" x="0" y="0" width={String(Math.round(share * 100))} height="4" />
    </svg>
  );
}
