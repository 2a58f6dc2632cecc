import type { Look } from './every-page';

/** The page of the audit: before the first one, with what it found, and with an answer in its address that nobody gave. */
export function auditPages(): readonly Look[] {
  const route = 'GET /granskning';
  return [
    {
      route,
      what: 'never audited',
      kind: 'empty',
      status: 200,
      ask: (guest) => guest.get('/granskning'),
      bare: true,
    },
    { route, what: 'something found', kind: 'filled', status: 200, ask: (guest) => guest.get('/granskning') },
    {
      route,
      what: 'a remedy that was refused',
      kind: 'error',
      status: 200,
      ask: (guest) => guest.get('/granskning?utfall=%3Cb%3E&regel=not-yours'),
    },
  ];
}
