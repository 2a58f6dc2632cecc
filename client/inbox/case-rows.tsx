import type { CivilDate, Instant } from '../../domain/instant';
import { processByName } from '../../domain/processes';
import type { InboxItem } from '../../register/inbox';
import { SideRelay, SmallRelay } from '../layout/relay-strip';
import { WhenInRow } from '../layout/time';
import { pressure, UsedBar } from '../layout/used-bar';
import type { Names } from '../names';
import { inboxWords } from '../words/inbox';
import { Claim, type Claiming, isClaimable } from './claim';

/** Cases as rows: one line each at 1280 px. The whole row leads to the case. */
export function CaseRows({
  items,
  names,
  now,
  daysOff,
  hideNames,
  claiming = null,
}: {
  items: readonly InboxItem[];
  names: Names;
  now: Instant;
  daysOff: readonly CivilDate[];
  hideNames: boolean;
  /** Null where nothing is taken from the list itself. */
  claiming?: Claiming | null;
}) {
  const claims = (item: InboxItem) => claiming !== null && isClaimable(claiming.signedIn.actor, item);
  return (
    <ul class={items.some(claims) ? 'rows with-act' : 'rows'}>
      <li class="head" aria-hidden="true">
        {inboxWords.columns.map((column) => (
          <span>{column}</span>
        ))}
      </li>
      {items.map((item) => (
        <CaseRow
          item={item}
          names={names}
          now={now}
          daysOff={daysOff}
          hideNames={hideNames}
          claiming={claims(item) ? claiming : null}
        />
      ))}
    </ul>
  );
}

function CaseRow({
  item,
  names,
  now,
  daysOff,
  hideNames,
  claiming,
}: {
  item: InboxItem;
  names: Names;
  now: Instant;
  daysOff: readonly CivilDate[];
  hideNames: boolean;
  claiming: Claiming | null;
}) {
  const stage = processByName(item.process).stages.find((row) => row.name === item.stage);
  const state = pressure(item.dueFrom, item.dueAt, now);
  const household = householdInWords(item, hideNames);
  return (
    <li>
      <span class="ref">
        <a href={`/arenden/${item.ref}`}>{item.ref}</a>
      </span>
      <span class="what" title={whatToDo(item)}>
        {item.forPerson === null ? null : (
          <>
            <span class="tag on">{inboxWords.forPerson(names.person(item.forPerson) ?? item.forPerson)}</span>{' '}
          </>
        )}
        {household ? <strong>{household} </strong> : null}
        {whatToDo(item)}
      </span>
      <span class="at">{stage?.label ?? item.stage}</span>
      {item.reason === 'side' ? (
        <SideRelay unit={names.unit(item.unit)} person={names.holder(item.person, item.unit)} />
      ) : (
        <SmallRelay
          holder={{ unit: names.unit(item.holderUnit), person: names.holder(item.holderPerson, item.holderUnit) }}
          offeredTo={item.offeredTo === null ? null : names.unit(item.offeredTo)}
          toUs={item.reason === 'offer'}
          late={item.late}
        />
      )}
      <span class={state === 'calm' ? 'when' : `when ${state}`}>
        <WhenInRow at={item.dueAt} now={now} daysOff={daysOff} />
      </span>
      <span class="bar">
        <UsedBar from={item.dueFrom} due={item.dueAt} now={now} />
      </span>
      {claiming === null ? null : <Claim {...claiming} item={item} />}
    </li>
  );
}

/** What the row asks of somebody, in the routine's own words; never a name. */
export function whatToDo(item: InboxItem): string {
  if (item.reason === 'offer') return inboxWords.answerOffer;
  if (item.doing === 'question') return inboxWords.answerQuestion;
  if (item.doing === 'forum') return inboxWords.waitsForForum;
  if (item.doing === 'offer') return inboxWords.waitsForAnswer;
  if (item.doing === 'wait') return item.waitsFor === null ? inboxWords.waiting : inboxWords.waitsFor(item.waitsFor);
  if (item.doing === 'routine' || item.taskKind === null) return inboxWords.routine;
  return processByName(item.process).tasks[item.taskKind]?.label ?? item.taskKind;
}

function householdInWords({ surname, householdSize }: InboxItem, hideNames: boolean): string | null {
  if (hideNames || surname === null) return null;
  return householdSize === null || householdSize === 0 ? surname : `${surname} (${householdSize})`;
}
