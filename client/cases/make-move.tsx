import { randomUUID } from 'node:crypto';
import { access } from '../../domain/access';
import { holderOf, type MoveChoice } from '../../domain/kernel/may';
import type { Form } from '../../domain/forms/fields.schema';
import { caseByRef } from '../../register/cases';
import { dropDraft, saveDraft } from '../../register/drafts';
import type { Ctx, Deps } from '../deps';
import { exampleValues } from '../forms/example-values';
import { parseForm, textsToStore } from '../forms/parse-form';
import { fieldsIn, type FormValues, oneOf } from '../forms/values';
import type { MoveOutcome } from '../gateway';
import { problemPage } from '../problem-pages';
import { withFormerValue } from './correction';
import { showCase, showCorrection } from './show-case';
import { loadCase, picksFor, type ShownCase } from './load-case';
import { formOfMove } from './form-of-move';
import { ownPageOf } from './own-pages';
import { HandOverPreview } from './hand-over-preview';
import { topicOf } from './moves';
import { safePath } from '../sign-in/session';
import { Received, Refusal } from './refusal';
import { page } from '../layout/page';

/** A posted form on a case page: example, draft, or the move itself. Post, redirect, get. */
export async function postMove(c: Ctx, deps: Deps): Promise<Response> {
  const ref = c.req.param('ref') ?? '';
  const move = c.req.param('move') ?? '';
  const shown = await loadCase(c, deps, ref);
  if (shown === null) return problemPage(c, 'notFound', 404);
  const typed = c.get('typed') ?? {};
  const taskId = oneOf(typed, '_task') || null;
  const choice = shown.moves.find((one) => one.row.move === move && (one.task?.id ?? null) === taskId) ?? null;
  const values = fieldsIn(typed);
  const commandId = /^[\w-]{8,64}$/.test(oneOf(typed, '_command')) ? oneOf(typed, '_command') : randomUUID();
  // From a row of a list: back to it afterwards, as it was narrowed.
  const back =
    (move === 'claim' || move === 'complete') && oneOf(typed, '_back') !== '' ? safePath(oneOf(typed, '_back')) : null;
  const posted: Posted = {
    c,
    deps,
    shown,
    choice,
    move,
    taskId,
    commandId,
    values,
    topic: topicOf(move, taskId),
    back,
  };
  const wish = oneOf(typed, '_do');
  const taken = posted.back === null ? null : takenByAnother(posted);
  if (taken !== null) return answer(posted, taken);
  // Never a draft either: what such a page is given is not kept in the open.
  if (choice !== null && ownPageOf(choice) !== null) {
    return answer(
      { ...posted, values: {} },
      { kind: 'refused', rule: 'own-page-only', source: choice.row.source, detail: {} },
    );
  }
  if (wish === 'draft') return keepDraft(posted);
  const form = choice === null ? null : formOfMove(shown.process, choice.row, choice.task);
  if (wish === 'example' && form !== null && deps.settings.STAFETT_DEMO) {
    return showCase(c, deps, shown, {
      attempt: {
        move,
        taskId,
        commandId,
        values: {
          ...values,
          ...exampleValues(form, shown.now, picksFor(c, shown, choice ?? { row: { move }, task: null })),
        },
        errors: {},
      },
      status: 200,
    });
  }
  return send(posted, form, Number(oneOf(typed, '_version')) || null);
}

interface Posted {
  readonly c: Ctx;
  readonly deps: Deps;
  readonly shown: ShownCase;
  /** Null when the move is not among the case's moves any more: the workflow says why. */
  readonly choice: MoveChoice | null;
  readonly move: string;
  readonly taskId: string | null;
  readonly commandId: string;
  readonly values: FormValues;
  readonly topic: string;
  readonly back: string | null;
}

/** A list may be minutes old: what a colleague has taken meanwhile is taken over on the case page, knowingly, not from here. */
function takenByAnother({ shown: { state, signedIn }, choice }: Posted): MoveOutcome | null {
  const person = state.status === 'open' && choice !== null ? holderOf(state, choice.task) : null;
  if (person === null || person === signedIn.actor.id || choice === null) return null;
  return { kind: 'refused', rule: 'assigned-to-another', source: choice.row.source, detail: { person } };
}

