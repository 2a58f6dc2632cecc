import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Deps, Env } from '../deps';

/** One part as the supervisor last wrote it. */
interface PartState {
  readonly state: string;
  readonly restarts?: number;
  readonly since?: number | string;
  readonly lastError?: string | null;
}

/** Lives, and is ready: the parts as the supervisor knows them, and what this process sees for itself. No sign-in. */
export function healthRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const [register, temporal, identityProvider, parts] = await Promise.all([
      answers(sql`select 1`.execute(deps.register.db)),
      deps.gateway.ready(),
      deps.oidc.ready(),
      partsOf(deps.settings.STAFETT_DATA),
    ]);
    const seen = { register, temporal, identityProvider };
    const running = Object.values(parts).every((part) => part.state === 'ready' || part.state === 'outside');
    const ready = register && temporal && running;
    return c.json({ ready, seen, parts }, ready ? 200 : 503);
  });
  return app;
}

function answers(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** `state.json` of the supervisor; nothing when this process runs by itself. */
async function partsOf(dataFolder: string): Promise<Readonly<Record<string, PartState>>> {
  try {
    const { parts } = JSON.parse(await readFile(join(dataFolder, 'state.json'), 'utf8')) as {
      parts?: Record<string, PartState>;
    };
    return parts ?? {};
  } catch {
    return {};
  }
}
