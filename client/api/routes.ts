import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { access } from '../../domain/access';
import type { Person } from '../../domain/kernel/actor';
import { movesFor } from '../../domain/kernel/may';
import { processByName } from '../../domain/processes';
import { caseByRef, logAccess } from '../../register/cases';
import { inboxFor } from '../../register/inbox';
import { actorOf } from '../../register/organisation';
import type { Deps } from '../deps';
import { isAway } from '../gateway';
import { openableBy, openCase } from '../open-case/open-case';
import { submitApplication } from '../submit-intake';
import { addBids } from './bids';
import { caseOf, inboxItemOf } from './case-of';
import { addOpenData } from './open-data';
import { moveThroughApi } from './move';
import { problem } from './problem';
import {
  caseSchema,
  inboxItemSchema,
  intakeBodySchema,
  intakeSchema,
  moveBodySchema,
  moveResultSchema,
  newCaseSchema,
  problemSchema,
} from './schemas';

export type ApiEnv = { Variables: { actor: Person } };

const API_BODY_BYTES = 256 * 1024;
const bearer = [{ bearer: [] }];
const refused = { content: { 'application/problem+json': { schema: problemSchema } } };
const refParam = z.object({ ref: z.string().regex(/^[A-Za-z0-9-]{4,12}$/) });

const postIntake = createRoute({
  method: 'post',
  path: '/v1/intakes',
  summary: 'Start an intake',
  security: bearer,
  request: {
    headers: z.object({ 'idempotency-key': z.string().regex(/^[\w-]{8,80}$/) }),
    body: { required: true, content: { 'application/json': { schema: intakeBodySchema } } },
  },
  responses: {
    201: {
      description: 'Stored; the case starts by itself',
      content: { 'application/json': { schema: intakeSchema } },
    },
    200: {
      description: 'The key came before with the same answers',
      content: { 'application/json': { schema: intakeSchema } },
    },
    400: { description: 'Not understood', ...refused },
    409: { description: 'The key came before with other answers', ...refused },
    422: { description: 'Answers that the form does not accept', ...refused },
  },
});

const postCase = createRoute({
  method: 'post',
  path: '/v1/cases',
  summary: 'Open a case that begins without an application: a plot, a need, a rulebook',
  security: bearer,
  request: {
    headers: z.object({ 'idempotency-key': z.string().regex(/^[\w-]{8,80}$/) }),
    body: { required: true, content: { 'application/json': { schema: newCaseSchema } } },
  },
  responses: {
    201: {
      description: 'Stored; the case starts by itself',
      content: { 'application/json': { schema: intakeSchema } },
    },
    403: { description: 'Not for this person to open', ...refused },
    409: { description: 'The key came before with other answers', ...refused },
    422: { description: 'Answers that the form does not accept', ...refused },
  },
});

const getInbox = createRoute({
  method: 'get',
  path: '/v1/inbox',
  summary: 'What waits for the person and the units',
  security: bearer,
  request: { query: z.object({ list: z.enum(['mine', 'unit', 'offered', 'overdue']).default('unit') }) },
  responses: {
    200: { description: 'Next event first', content: { 'application/json': { schema: z.array(inboxItemSchema) } } },
  },
});

const getCase = createRoute({
  method: 'get',
  path: '/v1/cases/{ref}',
  summary: 'A case as the person may see it, with every move and who may make it',
  security: bearer,
  request: { params: refParam },
  responses: {
    200: { description: 'The case', content: { 'application/json': { schema: caseSchema } } },
    404: { description: "Not there, or not this person's to see", ...refused },
  },
});

const postMove = createRoute({
  method: 'post',
  path: '/v1/cases/{ref}/moves',
  summary: 'Make a move',
  security: bearer,
  request: { params: refParam, body: { required: true, content: { 'application/json': { schema: moveBodySchema } } } },
  responses: {
    200: { description: 'Done, and written', content: { 'application/json': { schema: moveResultSchema } } },
    202: { description: 'Sent, not seen in the register yet: send the same again' },
    400: { description: 'Not understood', ...refused },
    404: { description: "Not there, or not this person's to see", ...refused },
    409: { description: 'A rule says no; nothing changed', ...refused },
    422: { description: 'Answers that the form does not accept', ...refused },
    503: { description: 'Try again in a moment, with the same id', ...refused },
  },
});

