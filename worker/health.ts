import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, register as metrics } from 'prom-client';

/** State of one part as `/readyz` shows it. */
export interface PartHealth {
  readonly ok: boolean;
  readonly state: string;
}

/**
 * `/healthz`, `/readyz` and `/metrics` of the worker on loopback. `readyz` is asked anew each time; 503 unless all
 * parts are well.
 */
export function serveHealth(
  port: number,
  readyz: () => Promise<Readonly<Record<string, PartHealth>>>,
): Promise<Server> {
  collectDefaultMetrics({ prefix: 'stafett_worker_' });
  const server = createServer((request, response) => {
    const answer = async () => {
      if (request.url === '/healthz') return response.writeHead(200).end('ok\n');
      if (request.url === '/metrics') {
        return response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.metrics());
      }
      if (request.url !== '/readyz') return response.writeHead(404).end();
      const parts = await readyz();
      const ok = Object.values(parts).every((part) => part.ok);
      return response
        .writeHead(ok ? 200 : 503, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok, parts }));
    };
    answer().catch(() => response.writeHead(500).end());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
