import { plotWords } from '../words/plots';

/** Ways through everything about land. */
export function LandTabs({ here }: { here: string }) {
  const { tabs } = plotWords;
  const entries = [
    ['/mark', tabs.portfolio],
    ['/mark/behov', tabs.needs],
    ['/mark/uppfoljning', tabs.followUp],
    ['/mark/regelverk', tabs.rulebook],
    ['/nyckel', tabs.key],
  ] as const;
  return (
    <nav class="tabs" aria-label={plotWords.tabsLabel}>
      {entries.map(([path, label]) => (
        <a href={path} aria-current={path === here ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
