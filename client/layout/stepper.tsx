import type { Process } from '../../domain/kernel/process';

export interface StepperProps {
  readonly process: Process;
  readonly stage: string;
  /** Stages that this case goes past without being in them. */
  readonly skipped?: ReadonlySet<string>;
}

/** The stages of the routine as a track; a side stage shows only while the case is in it. */
export function Stepper({ process, stage, skipped = new Set() }: StepperProps) {
  const here = process.stages.findIndex((row) => row.name === stage);
  const shown = process.stages.filter((row) => row.name === stage || (row.main && !skipped.has(row.name)));
  const place = shown.findIndex((row) => row.name === stage);
  return (
    <section aria-label="Skeden">
      <ol class="steps">
        {shown.map((row) => {
          const at = process.stages.indexOf(row);
          const where = row.name === stage ? (row.main ? 'here' : 'here beside') : at < here ? 'passed' : 'ahead';
          return (
            <li class={where} aria-current={row.name === stage ? 'step' : undefined}>
              {hyphenated(row.label)}
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

/** Where the long words of stages part: browsers without a Swedish dictionary would break them anywhere. */
const PARTS = /(barn|mark|anbuds|laglighets|över)(?=\p{L}{7})/giu;
const SOFT_HYPHEN = '\u00ad';

function hyphenated(label: string): string {
  return label.replace(PARTS, `$1${SOFT_HYPHEN}`);
}
