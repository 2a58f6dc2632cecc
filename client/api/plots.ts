import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../deps';
import { mayOpenPlot, openPlot, openPlotForm } from '../plots/open-plot';
import { problem } from './problem';
import type { ApiEnv } from './routes';
import { problemSchema } from './schemas';

const refused = { content: { 'application/problem+json': { schema: problemSchema } } };

const postPlot = createRoute({
  method: 'post',
  path: '/v1/plots',
  summary: 'Register a site that may be allocated',
  security: [{ bearer: [] }],
  request: {
    headers: z.object({ 'idempotency-key': z.string().regex(/^[\w-]{8,80}$/) }),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .object({
              answers: z.record(z.string(), z.string()).openapi({
                description: `By field name: ${Object.keys(openPlotForm().shape).join(', ')}`,
              }),
            })
            .openapi('NewPlot'),
        },
      },
    },
  },
  responses: {
    201: {
      description: 'Stored; the case starts by itself',
      content: { 'application/json': { schema: z.object({ ref: z.string() }).openapi('PlotReceipt') } },
    },
    404: { description: "Not this person's to do", ...refused },
    409: { description: 'The key came before with other answers', ...refused },
    422: { description: 'Answers that the form does not accept', ...refused },
  },
});

export function addPlots(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  app.openapi(postPlot, async (c) => {
    const actor = c.get('actor');
    if (!mayOpenPlot(actor)) return problem(c, { title: 'Not found', status: 404 }) as never;
    const opened = await openPlot(deps, actor, {
      values: c.req.valid('json').answers,
      idempotencyKey: c.req.valid('header')['idempotency-key'],
    });
    if (opened.kind === 'invalid')
      return problem(c, {
        title: 'The form does not accept these answers',
        status: 422,
        errors: opened.errors,
      }) as never;
    if (opened.kind === 'key-reused')
      return problem(c, {
        title: 'The key came before with other answers',
        status: 409,
        rule: 'idempotency-key-reused',
      }) as never;
    return c.json({ ref: opened.ref }, 201);
  });
}
