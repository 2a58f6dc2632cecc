import type { Fact } from '../../domain/kernel/facts';
import type { MoveChoice } from '../../domain/kernel/may';
import { CsrfField } from '../forms/csrf-field';
import { factInWords } from '../words/facts';
import { fieldsOfProcess, valueInWords } from '../words/labels';
import type { ShownCase } from './load-case';

/** The coded values of a fact that a person may have got wrong. */
export function correctableFields(fact: Fact): Readonly<Record<string, unknown>> {
  if (fact.type === 'TaskCompleted') return fact.outcome;
  if (fact.type === 'Happened') return fact.input;
  if (fact.type === 'ContactLogged') return { way: fact.way, contactAt: fact.contactAt };
  if (fact.type === 'LetterSent') return { on: fact.on, way: fact.way };
  if (fact.type === 'DocumentListed') return { on: fact.on };
  if (fact.type === 'CaseOpened') return { receivedAt: fact.receivedAt };
  return {};
}

const OWN_LABELS: Readonly<Record<string, string>> = {
  receivedAt: 'Inkommen',
  contactAt: 'När kontakten var',
  on: 'Datum',
  way: 'Sätt',
};

/** Right value and why. The old value stays readable, struck through, and deadlines are reckoned anew. */
export function CorrectPage({
  shown,
  fact,
  choice,
  commandId,
}: {
  shown: ShownCase;
  fact: Fact;
  choice: MoveChoice;
  commandId: string;
}) {
  const labels = fieldsOfProcess(shown.process);
  const fields = Object.entries(correctableFields(fact)).filter(
    ([, value]) => value !== null && typeof value !== 'object',
  );
  return (
    <>
      <h1>Rätta en uppgift</h1>
      <p>{factInWords(shown.process, fact, shown.names).said}</p>
      <p class="soft">Det gamla värdet blir kvar, överstruket. Tider som räknades från det räknas om.</p>
      <form method="post" action={`/arenden/${shown.state.ref}/drag/correct`} class="move">
        <CsrfField csrf={shown.signedIn.csrf} />
        <input type="hidden" name="_command" value={commandId} />
        <input type="hidden" name="no" value={String(fact.no)} />
        <fieldset class="field">
          <legend>Vilken uppgift är fel?</legend>
          {fields.map(([name, value], at) => (
            <div class="choice">
              <input type="radio" name="field" id={`field-${name}`} value={name} checked={at === 0} required />
              <label for={`field-${name}`}>
                {labels.get(name)?.label ?? OWN_LABELS[name] ?? name}:{' '}
                {valueInWords(labels.get(name), value as string, shown.names)}
              </label>
            </div>
          ))}
        </fieldset>
        <div class="field">
          <label for="value">Rätt värde</label>
          <p class="hint" id="value-hint">
            Datum skrivs ÅÅÅÅ-MM-DD, tidpunkter ÅÅÅÅ-MM-DD TT:MM.
          </p>
          <input type="text" id="value" name="value" aria-describedby="value-hint" autocomplete="off" required />
        </div>
        <div class="field">
          <label for="reason">Varför?</label>
          <textarea id="reason" name="reason" rows={3} required></textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="primary" name="_do" value="send">
            {choice.row.label}
          </button>
          <a href={`/arenden/${shown.state.ref}`}>Avbryt</a>
        </div>
      </form>
    </>
  );
}
