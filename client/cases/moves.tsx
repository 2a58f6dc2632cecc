import { randomUUID } from 'node:crypto';
import { localDate } from '../../domain/calendar/stockholm';
import type { MoveChoice } from '../../domain/kernel/may';
import type { Task } from '../../domain/kernel/state';
import { CHIEF_DECIDES } from '../../domain/kernel/tasks-of-forum';
import { CsrfField } from '../forms/csrf-field';
import { FormFields, type Picks } from '../forms/form-fields';
import type { FormErrors, FormValues } from '../forms/values';
import { Pairs } from '../layout/pairs';
import { answersInWords, formFor, type LabelledLine } from '../words/labels';
import { taskInHand } from './answers';
import { formOfMove } from './form-of-move';
import { pageOf } from './own-pages';
import type { ShownCase } from './load-case';
import { GROUPS } from './move-groups';
import { nameOf } from './move-name';
import { prefilled } from './prefilled';
import { Blocked, ofSomebodyElse, Refused } from './refused-moves';
import { forumQuestion, questionAsked, type TaskWords } from './task-words';
import { momentInWords } from '../../domain/swedish-dates';

/** What was typed in one form of the page and what was wrong with it. */
export interface Attempt {
  readonly move: string;
  readonly taskId: string | null;
  readonly commandId: string;
  readonly values: FormValues;
  readonly errors: FormErrors;
}

export interface MovesProps {
  readonly shown: ShownCase;
  readonly picks: (choice: MoveChoice) => Picks;
  readonly attempt: Attempt | null;
  /** Where to go when it is done, instead of the case. */
  readonly back?: string;
}

/** Moves that answer what the case waits for: their form stands open. */
function isFirst({ state }: ShownCase, { row, task }: MoveChoice): boolean {
  if (row.move === 'accept' || row.move === 'answer-receiver') return true;
  if (row.move === 'forum-decide') return state.status === 'open' && state.forum?.meeting != null;
  return row.move === 'complete' && state.status === 'open' && task !== null && task.id === taskInHand(state)?.id;
}
/** Shown where they belong instead: beside the fact they are about. */
const ELSEWHERE: ReadonlySet<string> = new Set(['correct', 'undo', 'withdraw-consent', 'open-bids-early']);

/** One form per legal move; a move that is not the person's is named with the reason. */
export function Moves(props: MovesProps) {
  const { shown } = props;
  const own = shown.moves.filter((choice) => !(choice.task?.side ?? false) && !ELSEWHERE.has(choice.row.move));
  const allowed = own.filter((choice) => choice.allowed);
  const first = allowed.filter((choice) => isFirst(shown, choice));
  const quick = allowed.filter((choice) => !isFirst(shown, choice) && isQuick(shown, choice));
  const rest = allowed.filter((choice) => !isFirst(shown, choice) && !isQuick(shown, choice));
  const refused = own.filter((choice) => !choice.allowed);
  const blocked = refused.filter((choice) => isFirst(shown, choice) && !ofSomebodyElse(choice));
  const idle = !shown.moves.some((choice) => choice.allowed && !ELSEWHERE.has(choice.row.move));
  return (
    <section class="sheet" aria-labelledby="moves-title">
      <h2 id="moves-title">Det här kan du göra</h2>
      {blocked.map((choice) => (
        <Blocked shown={shown} choice={choice} />
      ))}
      {idle ? <p class="empty">Just nu väntar ärendet på någon annan än dig.</p> : null}
      <QuickMoves {...props} choices={quick} />
      {first.map((choice) => (
        <OpenMove {...props} choice={choice} />
      ))}
      {GROUPS.map((group) => {
        const members = rest.filter((choice) => group.has(choice.row.move));
        return members.length === 0 ? null : (
          <div>
            <h3>{group.title}</h3>
            {members.map((choice) => (
              <FoldedMove {...props} choice={choice} />
            ))}
          </div>
        );
      })}
      <Refused shown={shown} choices={refused.filter((choice) => !blocked.includes(choice))} />
    </section>
  );
}

/** A closed case has one move, and says why when it is too late for it. */
export function Reopening(props: MovesProps) {
  const { shown } = props;
  const allowed = shown.moves.filter((choice) => choice.allowed);
  const refused = shown.moves.filter((choice) => !choice.allowed && choice.rule !== 'not-yours');
  return allowed.length + refused.length === 0 ? null : (
    <section class="sheet" aria-labelledby="moves-title">
      <h2 id="moves-title">Det här kan du göra</h2>
      {allowed.map((choice) => (
        <FoldedMove {...props} choice={choice} />
      ))}
      <Refused shown={shown} choices={refused} />
    </section>
  );
}

