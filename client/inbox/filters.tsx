import { processNames, processByName } from '../../domain/processes';
import type { TodayProps } from './today-page';

/** Narrow the list: process and stage for all, name and size for those who may see them. Plain GET. */
export function Filters({ filter, signedIn }: TodayProps) {
  const namesToo = signedIn.actor.memberships.some((m) => m.unit.startsWith('soc-'));
  const active = filter.process ?? filter.stage ?? filter.surname ?? filter.householdSize;
  return (
    <details class="move" open={active !== undefined}>
      <summary>Urval</summary>
      <div class="body">
        <form method="get" action="/" class="inline-form">
          <input type="hidden" name="lista" value={filter.list} />
          <Select
            name="process"
            label="Process"
            value={filter.process}
            options={processNames.map((name) => [name, processByName(name).label])}
          />
          <Select name="skede" label="Skede" value={filter.stage} options={stages(filter.process)} />
          {namesToo ? (
            <>
              <Text name="namn" label="Efternamn börjar på" value={filter.surname} />
              <Text name="storlek" label="Antal personer" value={filter.householdSize?.toString()} numeric />
            </>
          ) : null}
          <button type="submit" class="quiet">
            Visa
          </button>
          {active === undefined ? null : <a href={`/?lista=${filter.list}`}>Rensa urvalet</a>}
        </form>
      </div>
    </details>
  );
}

function stages(process: string | undefined): [string, string][] {
  const processes = process === undefined ? processNames : processNames.filter((name) => name === process);
  return processes.flatMap((name) => processByName(name).stages.map((row): [string, string] => [row.name, row.label]));
}

function Select({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: [string, string][];
}) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        <option value="">Alla</option>
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Text({
  name,
  label,
  value,
  numeric = false,
}: {
  name: string;
  label: string;
  value: string | undefined;
  numeric?: boolean;
}) {
  return (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <input
        type="text"
        id={`filter-${name}`}
        name={name}
        value={value ?? ''}
        inputmode={numeric ? 'numeric' : undefined}
        autocomplete="off"
      />
    </div>
  );
}
