import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { criteriaOf, pointsOf } from '../../domain/land-allocation/criteria';
import { mayReadBids } from '../../domain/land-allocation/secrecy';
import { loadCase, type ShownCase } from '../cases/load-case';
import { REF_PATTERN } from '../cases/routes';
import { answerOwnPage } from '../cases/own-page-answer';
import type { Ctx, Deps, Env } from '../deps';
import { parseForm, textsToStore } from '../forms/parse-form';
import { fieldsIn, oneOf } from '../forms/values';
import type { MoveOutcome, MoveRequest } from '../gateway';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { formFor } from '../words/labels';
import { evaluationWords as words } from '../words/evaluation';
import { EvaluationPage, type EvaluationProps, MOST_POINTS } from './evaluation-page';

/** The evaluation of a plot's bids: for those who evaluate until the decision, for everybody who works here after it. */
export function evaluationRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const evaluated = async (c: Ctx) => {
    const shown = await loadCase(c, deps, c.req.param('ref') ?? '');
    if (shown?.plot?.plot.announcement === undefined || shown.plot.plot.announcement === null) return null;
    return mayReadBids(shown.state, shown.signedIn.actor) ? shown : null;
  };
  app.get(`/arenden/:ref{${REF_PATTERN}}/utvardering`, async (c) => {
    const shown = await evaluated(c);
    return shown === null ? problemPage(c, 'notFound', 404) : show(c, shown, null);
  });
  app.post(`/arenden/:ref{${REF_PATTERN}}/utvardering/jav`, async (c) => {
    const shown = await evaluated(c);
    return shown === null ? problemPage(c, 'notFound', 404) : declare(c, deps, shown);
  });
  app.post(`/arenden/:ref{${REF_PATTERN}}/utvardering/poang`, async (c) => {
    const shown = await evaluated(c);
    return shown === null ? problemPage(c, 'notFound', 404) : score(c, deps, shown);
  });
  return app;
}

function show(c: Ctx, shown: ShownCase, attempt: EvaluationProps['attempt']): Promise<Response> {
  const wrong = attempt !== null;
  return page(
    c,
    { title: `${words.title} ${shown.state.ref}`, here: '/mark', wrong, ...(wrong ? { status: 422 as const } : {}) },
    <EvaluationPage shown={shown} attempt={attempt} />,
  );
}

function commandIdIn(c: Ctx): string {
  const given = oneOf(c.get('typed') ?? {}, '_command');
  return /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

async function declare(c: Ctx, deps: Deps, shown: ShownCase): Promise<Response> {
  const refused = refusedBy(c, shown, 'declare-conflict');
  if (refused !== null) return refused;
  const values = fieldsIn(c.get('typed') ?? {});
  const commandId = commandIdIn(c);
  const form = formFor(shown.process, 'declare-conflict');
  if (form === null) return problemPage(c, 'notFound', 404);
  const parsed = parseForm(form, values);
  if (!parsed.ok) return show(c, shown, { bid: null, commandId, values, errors: parsed.errors });
  const outcome = await move(deps, shown, {
    commandId,
    move: 'declare-conflict',
    codes: parsed.codes,
    texts: textsToStore(parsed),
  });
  return answerOwnPage(c, shown, outcome, evaluationOf(shown));
}

/** One move a criterion, each with an id of its own made from the form's: sent twice, each is made once. */
async function score(c: Ctx, deps: Deps, shown: ShownCase): Promise<Response> {
  const refused = refusedBy(c, shown, 'score-bid');
  if (refused !== null) return refused;
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  const commandId = commandIdIn(c);
  const bid = oneOf(typed, '_bid');
  const reasons = oneOf(values, 'reasons').trim();
  const criteria = Object.keys(criteriaOf(shown.state.data));
  const errors = {
    ...Object.fromEntries(criteria.filter((id) => !isPoints(oneOf(values, id))).map((id) => [id, words.pickPoints])),
    ...(reasons === '' ? { reasons: words.writeReasons } : {}),
  };
  if (Object.keys(errors).length > 0) return show(c, shown, { bid, commandId, values, errors });
  for (const criterion of criteria) {
    const points = Number(oneOf(values, criterion));
    if (pointsOf(shown.state.data, bid)[criterion] === points) continue;
    const outcome = await move(deps, shown, {
      commandId: createHash('sha256').update(`${commandId}|${criterion}`).digest('hex').slice(0, 32),
      move: 'score-bid',
      codes: { bid, criterion, points },
      texts: { reasons: { body: reasons, kind: 'text' } },
    });
    if (outcome.kind !== 'done') return answerOwnPage(c, shown, outcome, evaluationOf(shown));
  }
  return c.redirect(`/arenden/${shown.state.ref}/utvardering`, 303);
}

/** Whoever may not is told why before anything typed is looked at. */
function refusedBy(c: Ctx, shown: ShownCase, name: string): Promise<Response> | null {
  const choice = shown.moves.find(({ row }) => row.move === name);
  if (choice?.allowed === true) return null;
  const { rule, source } = choice ?? { rule: 'unknown-move', source: '' };
  return Promise.resolve(answerOwnPage(c, shown, { kind: 'refused', rule, source, detail: {} }, evaluationOf(shown)));
}

function isPoints(text: string): boolean {
  return /^\d$/.test(text) && Number(text) <= MOST_POINTS;
}

function move(
  deps: Deps,
  { signedIn, state }: ShownCase,
  request: Pick<MoveRequest, 'commandId' | 'move' | 'codes' | 'texts'>,
): Promise<MoveOutcome> {
  return deps.gateway.makeMove(signedIn.actor, state.ref, { ...request, taskId: null, version: null });
}

function evaluationOf({ state }: ShownCase): string {
  return `/arenden/${state.ref}/utvardering`;
}
