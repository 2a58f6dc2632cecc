import type { StatusCode } from 'hono/utils/http-status';
import type { Ctx } from './deps';
import { page } from './layout/page';
import { frame } from './words/catalogue';
import { problems } from './words/problems';

/** The plain pages for what cannot be shown or done. They need nothing that may be down. */
export function problemPage(c: Ctx, kind: keyof typeof problems, status: StatusCode) {
  const words = problems[kind];
  return page(
    c,
    { title: words.title, narrow: true, status },
    <>
      <h1>{words.title}</h1>
      <p>{words.body}</p>
      {kind === 'away' ? <SendAgain c={c} /> : null}
      <p>
        <a href="/">{frame.nav.today}</a>
      </p>
      {kind === 'away' ? <p class="soft">{frame.emergency}</p> : null}
    </>,
  );
}

/** Typed anew: a passphrase stands in no page. */
const PASSPHRASES: ReadonlySet<string> = new Set(['_phrase', '_again']);

/**
 * What was typed, in a form that sends it again: when nothing can be stored the page itself is the only keeper.
 * The body was parsed before the failure, or there is nothing to keep.
 */
function SendAgain({ c }: { c: Ctx }) {
  const typed = c.get('typed');
  if (c.req.method !== 'POST' || typed === undefined) {
    return (
      <p>
        <a class="button primary" href={c.req.path}>
          Försök igen
        </a>
      </p>
    );
  }
  const rows = Object.entries(typed)
    .filter(([name]) => !PASSPHRASES.has(name))
    .flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
    );
  return (
    <form method="post" action={c.req.path} class="move">
      <p>Det du skrev finns kvar här. Skicka det igen när systemet är tillbaka.</p>
      {rows.map(([name, value]) =>
        value.length > 60 || value.includes('\n') ? (
          <Kept name={name} value={value} />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      <div class="buttons">
        <button type="submit" class="primary">
          Skicka igen
        </button>
      </div>
    </form>
  );
}

function Kept({ name, value }: { name: string; value: string }) {
  return (
    <div class="field">
      <label for={`kept-${name}`}>Det du skrev</label>
      <textarea id={`kept-${name}`} name={name} rows={5}>
        {value}
      </textarea>
    </div>
  );
}
