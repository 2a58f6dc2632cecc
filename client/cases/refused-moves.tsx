import type { MoveChoice } from '../../domain/kernel/may';
import { ruleInWords } from '../words/rules';
import type { ShownCase } from './load-case';
import { nameOf } from './move-name';

/** Refusals that are about who asks, and not about what is still missing. */
const OF_SOMEBODY_ELSE: ReadonlySet<string> = new Set([
  'not-yours',
  'assigned-to-another',
  'needs-head',
  'needs-director',
  'needs-decider',
]);

export function ofSomebodyElse(choice: MoveChoice): boolean {
  return !choice.allowed && OF_SOMEBODY_ELSE.has(choice.rule);
}

/** What the reader is to do next, and cannot yet: the reason stands where the form will be. */
export function Blocked({ shown, choice }: { shown: ShownCase; choice: MoveChoice }) {
  if (choice.allowed) return null;
  return (
    <div class="stack tight" data-refused={choice.row.move} data-task={choice.task?.id} data-rule={choice.rule}>
      <h3>{nameOf(shown, choice)}</h3>
      <p class="notice warn">Kan inte göras ännu. {ruleInWords(choice.rule)}</p>
      <p class="small soft">{choice.source}</p>
    </div>
  );
}

/** What cannot be made now, each with its reason. */
export function Refused({ shown, choices }: { shown: ShownCase; choices: readonly MoveChoice[] }) {
  if (choices.length === 0) return null;
  return (
    <details class="move">
      <summary>Åtgärder som inte går att göra just nu ({choices.length})</summary>
      <div class="body">
        {choices.map((choice) =>
          choice.allowed ? null : (
            <div class="not-allowed" data-refused={choice.row.move} data-task={choice.task?.id} data-rule={choice.rule}>
              <span class="name">{nameOf(shown, choice)}</span>
              <span>{ruleInWords(choice.rule)}</span>
              <span class="small">{choice.source}</span>
            </div>
          ),
        )}
      </div>
    </details>
  );
}
