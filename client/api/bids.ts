import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { bidForm } from '../../domain/land-allocation/bid.schema';
import { access } from '../../domain/access';
import { caseByRef } from '../../register/cases';
import { keysOf } from '../bids/keys-of';
import { bidIdOf, receiveBid } from '../bids/receive-bid';
import type { Deps } from '../deps';
import { parseForm } from '../forms/parse-form';
import { ruleInWords } from '../words/rules';
import { problem } from './problem';
import type { ApiEnv } from './routes';
import { problemSchema } from './schemas';

const refused = { content: { 'application/problem+json': { schema: problemSchema } } };

const bidBody = z
  .object({
    commandId: z
      .string()
      .regex(/^[\w-]{8,64}$/)
      .openapi({ description: 'Unique per plot: a repeat is harmless' }),
    answers: z.record(z.string(), z.string()).openapi({
      description: `The answers of the bid by field name: ${Object.keys(bidForm.shape).join(', ')}`,
    }),
  })
  .openapi('NewBid');

const postBid = createRoute({
  method: 'post',
  path: '/v1/cases/{ref}/bids',
  summary: 'Give a sealed bid to an announced plot',
  description:
    'Sealed on arrival: neither the register nor its copies can read it before two named people have opened it.',
  security: [{ bearer: [] }],
  request: {
    params: z.object({ ref: z.string().regex(/^[A-Za-z0-9-]{4,12}$/) }),
    body: { required: true, content: { 'application/json': { schema: bidBody } } },
  },
  responses: {
    201: {
      description: 'Received in time, and sealed',
      content: { 'application/json': { schema: z.object({ ref: z.string(), bid: z.string() }).openapi('BidReceipt') } },
    },
    404: { description: "Not there, or not this person's to see", ...refused },
    409: { description: 'Too late, or not asked for', ...refused },
    422: { description: 'Answers that the form does not accept', ...refused },
    503: { description: 'Try again in a moment, with the same id', ...refused },
  },
});

/** Bids from other systems: the same sealing as on the page. No answer repeats what a bid says. */
export function addBids(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  const keys = keysOf(deps.settings);
  app.openapi(postBid, async (c) => {
    const actor = c.get('actor');
    const { ref } = c.req.valid('param');
    const { commandId, answers } = c.req.valid('json');
    const state = await caseByRef(deps.register, ref);
    if (state === null || access(actor, state, deps.now()).kind !== 'full')
      return problem(c, { title: 'Not found', status: 404 }) as never;
    const parsed = parseForm(bidForm, answers);
    if (!parsed.ok)
      return problem(c, {
        title: 'The form does not accept these answers',
        status: 422,
        errors: parsed.errors,
      }) as never;
    const outcome = await receiveBid(deps, keys, actor, state, { commandId, answers: bidForm.parse(answers) });
    switch (outcome.kind) {
      case 'done':
        return c.json({ ref, bid: bidIdOf(ref, commandId) }, 201);
      case 'no-keys':
        return problem(c, { title: 'The openers have no keys yet', status: 409 }) as never;
      case 'refused':
        return problem(c, {
          title: ruleInWords(outcome.rule, outcome.detail),
          status: 409,
          rule: outcome.rule,
          source: outcome.source,
        }) as never;
      case 'received':
      case 'unavailable':
        return problem(c, { title: 'Try again in a moment, with the same id', status: 503 }) as never;
      default:
        return outcome satisfies never;
    }
  });
}