/** Whether the person has the case's own next step in hand. */
export function hasFirst(shown: ShownCase): boolean {
  return shown.moves.some((choice) => choice.allowed && isFirst(shown, choice));
}

/** The moves of one side task, for the unit that has it; `open`: its own form stands open. */
export function SideMoves({ taskId, open, ...props }: MovesProps & { taskId: string; open: boolean }) {
  const own = props.shown.moves.filter((choice) => choice.task?.id === taskId && !ELSEWHERE.has(choice.row.move));
  const allowed = own.filter((choice) => choice.allowed);
  return (
    <>
      <QuickMoves {...props} choices={allowed.filter((choice) => isQuick(props.shown, choice))} />
      {allowed
        .filter((choice) => !isQuick(props.shown, choice))
        .map((choice) =>
          open && choice.row.move === 'complete' ? (
            <div class="stack" data-move={choice.row.move} data-task={taskId}>
              <MoveForm {...props} choice={choice} primary />
            </div>
          ) : (
            <FoldedMove {...props} choice={choice} />
          ),
        )}
      {allowed.length === 0 ? null : <Refused shown={props.shown} choices={own.filter((choice) => !choice.allowed)} />}
    </>
  );
}

/** Nothing to fill in: one press. */
function isQuick({ process }: ShownCase, { row, task }: MoveChoice): boolean {
  return pageOf({ row, task }) !== null || formOfMove(process, row, task) === null;
}

function QuickMoves({ shown, choices: all }: MovesProps & { choices: readonly MoveChoice[] }) {
  const choices = onceAPage(all);
  return choices.length === 0 ? null : (
    <div class="buttons">
      {choices.map(({ row, task }) =>
        pageOf({ row, task }) !== null ? (
          <a
            class="button"
            href={`/arenden/${shown.state.ref}/${pageOf({ row, task })}`}
            data-move={row.move}
            data-task={task?.id}
          >
            {nameOf(shown, { row, task, allowed: true })}
          </a>
        ) : (
          <form
            method="post"
            action={`/arenden/${shown.state.ref}/drag/${row.move}`}
            data-move={row.move}
            data-task={task?.id}
            title={row.source}
          >
            <Hidden shown={shown} task={task} commandId={randomUUID()} />
            <button type="submit" name="_do" value="send">
              {nameOf(shown, { row, task, allowed: true })}
            </button>
          </form>
        ),
      )}
    </div>
  );
}

/** Several moves may be made on the same page: one way there is enough. */
function onceAPage(choices: readonly MoveChoice[]): readonly MoveChoice[] {
  const last = (choice: MoveChoice) =>
    choices.findLast((one) => pageOf(one) === pageOf(choice) && one.task?.id === choice.task?.id);
  return choices.filter((choice) => pageOf(choice) === null || last(choice) === choice);
}

/** What every form of a move carries: the session's token, the command's own id, the task and the version seen. */
function Hidden({ shown, task, commandId }: { shown: ShownCase; task: Task | null; commandId: string }) {
  return (
    <>
      <CsrfField csrf={shown.signedIn.csrf} />
      <input type="hidden" name="_command" value={commandId} />
      {task === null ? null : <input type="hidden" name="_task" value={task.id} />}
      {task === null ? null : <input type="hidden" name="_version" value={String(task.version)} />}
    </>
  );
}

function isAttempted({ attempt }: MovesProps, choice: MoveChoice): boolean {
  return attempt !== null && attempt.move === choice.row.move && attempt.taskId === (choice.task?.id ?? null);
}

/** What somebody has begun stands open: also after a refusal, which keeps what was typed. */
function hasDraft({ shown }: MovesProps, { row, task }: MoveChoice): boolean {
  const topic = topicOf(row.move, task?.id ?? null);
  return shown.drafts.some((one) => one.topic === topic);
}

function OpenMove(props: MovesProps & { choice: MoveChoice }) {
  return (
    <div class="stack" data-move={props.choice.row.move} data-task={props.choice.task?.id}>
      <h3>{nameOf(props.shown, props.choice)}</h3>
      {pageOf(props.choice) === null ? (
        <MoveForm {...props} primary />
      ) : (
        <a class="button primary" href={`/arenden/${props.shown.state.ref}/${pageOf(props.choice)}`}>
          {nameOf(props.shown, props.choice)}
        </a>
      )}
    </div>
  );
}

