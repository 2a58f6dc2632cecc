import { Hono } from 'hono';
import type { Deps, Env } from '../deps';
import { calendarRoutes } from './calendar';
import { clockRoutes } from './clocks';
import { dutyRoutes } from './duty';
import { homeRoutes } from './homes';
import { peopleRoutes } from './people';
import { unitRoutes } from './units';

/** The settings: everybody who works here reads them; administrators change them, and every change is kept. */
export function settingsRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  for (const part of [unitRoutes, peopleRoutes, clockRoutes, calendarRoutes, dutyRoutes, homeRoutes])
    app.route('/', part(deps));
  return app;
}
