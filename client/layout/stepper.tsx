import type { Process } from '../../domain/kernel/process';

/** The stages of the routine as a track; a side stage shows only while the case is in it. */
export function Stepper({ process, stage }: { process: Process; stage: string }) {
  const here = process.stages.findIndex((row) => row.name === stage);
  const shown = process.stages.filter((row) => row.main || row.name === stage);
  const place = shown.findIndex((row) => row.name === stage);
  return (
    <section aria-label="Skeden">
      <ol class="steps">
        {shown.map((row) => {
          const at = process.stages.indexOf(row);
          const where = row.name === stage ? (row.main ? 'here' : 'here beside') : at < here ? 'passed' : 'ahead';
          return (
            <li class={where} aria-current={row.name === stage ? 'step' : undefined}>
              {row.label}
              {where === 'passed' ? <span class="hidden-visually"> (passerat)</span> : null}
            </li>
          );
        })}
      </ol>
      <p
        class="steps-caption"
        aria-hidden="true"
      >{`Skede ${place + 1} av ${shown.length}: ${shown[place]?.label ?? stage}`}</p>
    </section>
  );
}
