import { randomUUID } from 'node:crypto';
import { localDate } from '../../domain/calendar/stockholm';
import type { Fact } from '../../domain/kernel/facts';
import type { TextHashes } from '../../domain/kernel/state';
import { momentInWords } from '../../domain/swedish-dates';
import { isSealedText } from '../bids/bids-of-case';
import { CsrfField } from '../forms/csrf-field';
import { Pairs } from '../layout/pairs';
import { factInWords, metaOf } from '../words/facts';
import { labelOfText, type LabelledLine, valueInWords } from '../words/labels';
import { asLead } from './moves';
import { correctableFields } from './correction';
import type { ShownCase } from './load-case';

/** The rest is folded away, one press further. */
const SHOWN_AT_ONCE = 20;

/** Everything that happened, newest first, in words. A corrected or undone fact stays readable, struck through. */
export function Timeline({ shown }: { shown: ShownCase }) {
  const { facts } = shown;
  const undone = undoneNos(facts);
  const undo = shown.moves.find((choice) => choice.row.move === 'undo');
  const last = facts.findLast(({ type }) => type !== 'DataSet')?.no;
  // What the routine noted for itself says nothing to a reader; an undo is offered at the newest that does.
  const newest = facts.filter(({ type }) => type !== 'DataSet').toReversed();
  const row = (fact: Fact) => (
    <FactRow shown={shown} fact={fact} undone={undone.has(fact.no)} undo={fact.no === last && undo?.allowed === true} />
  );
  return (
    <section class="stack" aria-labelledby="facts-title">
      <h2 id="facts-title">Vad som har hänt</h2>
      <ol class="timeline" reversed>
        {newest.slice(0, SHOWN_AT_ONCE).map(row)}
      </ol>
      {newest.length > SHOWN_AT_ONCE ? (
        <details class="move">
          <summary>Tidigare händelser ({newest.length - SHOWN_AT_ONCE})</summary>
          <div class="body">
            <ol class="timeline" reversed>
              {newest.slice(SHOWN_AT_ONCE).map(row)}
            </ol>
          </div>
        </details>
      ) : null}
    </section>
  );
}

function undoneNos(facts: readonly Fact[]): ReadonlySet<number> {
  const nos = new Set<number>();
  for (const fact of facts) {
    if (fact.type === 'MoveUndone') for (let no = fact.nos[0]; no <= fact.nos[1]; no += 1) nos.add(no);
  }
  return nos;
}

function FactRow({ shown, fact, undone, undo }: { shown: ShownCase; fact: Fact; undone: boolean; undo: boolean }) {
  const { names, process, now } = shown;
  const { said, lines, mark } = factInWords(process, fact, names, shown.facts);
  const byPerson = 'person' in fact.by;
  return (
    <li
      class={[mark === 'plain' ? '' : mark, undone ? 'undone' : ''].filter(Boolean).join(' ') || undefined}
      id={`f${fact.no}`}
    >
      <span class="said">
        {said}
        {undone ? <span class="hidden-visually"> (ångrat)</span> : null}
      </span>
      <Pairs
        of={lines.map((line) => ({
          label: line.label,
          value: <Value line={line} corrected={correctedTo(shown, fact, line)} />,
        }))}
      />
      <Texts shown={shown} fact={fact} />
      <span class="by">
        <time datetime={new Date(fact.at).toISOString()}>{momentInWords(fact.at, localDate(now))}</time> ·{' '}
        {names.by(fact.by)}
        {byPerson && !undone && canCorrect(shown) && correctableFields(process, fact).length > 0 ? (
          <>
            {' · '}
            <a href={`/arenden/${shown.state.ref}/ratta/${fact.no}`}>
              Rätta<span class="hidden-visually"> {said}</span>
            </a>
          </>
        ) : null}
      </span>
      {undo ? <Undo shown={shown} /> : null}
    </li>
  );
}

function canCorrect({ moves }: ShownCase): boolean {
  return moves.some((choice) => choice.row.move === 'correct' && choice.allowed);
}

/** A value that was put right stays readable, struck through, beside the right one. */
function Value({ line, corrected }: { line: LabelledLine; corrected: string | null }) {
  if (corrected === null) return <>{line.value}</>;
  return (
    <>
      <s class="struck">{line.value}</s> {corrected}
    </>
  );
}

/** The newest correction of one value of a fact, in words. */
function correctedTo({ facts, process, names }: ShownCase, fact: Fact, line: LabelledLine): string | null {
  const last = facts.findLast(
    (one) => one.type === 'FactCorrected' && one.correctedNo === fact.no && one.field === line.name,
  );
  if (last?.type !== 'FactCorrected') return null;
  return valueInWords(metaOf(process, facts, fact.no, last.field), last.value, names);
}

function Undo({ shown }: { shown: ShownCase }) {
  return (
    <form method="post" action={`/arenden/${shown.state.ref}/drag/undo`} data-move="undo">
      <CsrfField csrf={shown.signedIn.csrf} />
      <input type="hidden" name="_command" value={randomUUID()} />
      <button type="submit" class="quiet small" name="_do" value="send">
        Ångra det här
      </button>
    </form>
  );
}

/** The words of a fact, from the register. A view has only the words of its own units' facts. */
function Texts({ shown, fact }: { shown: ShownCase; fact: Fact }) {
  const hashes: TextHashes = 'texts' in fact ? fact.texts : {};
  return (
    <>
      {Object.entries(hashes).map(([field, hash]) => {
        const text = shown.texts.get(hash);
        if (text === undefined || isSealedText(field)) return null;
        return (
          <blockquote>
            <span class="small soft">{asLead(labelOfText(shown.process, fact, field))} </span>
            {text.body ?? 'Texten är gallrad.'}
          </blockquote>
        );
      })}
    </>
  );
}
