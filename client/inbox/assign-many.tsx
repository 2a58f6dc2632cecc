import type { InboxItem } from '../../register/inbox';
import { CsrfField } from '../forms/csrf-field';
import { WhenInRow } from '../layout/time';
import { inboxWords } from '../words/inbox';
import { whatToDo } from './case-rows';
import type { TodayProps } from './today-page';

/** Many things to one person or evenly, ticked by the head; carried out one by one as a plan that shows how far it is. */
export function AssignMany(props: TodayProps & { items: readonly InboxItem[]; units: readonly string[] }) {
  const { items, units, names, organisation, signedIn, filter, daysOff } = props;
  if (items.length === 0) return null;
  const people = organisation.people.filter(
    (person) => !person.left && person.memberships.some((m) => units.includes(m.unit) && m.role !== 'director'),
  );
  return (
    <details class="move" id="fordela">
      <summary>{inboxWords.assignMany}</summary>
      <form class="body" method="post" action="/installningar/overtaganden/fordela">
        <CsrfField csrf={signedIn.csrf} />
        <p class="soft">{inboxWords.assignManyHint}</p>
        <table class="stacked">
          <thead>
            <tr>
              <th>Ärende</th>
              <th>Att göra</th>
              <th>Hos</th>
              <th>Senast</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              <tr>
                <td>
                  <span class="choice">
                    <input type="checkbox" id={`valda-${at}`} name="valda" value={keyOf(item)} />
                    <label for={`valda-${at}`}>{item.ref}</label>
                  </span>
                </td>
                <td data-label="Att göra">{whatToDo(item)}</td>
                <td data-label="Hos">{names.person(item.person) ?? 'ingen'}</td>
                <td data-label="Senast">
                  <WhenInRow at={item.dueAt} now={filter.now} daysOff={daysOff} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div class="inline-form">
          <div class="field">
            <label for="fordela-till">Till</label>
            <select id="fordela-till" name="till">
              <option value="jamnt">{inboxWords.evenly}</option>
              {people.map((person) => (
                <option value={person.id}>{person.name}</option>
              ))}
            </select>
          </div>
          <button type="submit" class="primary">
            {inboxWords.assignTicked}
          </button>
        </div>
      </form>
    </details>
  );
}

function keyOf({ reason, ref, taskId }: InboxItem): string {
  return reason === 'side' && taskId !== null ? `${ref}|${taskId}` : ref;
}
