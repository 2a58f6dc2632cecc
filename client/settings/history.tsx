import type { RecordedChange, SettingSubject } from '../../register/setting-changes';
import { Pairs } from '../layout/pairs';
import { Moment } from '../layout/time';
import type { Names } from '../names';
import { changeInWords } from '../words/setting-changes';

/** What changes without a person only by an import. */
const FROM_FILE: readonly SettingSubject[] = ['unit', 'person', 'duty'];

/** What was changed, by whom and when, newest first: each value as it was and as it became. */
export function History({
  changes,
  names,
  now,
  titleOf,
}: {
  changes: readonly RecordedChange[];
  names: Names;
  now: number;
  titleOf: (key: string) => string;
}) {
  return (
    <section class="stack" aria-labelledby="history-title">
      <h2 id="history-title">Ändringar</h2>
      {changes.length === 0 ? (
        <p class="empty">Inget har ändrats sedan organisationen lades in.</p>
      ) : (
        <ol class="timeline" reversed>
          {changes.map((change) => {
            const { said, lines } = changeInWords(change, names, titleOf);
            return (
              <li>
                <span class="said">{said}</span>
                <Pairs
                  of={lines.map(({ label, before, after }) => ({
                    label,
                    value: (
                      <>
                        {before === null ? null : <s class="struck">{before}</s>} {after ?? ''}
                      </>
                    ),
                  }))}
                />
                <span class="by">
                  <Moment at={change.at} now={now} /> ·{' '}
                  {names.person(change.by) ?? (FROM_FILE.includes(change.subject) ? 'Inläst från fil' : 'Systemet')}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
