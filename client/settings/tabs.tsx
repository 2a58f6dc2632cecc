import type { Ctx } from '../deps';
import { who } from '../sign-in/session';

/** Homes are shown to those who work with them. */
export function seesHomes(c: Ctx): boolean {
  return who(c).actor.memberships.some((m) => /^(lfa|soc)-/.test(m.unit));
}

/** Heads and administrators see who takes over from whom. */
export function seesSuccessions(c: Ctx): boolean {
  const { actor } = who(c);
  return actor.roles.includes('admin') || actor.memberships.some((m) => m.role !== 'member');
}

/** Ways through the settings, those that the person may go. */
export function SettingsTabs({ here, c }: { here: string; c: Ctx }) {
  const tabs = [
    ['/installningar', 'Enheter'],
    ['/installningar/personer', 'Personer och roller'],
    ['/installningar/tider', 'Tider'],
    ['/installningar/lediga-dagar', 'Lediga dagar'],
    ['/installningar/moten', 'Mötestider'],
    ...(seesSuccessions(c) ? [['/installningar/overtaganden', 'Övertaganden']] : []),
    ...(seesHomes(c) ? [['/installningar/bostader', 'Bostäder']] : []),
  ] as const;
  return (
    <nav class="tabs" aria-label="Inställningar">
      {tabs.map(([path, label]) => (
        <a href={path} aria-current={path === here ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
