import { Hono } from 'hono';
import type { Deps, Env } from '../deps';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { momentInWords } from '../../domain/swedish-dates';

/** A mail as the embedded mailbox lists it. */
interface Mail {
  readonly id: string;
  readonly receivedAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

const SHOWN = 100;

/** What left the house, in the demo: everything the embedded mailbox received. */
export function mailPage(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const read = async (to: string | undefined): Promise<unknown> => {
    const base = deps.settings.MAILBOX_URL;
    if (base === undefined) return null;
    const url = new URL('/messages', base);
    if (to) url.searchParams.set('to', to);
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).json();
  };

  app.get('/dev/mail', async (c) => {
    const to = c.req.query('till');
    const answer = await read(to);
    if (answer === null) return problemPage(c, 'notFound', 404);
    const mails = mailsIn(answer);
    return page(
      c,
      { title: 'Utgående post', here: '/dev/mail' },
      <>
        <h1>Utgående post</h1>
        <p>Allt som har skickats i demonstrationen, nyast först. Inget brev innehåller något om en person.</p>
        <form method="get" action="/dev/mail" class="inline-form">
          <div class="field">
            <label for="till">Till adress</label>
            <input type="text" id="till" name="till" value={to ?? ''} autocomplete="off" />
          </div>
          <button type="submit" class="quiet">
            Visa
          </button>
        </form>
        {mails.length === 0 ? <p class="empty">Inga brev har skickats ännu.</p> : null}
        <ul class="stack tight">
          {mails.slice(0, SHOWN).map((mail) => (
            <li class="sheet small-sheet">
              <div class="line apart">
                <h2>{mail.subject}</h2>
                <span class="soft small">
                  till {mail.to.join(', ')}, {momentInWords(Date.parse(mail.receivedAt))}
                </span>
              </div>
              {/* The sentence that asks not to answer with personal data stands in every mail; once is enough here. */}
              <p class="small lines">
                {mail.text
                  .split(/\n{2,}/)
                  .slice(0, -1)
                  .join('\n') || mail.text}
              </p>
            </li>
          ))}
        </ul>
        {mails.length > SHOWN ? <p class="soft">{mails.length - SHOWN} äldre brev visas inte.</p> : null}
      </>,
    );
  });

  app.get('/dev/mail.json', async (c) => {
    const answer = await read(c.req.query('till') ?? c.req.query('to'));
    return answer === null ? c.json({ error: 'no embedded mailbox' }, 404) : c.json(answer as object);
  });
  return app;
}

function mailsIn(answer: unknown): readonly Mail[] {
  const list = Array.isArray(answer) ? answer : (answer as { messages?: unknown }).messages;
  return Array.isArray(list) ? (list as Mail[]) : [];
}