function FoldedMove(props: MovesProps & { choice: MoveChoice }) {
  return (
    <details
      class="move"
      open={isAttempted(props, props.choice) || hasDraft(props, props.choice)}
      data-move={props.choice.row.move}
      data-task={props.choice.task?.id}
    >
      <summary>{nameOf(props.shown, props.choice)}</summary>
      <div class="body">
        <MoveForm {...props} />
      </div>
    </details>
  );
}

/** What a draft is filed under: the task for its own form, the move (on its task) for any other. */
export function topicOf(move: string, taskId: string | null): string {
  if (taskId === null) return move;
  return move === 'complete' ? taskId : `${move}.${taskId}`;
}

/** Sets the fields of one form of the page apart from those of the others. */
export function fieldPrefix(move: string, taskId: string | null): string {
  return `m-${topicOf(move, taskId)}-${move}-`.replace(/[^\w-]/g, '_');
}

export function MoveForm(props: MovesProps & { choice: MoveChoice; primary?: boolean }) {
  const { shown, choice, attempt, primary = false } = props;
  const { row, task } = choice;
  const form = formOfMove(shown.process, choice.row, choice.task);
  const topic = topicOf(row.move, task?.id ?? null);
  const draft = shown.drafts.find((one) => one.topic === topic);
  const tried = isAttempted(props, choice) ? attempt : null;
  const prefix = fieldPrefix(row.move, task?.id ?? null);
  const errors = tried?.errors ?? {};
  return (
    <form class="move" method="post" action={`/arenden/${shown.state.ref}/drag/${row.move}`} novalidate>
      <Hidden shown={shown} task={task} commandId={tried?.commandId ?? randomUUID()} />
      {props.back === undefined ? null : <input type="hidden" name="_back" value={props.back} />}
      {task === null || task.side ? null : <About shown={shown} task={task} isCompleted={row.move === 'complete'} />}
      {row.move === 'answer-receiver' ? <Said words={questionAsked(shown.process, shown.facts, shown.texts)} /> : null}
      {row.move === 'forum-decide' || task?.kind === CHIEF_DECIDES ? <Said words={forumQuestion(shown)} /> : null}
      {draft && tried === null ? (
        <p class="notice">
          Utkast, senast ändrat av {shown.names.person(draft.person)} {momentInWords(draft.updatedAt)}. Bara er enhet
          ser det.
        </p>
      ) : null}
      {form === null ? null : (
        <FormFields
          form={form}
          values={tried?.values ?? draft?.body ?? prefilled(shown, choice)}
          errors={errors}
          pick={props.picks(choice)}
          prefix={prefix}
        />
      )}
      <div class="buttons">
        <button type="submit" class={primary ? 'primary' : undefined} name="_do" value="send">
          {buttonOf(choice)}
        </button>
        {form === null ? null : (
          <button type="submit" class="quiet" name="_do" value="draft">
            Spara som utkast
          </button>
        )}
        {form !== null && shown.demo ? (
          <button type="submit" class="quiet small" name="_do" value="example">
            Fyll i exempel
          </button>
        ) : null}
      </div>
      <p class="small soft">{row.source}</p>
    </form>
  );
}

function buttonOf({ row }: MoveChoice): string {
  return row.move === 'complete' ? 'Klart, spara och gå vidare' : row.label;
}

/** What the task is about: which follow-up, which home, which adult. */
export function aboutInWords({ process, names, now }: ShownCase, task: Task): readonly LabelledLine[] {
  return answersInWords(formFor(process, 'about-task'), task.about, names, localDate(now));
}

/** Of the case's own task; a side task says it in its own box. */
function About({ shown, task, isCompleted }: { shown: ShownCase; task: Task; isCompleted: boolean }) {
  return (
    <>
      {isCompleted ? <Said words={shown.taskWords.get(task.id) ?? []} /> : null}
      <Pairs of={aboutInWords(shown, task)} />
    </>
  );
}

/** A question leads to its answer by itself. */
export function asLead(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

/** What somebody wrote to whoever has the task. */
export function Said({ words }: { words: readonly TaskWords[] }) {
  return (
    <>
      {words.map(({ label, body }) => (
        <blockquote class="said">
          <span class="small soft">{asLead(label)} </span>
          {body}
        </blockquote>
      ))}
    </>
  );
}
