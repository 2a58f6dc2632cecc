import type { Look } from './every-page';
import { commandId } from './visitor';
import { HOSTILE } from './world';

const A_NEED = {
  _do: 'send',
  _command: commandId(),
  targetGroup: 'large_families',
  flatsNeeded: '8',
  rooms: '4',
  maxRent: '11000',
  neededBy: '2040-01-01',
  evidence: HOSTILE,
};

const OPEN = '/oppna/:process{[A-Za-z]{4,40}}';
/** Who may open a need; others see no such page. */
const NEEDS_HOMES = ['eva-norling'];

/** Where officials open cases themselves. */
export function openingPages(): readonly Look[] {
  const path = '/oppna/housingNeed';
  const look = (method: 'GET' | 'POST', what: string, kind: Look['kind'], status: number, ask: Look['ask']): Look => ({
    route: `${method} ${OPEN}`,
    what,
    kind,
    status,
    ask,
    only: NEEDS_HOMES,
  });
  return [
    look('GET', 'nothing filled in', 'filled', 200, (guest) => guest.get(path)),
    look('GET', 'what begins with an application', 'error', 404, (guest) => guest.get('/oppna/municipalContract')),
    look('POST', 'nothing filled in', 'error', 422, (guest) => guest.post(path, { _do: 'send' })),
    look('POST', 'with the example', 'filled', 200, (guest) => guest.post(path, { _do: 'example' })),
    look('POST', 'opened', 'filled', 200, (guest) => guest.post(path, A_NEED)),
  ];
}
