import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { access } from '../../domain/access';
import { movesFor } from '../../domain/kernel/may';
import { processByName } from '../../domain/processes';
import { caseByRef, factsOf } from '../../register/cases';
import { organisation } from '../../register/organisation';
import { withFormerValue } from '../cases/correction';
import { ownPageOf } from '../cases/own-pages';
import { formOfMove } from '../cases/form-of-move';
import { picksOfOffice } from '../cases/picks-of-office';
import { peopleToName } from '../cases/people-to-name';
import type { Deps } from '../deps';
import { parseForm, textsToStore } from '../forms/parse-form';
import { ruleInWords } from '../words/rules';
import { problem } from './problem';
import type { ApiEnv } from './routes';
import type { moveBodySchema } from './schemas';

/** A move by the API: the same forms, the same rules, the same gateway as a page's. */
export async function moveThroughApi(
  c: Context<ApiEnv>,
  deps: Deps,
  ref: string,
  asked: z.output<typeof moveBodySchema>,
): Promise<Response> {
  const actor = c.get('actor');
  const state = await caseByRef(deps.register, ref);
  if (state === null || access(actor, state, deps.now()).kind === 'none')
    return problem(c, { title: 'Not found', status: 404 });
  const process = processByName(state.process);
  const choice = movesFor(process, state, actor, deps.now()).find(
    (one) => one.row.move === asked.move && (one.task?.id ?? null) === asked.taskId,
  );
  if (choice !== undefined && ownPageOf(choice) !== null)
    return problem(c, {
      title: ruleInWords('own-page-only'),
      status: 409,
      rule: 'own-page-only',
      source: choice.row.source,
    });
  // A move that is not there any more goes on without its form: the workflow names the rule, or knows the command.
  const form = choice === undefined || !choice.allowed ? null : formOfMove(process, choice.row, choice.task);
  const org = await organisation(deps.register);
  const about = { move: asked.move, kind: choice?.task?.kind ?? null };
  const { unit, units, contents } = picksOfOffice({ state, process, meetings: [] }, about, org.units);
  const colleagues = peopleToName(org, state);
  const parsed =
    form === null
      ? ({ ok: true, codes: {}, texts: {}, personal: {} } as const)
      : parseForm(form, asked.answers, { colleagues, unit: unit ?? {}, units: units ?? {}, contents: contents ?? {} });
  if (!parsed.ok)
    return problem(c, { title: 'The form does not accept these answers', status: 422, errors: parsed.errors });
  const outcome = await deps.gateway.makeMove(actor, ref, {
    commandId: asked.commandId,
    move: asked.move,
    taskId: asked.taskId,
    version: asked.taskVersion,
    codes:
      asked.move === 'correct'
        ? withFormerValue(process, await factsOf(deps.register, ref), parsed.codes)
        : parsed.codes,
    texts: textsToStore(parsed),
  });
  switch (outcome.kind) {
    case 'done':
      return c.json({ ref, nos: outcome.nos }, 200);
    case 'refused':
      return problem(c, {
        title: ruleInWords(outcome.rule, outcome.detail),
        status: 409,
        rule: outcome.rule,
        source: outcome.source,
      });
    case 'received':
      return c.json({ ref, received: true }, 202);
    case 'unavailable':
      return problem(c, { title: 'Try again in a moment, with the same id', status: 503 });
    default:
      return outcome satisfies never;
  }
}
