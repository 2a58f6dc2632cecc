import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Deps } from '../deps';
import { PUBLIC_FIELDS, publicRecordOf } from '../plots/public-fields';
import { publishedPlots } from '../plots/public-pages';
import { problem } from './problem';
import type { ApiEnv } from './routes';
import { problemSchema } from './schemas';

/** One property a public field, in its order: the document cannot say more or less than the answer. */
const allocation = z
  .object(
    Object.fromEntries(
      PUBLIC_FIELDS.map(({ key, type, description }) => [key, schemaOf(type).nullable().openapi({ description })]),
    ),
  )
  .openapi('LandAllocation');

function schemaOf(type: (typeof PUBLIC_FIELDS)[number]['type']): z.ZodType {
  switch (type) {
    case 'integer':
      return z.int();
    case 'date':
      return z.iso.date();
    case 'list':
      return z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));
    case 'record':
      return z.record(z.string(), z.unknown());
    case 'string':
      return z.string();
    default:
      return type satisfies never;
  }
}

const getAllocations = createRoute({
  method: 'get',
  path: '/open/allocations',
  summary: 'Every published land allocation',
  description: 'Open data, no token. What the law keeps secret is in no answer; what is not yet public is null.',
  responses: {
    200: { description: 'Newest first', content: { 'application/json': { schema: z.array(allocation) } } },
  },
});

const getAllocation = createRoute({
  method: 'get',
  path: '/open/allocations/{ref}',
  summary: 'One published land allocation',
  request: { params: z.object({ ref: z.string().regex(/^[A-Za-z0-9-]{4,12}$/) }) },
  responses: {
    200: { description: 'The allocation', content: { 'application/json': { schema: allocation } } },
    404: {
      description: 'Not there, or not published',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** Open data about land, for anybody: the same public fields as the page and the CSV. */
export function addOpenData(app: OpenAPIHono<ApiEnv>, deps: Deps): void {
  app.use('/open/*', async (c, next) => {
    c.header('Access-Control-Allow-Origin', '*');
    await deps.clock.refresh();
    return next();
  });
  app.openapi(
    getAllocations,
    async (c) => c.json((await publishedPlots(deps.register)).map(publicRecordOf), 200) as never,
  );
  app.openapi(getAllocation, async (c) => {
    const { ref } = c.req.valid('param');
    const shown = (await publishedPlots(deps.register)).find(({ plot }) => plot.ref === ref);
    return shown === undefined
      ? (problem(c, { title: 'Not found', status: 404 }) as never)
      : (c.json(publicRecordOf(shown), 200) as never);
  });
}
