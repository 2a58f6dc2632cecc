import { get, type Look, post } from './every-page';
import { HOSTILE } from './world';

/** What only the demonstration has: the time machine and the mailbox. */
export function demoPages(): readonly Look[] {
  return [
    { route: 'GET /dev/time', what: 'at rest', kind: 'empty', status: 200, ask: get('/dev/time') },
    {
      route: 'POST /dev/time',
      what: 'no duration',
      kind: 'error',
      status: 422,
      ask: post('/dev/time', { for: HOSTILE }),
    },
    { route: 'GET /dev/mail', what: 'the mailbox', kind: 'filled', status: 200, ask: get('/dev/mail') },
    {
      route: 'GET /dev/mail',
      what: 'nobody’s',
      kind: 'empty',
      status: 200,
      ask: get(`/dev/mail?till=${encodeURIComponent(HOSTILE)}`),
    },
  ];
}
