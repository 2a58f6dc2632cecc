/** Ways through the settings. Homes only for those who may see them. */
export function SettingsTabs({ here, homes }: { here: string; homes: boolean }) {
  const tabs = [
    ['/installningar', 'Enheter'],
    ['/installningar/personer', 'Personer och roller'],
    ['/installningar/tider', 'Tider'],
    ...(homes ? [['/installningar/bostader', 'Bostäder']] : []),
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
