import { viewFor } from '../../domain/kernel/decide-offers';
import { CsrfField } from '../forms/csrf-field';
import { type FormValues, oneOf } from '../forms/values';
import { HandedOver } from './case-page';
import type { ShownCase } from './load-case';

/** Before a case is offered by hand: exactly what the receiver will see, and the button that offers it. */
export function HandOverPreview({
  shown,
  to,
  commandId,
  values,
}: {
  shown: ShownCase;
  to: string;
  commandId: string;
  values: FormValues;
}) {
  const view = oneOf(values, 'view') || viewFor(to);
  const unit = shown.names.unit(to);
  const rows = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  );
  return (
    <>
      <h1>Överlämna till {unit}</h1>
      <p>
        Ni håller ärendet tills {unit} har tagit emot det. Om de avböjer ligger det kvar hos er, och er tid fortsätter
        att gå medan de svarar.
      </p>
      {view === 'full' ? (
        <section class="sheet">
          <h2>Det här ser mottagaren</h2>
          <p>Hela ärendet. Enheten finns inom samma sekretessområde som ni.</p>
        </section>
      ) : (
        <>
          <p>Precis det här, och inget mer, följer med:</p>
          <HandedOver shown={shown} view={view} to={[to]} />
        </>
      )}
      <form method="post" action={`/arenden/${shown.state.ref}/drag/offer`} class="buttons">
        <CsrfField csrf={shown.signedIn.csrf} />
        <input type="hidden" name="_command" value={commandId} />
        <input type="hidden" name="_seen" value="yes" />
        {rows.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="primary" name="_do" value="send">
          Överlämna till {unit}
        </button>
        <a href={`/arenden/${shown.state.ref}`}>Avbryt</a>
      </form>
    </>
  );
}