async function send(posted: Posted, form: Form | null, version: number | null): Promise<Response> {
  const { c, deps, shown, move, taskId, commandId, values } = posted;
  const parsed =
    form === null
      ? ({ ok: true, codes: {}, texts: {}, personal: {} } as const)
      : parseForm(form, values, picksFor(c, shown, posted.choice ?? { row: { move }, task: null }));
  if (!parsed.ok) {
    const given = {
      no: Number(oneOf(values, 'correctedNo')),
      field: oneOf(values, 'field'),
      commandId,
      values,
      errors: parsed.errors,
    };
    const correction = move === 'correct' ? await showCorrection(c, shown, given) : null;
    if (correction !== null) return correction;
    return showCase(c, deps, shown, {
      attempt: { move, taskId, commandId, values, errors: parsed.errors },
      status: 422,
    });
  }
  if (move === 'offer' && oneOf(c.get('typed') ?? {}, '_seen') !== 'yes') {
    const to = String(parsed.codes['to'] ?? '');
    return page(
      c,
      { title: 'Överlämna', narrow: true },
      <HandOverPreview shown={shown} to={to} commandId={commandId} values={values} />,
    );
  }
  const outcome = await deps.gateway.makeMove(shown.signedIn.actor, shown.state.ref, {
    commandId,
    move,
    taskId,
    version,
    codes: move === 'correct' ? withFormerValue(shown.process, shown.facts, parsed.codes) : parsed.codes,
    texts: textsToStore(parsed),
  });
  return answer(posted, outcome);
}

/** Whoever declined, or did another administration's last task, may not see the case any more. */
async function isStillTheirs({ c, deps, shown }: Posted): Promise<boolean> {
  const state = await caseByRef(deps.register, shown.state.ref);
  return state !== null && access(shown.signedIn.actor, state, c.get('now')).kind !== 'none';
}

async function answer(posted: Posted, outcome: MoveOutcome): Promise<Response> {
  const { c, deps, shown, values } = posted;
  const units = shown.signedIn.actor.memberships.map((m) => m.unit);
  switch (outcome.kind) {
    case 'done':
      await dropDraft(deps.register, shown.state.ref, posted.topic, units);
      if (posted.back !== null)
        return c.redirect(`${posted.back}${posted.back.includes('?') ? '&' : '?'}tagen=${shown.state.ref}`, 303);
      return c.redirect(
        (await isStillTheirs(posted)) ? `/arenden/${shown.state.ref}?klart=${posted.move}` : '/?klart=ja',
        303,
      );
    case 'refused':
      if (Object.keys(values).length > 0) await draftOf(posted);
      return page(
        c,
        { title: 'Åtgärden gick inte att göra', narrow: true, status: 409 },
        // Read again: whoever came before may have done so after this page's first look.
        <Refusal
          shown={(await loadCase(c, deps, shown.state.ref)) ?? shown}
          outcome={outcome}
          values={values}
          taskId={posted.taskId}
          move={posted.move}
        />,
      );
    case 'received':
      if (Object.keys(values).length > 0) await draftOf(posted);
      return page(c, { title: 'Mottaget', narrow: true, status: 202 }, <Received posted={posted} />);
    case 'unavailable':
      if (Object.keys(values).length > 0) await draftOf(posted);
      return problemPage(c, 'away', 503);
    default:
      return outcome satisfies never;
  }
}

async function keepDraft(posted: Posted): Promise<Response> {
  await draftOf(posted);
  return posted.c.redirect(`/arenden/${posted.shown.state.ref}?klart=utkast`, 303);
}

/** The draft lies with the unit that has the task, so that a colleague can go on with it. */
async function draftOf({ deps, shown, choice, topic, values }: Posted): Promise<void> {
  const { actor } = shown.signedIn;
  const own = actor.memberships.map((m) => m.unit);
  const wanted = choice?.task?.unit ?? (shown.state.status === 'open' ? shown.state.baton.unit : own[0]);
  const unit = wanted !== undefined && own.includes(wanted) ? wanted : own[0];
  if (unit === undefined) return;
  await saveDraft(deps.register, {
    ref: shown.state.ref,
    topic,
    unit,
    person: actor.id,
    body: values,
    updatedAt: shown.now,
  });
}
