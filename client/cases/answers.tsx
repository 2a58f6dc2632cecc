import type { Fact } from '../../domain/kernel/facts';
import { localDate } from '../../domain/calendar/stockholm';
import { seesTask } from '../../domain/access';
import type { Deadline, OpenCase, Task } from '../../domain/kernel/state';
import { When } from '../layout/time';
import { type Runner, RelayStrip } from '../layout/relay-strip';
import { absenceWords } from '../words/absence';
import { Standing } from './standing';
import { frame } from '../words/catalogue';
import { taskLabel } from '../words/facts';
import { rungRecipients } from '../words/relay';
import { whereInWords } from '../words/where';
import type { ShownCase } from './load-case';
import { momentInWords } from '../../domain/swedish-dates';

/** The first answers of a case, in this order: who holds it, what they must do, by when, what happens otherwise. */
export function Answers({ shown }: { shown: ShownCase }) {
  const { state } = shown;
  if (state.status === 'closed') return <Closed shown={shown} />;
  const deadline = dueOf(state);
  const late = deadline !== null && deadline.dueAt < shown.now;
  return (
    <section class={late ? 'sheet first is-late' : 'sheet first'} aria-labelledby="now-title">
      <h2 id="now-title" class="hidden-visually">
        Läget nu
      </h2>
      <Where shown={shown} doing={doing(shown, state)} />
      <Standing shown={shown} state={state} />
      <Strip shown={shown} state={state} deadline={deadline} late={late} />
      <HolderAway shown={shown} state={state} />
      <LateLines shown={shown} state={state} />
      <dl class="answers">
        <div>
          <dt>Ska göra</dt>
          <dd>{doing(shown, state)}</dd>
        </div>
        {deadline === null ? null : (
          <div>
            <dt>Tiden</dt>
            <dd>
              {deadline.policy.label}: {deadline.explanation}
            </dd>
          </div>
        )}
        <div>
          <dt>{deadline?.about === 'wait' ? 'Sedan' : 'Annars'}</dt>
          <dd>
            {deadline?.about === 'wait'
              ? 'Rutinen går vidare av sig själv när tiden har gått.'
              : otherwise(shown, state, deadline)}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Where the baton is and what happens next: the sentence that a new head of unit looks for. */
function Where({ shown, doing: said }: { shown: ShownCase; doing: string }) {
  const { state, names, now, daysOff, process, signedIn, access } = shown;
  const task = (one: Task) => (seesTask(signedIn.actor, access, one) ? taskLabel(process, one.kind) : null);
  return <p data-where>{whereInWords(state, { names, now, daysOff, doing: said, task })}</p>;
}

/** The clock of what the holder is doing. */
export function dueOf(state: OpenCase): Deadline | null {
  return state.deadlines[state.baton.doing.deadlineId] ?? null;
}

export function taskInHand(state: OpenCase): Task | null {
  return state.baton.doing.kind === 'task' ? (state.tasks[state.baton.doing.taskId] ?? null) : null;
}

function Strip({
  shown,
  state,
  deadline,
  late,
}: {
  shown: ShownCase;
  state: OpenCase;
  deadline: Deadline | null;
  late: boolean;
}) {
  const { names } = shown;
  const holder: Runner = {
    unit: names.unit(state.baton.unit),
    person: names.person(state.baton.person) ?? frame.nobody,
  };
  const due =
    deadline === null ? null : (
      <>
        {deadline.about === 'wait' ? 'Till ' : late ? 'Skulle ha varit klart ' : 'Senast '}
        <When at={deadline.dueAt} now={shown.now} daysOff={shown.daysOff} />
      </>
    );
  if (state.offer !== null) {
    return (
      <RelayStrip
        giver={holder}
        receiver={{ unit: names.unit(state.offer.to), person: absenceWords.notAnswered(names.onDuty(state.offer.to)) }}
        kind="offered"
        late={late}
        due={due}
      />
    );
  }
  return <RelayStrip giver={giverOf(shown)} receiver={holder} kind="held" late={late} due={due} />;
}

/** Who answers while the holder is away, link by link; the baton stays where it is. */
function HolderAway({ shown, state }: { shown: ShownCase; state: OpenCase }) {
  const { names, now } = shown;
  const away = names.away(state.baton.person, state.baton.unit);
  if (away === null) return null;
  const own = away.answer.kind === 'person' && away.answer.person === shown.signedIn.actor.id;
  return (
    <p class="away" data-away={state.baton.person}>
      {absenceWords.holderAway(names.person(state.baton.person) ?? '', away.until, localDate(now))}{' '}
      <strong>{own ? absenceWords.youAnswer : absenceWords.answers(away.answers)}</strong>{' '}
      {away.chain.length > 2 ? `(${away.chain.map((one) => names.person(one) ?? one).join(' → ')})` : null}
    </p>
  );
}

/** Whoever is named to hold what they hold already was given it by nobody. */
function movedBaton(fact: Fact): fact is Extract<Fact, { type: 'HandoverAccepted' | 'HolderNamed' }> {
  return fact.type === 'HandoverAccepted' || (fact.type === 'HolderNamed' && fact.to !== fact.from);
}

/** Who gave the baton to the present holder: the last accept, or the applicant, or who opened the case. */
function giverOf({ facts, names, process }: ShownCase): Runner {
  const moved = facts.findLast(movedBaton);
  if (moved !== undefined) return { unit: names.unit(moved.from) };
  const [first] = facts;
  if (process.opening === null) return { unit: 'Den sökande' };
  // What officials open themselves comes from nobody outside.
  if (first === undefined || !('person' in first.by)) return { unit: process.label };
  const unit = first.by.unit === null ? null : names.unit(first.by.unit);
  return { unit: names.person(first.by.person) ?? first.by.person, person: unit, role: 'Öppnat av' };
}

/** Every clock that has run out, whoever owes it: a late due is never hidden behind a later event. */
function LateLines({ shown, state }: { shown: ShownCase; state: OpenCase }) {
  const others = Object.values(state.deadlines).filter(
    (deadline) =>
      (shown.access.kind === 'full' || shown.signedIn.actor.memberships.some((m) => m.unit === deadline.unit)) &&
      deadline.dueAt < shown.now &&
      deadline.id !== state.baton.doing.deadlineId &&
      deadline.about !== 'routine',
  );
  return others.length === 0 ? null : (
    <ul class="stack tight">
      {others.map((deadline) => (
        <li class="late">
          Försenat: {whatOf(shown, state, deadline)}, {shown.names.unit(deadline.unit)},{' '}
          <When at={deadline.dueAt} now={shown.now} daysOff={shown.daysOff} />
        </li>
      ))}
    </ul>
  );
}

function whatOf({ process }: ShownCase, state: OpenCase, deadline: Deadline): string {
  const task = state.tasks[deadline.subject];
  if (task !== undefined) return process.tasks[task.kind]?.label ?? task.kind;
  return deadline.about === 'offer' ? 'svar på överlämnandet' : deadline.policy.label;
}

function doing(shown: ShownCase, state: OpenCase): string {
  const { process, names } = shown;
  const { doing: now } = state.baton;
  if (now.kind === 'task') {
    const task = state.tasks[now.taskId];
    return task === undefined ? '–' : (process.tasks[task.kind]?.label ?? task.kind);
  }
  if (now.kind === 'forum') return 'Väntar på att Samverkansforum bostad utser vem som håller ärendet';
  if (now.kind === 'offer' && state.offer?.question) return `Svarar på frågan från ${names.unit(state.offer.to)}`;
  if (now.kind === 'offer')
    return `Väntar på att ${state.offer === null ? 'mottagaren' : names.unit(state.offer.to)} tar emot eller avböjer`;
  const awaited = now.kind === 'wait' ? state.tasks[dueOf(state)?.subject ?? ''] : undefined;
  if (awaited !== undefined)
    return `Väntar på att ${names.unit(awaited.unit)} gör uppdraget ”${process.tasks[awaited.kind]?.label ?? awaited.kind}”`;
  if (now.kind === 'wait') return `Väntar: ${(dueOf(state)?.policy.label ?? now.what).toLowerCase()}`;
  return 'Systemet tar nästa steg i rutinen';
}

function otherwise(shown: ShownCase, state: OpenCase, deadline: Deadline | null): string {
  const task = taskInHand(state);
  const said = task === null ? null : shown.process.tasks[task.kind]?.otherwise;
  const today = localDate(shown.now);
  const next = deadline?.rungs.find((rung) => rung.no > deadline.fired);
  const told =
    next === undefined
      ? `Varje arbetsdag påminns förvaltningschefen, nästa gång ${momentInWords(state.next.at, today)}.`
      : `Om inget händer får ${rungRecipients[next.to]} veta det ${momentInWords(next.at, today)}.`;
  return said ? `${said.replace(/\.?$/, '.')} ${told}` : told;
}

function Closed({ shown }: { shown: ShownCase }) {
  const { state, names } = shown;
  if (state.status !== 'closed') return null;
  return (
    <section class="sheet first">
      <RelayStrip giver={{ unit: names.unit(state.lastHolder) }} receiver={null} kind="done" late={false} />
      <Where shown={shown} doing="" />
    </section>
  );
}