/** The same rules as the pages, for other systems: bearer tokens of the identity provider, problems by rule. */
export function apiRoutes(deps: Deps): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : problem(c, {
            title: 'The request could not be understood',
            status: 400,
            errors: Object.fromEntries(result.error.issues.map((issue) => [issue.path.join('.'), issue.message])),
          }),
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Stafett', version: '1' },
    servers: [{ url: '/api' }],
  });
  app.use(
    '/v1/*',
    bodyLimit({
      maxSize: API_BODY_BYTES,
      onError: (c) => problem(c, { title: 'The body is larger than 256 kB', status: 413 }),
    }),
  );
  app.use('/v1/*', async (c, next) => {
    const token = /^Bearer ([\w.~+/=-]+)$/.exec(c.req.header('Authorization') ?? '')?.[1];
    const id = token === undefined ? null : await deps.oidc.bearer(token);
    const now = await deps.clock.refresh();
    const actor = id === null ? null : await actorOf(deps.register, id, now);
    if (actor === null) {
      c.header('WWW-Authenticate', 'Bearer');
      return problem(c, { title: 'A bearer token of the identity provider is needed', status: 401 });
    }
    c.set('actor', actor);
    return next();
  });
  app.onError((error, c) => {
    if (isAway(error)) return problem(c, { title: 'Try again in a moment', status: 503 });
    if ('status' in error && error.status === 400)
      return problem(c, { title: 'The request could not be understood', status: 400 });
    deps.log?.error({ err: error, path: c.req.routePath }, 'api failed');
    return problem(c, { title: 'Something went wrong here', status: 500 });
  });
  addIntakes(app, deps);
  addCases(app, deps);
  addBids(app, deps);
  addOpenData(app, deps);
  return app;
}

function addIntakes(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  app.openapi(postIntake, async (c) => {
    const actor = c.get('actor');
    const { flow, answers } = c.req.valid('json');
    const submitted = await submitApplication(deps, {
      flow,
      answers,
      idempotencyKey: c.req.valid('header')['idempotency-key'],
      by: flow === 'staff' ? { person: actor.id, unit: actor.memberships[0]?.unit ?? null } : null,
    });
    if (submitted.kind === 'invalid')
      return problem(c, {
        title: 'The form does not accept these answers',
        status: 422,
        errors: submitted.errors,
      }) as never;
    if (submitted.kind === 'key-reused')
      return problem(c, {
        title: 'The key came before with other answers',
        status: 409,
        rule: 'idempotency-key-reused',
      }) as never;
    const body = {
      ref: submitted.ref,
      receivedAt: new Date(submitted.receivedAt).toISOString(),
      repeated: submitted.kind === 'repeated',
    };
    return c.json(body, body.repeated ? 200 : 201);
  });
}

function addCases(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  app.openapi(postCase, async (c) => {
    const actor = c.get('actor');
    const { process: name, answers } = c.req.valid('json');
    const process = openableBy(actor).find((one) => one.name === name);
    if (process === undefined) return problem(c, { title: 'Not for this person to open', status: 403 }) as never;
    const opened = await openCase(deps, process, {
      answers,
      idempotencyKey: c.req.valid('header')['idempotency-key'],
      by: actor,
    });
    if (opened.kind === 'invalid')
      return problem(c, {
        title: 'The form does not accept these answers',
        status: 422,
        errors: opened.errors,
      }) as never;
    if (opened.kind === 'key-reused')
      return problem(c, { title: 'The key came before with other answers', status: 409 }) as never;
    const { ref, receivedAt, kind } = opened;
    return c.json({ ref, receivedAt: new Date(receivedAt).toISOString(), repeated: kind === 'repeated' }, 201);
  });
  app.openapi(getInbox, async (c) => {
    const items = await inboxFor(deps.register, c.get('actor'), { list: c.req.valid('query').list, now: deps.now() });
    return c.json(items.map(inboxItemOf), 200);
  });
  app.openapi(getCase, async (c) => {
    const actor = c.get('actor');
    const { ref } = c.req.valid('param');
    const state = await caseByRef(deps.register, ref);
    const seen = state === null ? { kind: 'none' as const } : access(actor, state, deps.now());
    const outcome = seen.kind === 'none' ? 'refused' : 'shown';
    await logAccess(deps.register, {
      at: deps.now(),
      person: actor.id,
      ref: state === null ? null : ref,
      what: 'api:case',
      outcome,
    });
    if (state === null || seen.kind === 'none') return problem(c, { title: 'Not found', status: 404 }) as never;
    const process = processByName(state.process);
    return c.json(caseOf(process, state, seen, movesFor(process, state, actor, deps.now()), actor), 200);
  });
  app.openapi(
    postMove,
    async (c) => (await moveThroughApi(c, deps, c.req.valid('param').ref, c.req.valid('json'))) as never,
  );
}
