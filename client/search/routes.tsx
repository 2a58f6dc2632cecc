import { Hono } from 'hono';
import { parseCaseRef } from '../../domain/case-ref';
import { processByName } from '../../domain/processes';
import { searchCases, type FoundCase } from '../../register/search-cases';
import { temporalUrl } from '../cases/load-case';
import type { Ctx, Deps, Env } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { oneOf } from '../forms/values';
import { page } from '../layout/page';
import { SmallRelay } from '../layout/relay-strip';
import { When } from '../layout/time';
import { type Names, namesIn } from '../names';
import { who } from '../sign-in/session';

/** Search by reference, and for SOC by name or personal number. By post: what is sought never stands in an address. */
export function searchRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const show = (c: Ctx, text: string, found: readonly FoundCase[] | null) =>
    page(
      c,
      { title: 'Sök', here: '/sok' },
      <Search
        csrf={who(c).csrf}
        soc={isSoc(c)}
        text={text}
        found={found}
        names={namesIn(c.get('organisation'), [], c.get('now'))}
        now={c.get('now')}
        run={runFor(c, deps, text)}
      />,
    );
  app.get('/sok', (c) => show(c, '', null));

  app.post('/sok', async (c) => {
    const text = oneOf(c.get('typed') ?? {}, 'q').slice(0, 100);
    const found = await searchCases(deps.register, who(c).actor, text);
    const only = found.length === 1 && found[0]?.name === null ? found[0] : undefined;
    if (only !== undefined) return c.redirect(`/arenden/${only.ref}`, 303);
    return show(c, text, found);
  });
  return app;
}

/** Administrators see no person case; they find its run by its reference, whether or not there is one. */
function runFor(c: Ctx, deps: Deps, text: string): { ref: string; url: string } | null {
  const ref = parseCaseRef(text);
  const url = ref === null || !who(c).actor.roles.includes('admin') ? null : temporalUrl(deps, ref);
  return ref === null || url === null ? null : { ref, url };
}

function isSoc(c: Parameters<typeof who>[0]): boolean {
  const soc = c.get('organisation').units.filter((unit) => unit.department === 'SOC');
  return who(c).actor.memberships.some((m) => soc.some((unit) => unit.id === m.unit));
}

function Search({
  csrf,
  soc,
  text,
  found,
  names,
  now,
  run,
}: {
  csrf: string;
  soc: boolean;
  text: string;
  found: readonly FoundCase[] | null;
  names: Names;
  now: number;
  run: { ref: string; url: string } | null;
}) {
  return (
    <>
      <h1>Sök</h1>
      <form method="post" action="/sok" class="move" role="search">
        <CsrfField csrf={csrf} />
        <div class="field">
          <label for="q">{soc ? 'Ärendenummer, namn eller personnummer' : 'Ärendenummer'}</label>
          <p class="hint" id="q-hint">
            {soc ? 'Till exempel ST-7F3K2, början av ett namn, eller 19900101-1234.' : 'Till exempel ST-7F3K2.'} Bara
            ärenden som du får se kan hittas.
          </p>
          <input
            type="search"
            id="q"
            name="q"
            value={text}
            aria-describedby="q-hint"
            autocomplete="off"
            class="width-medium"
            required
          />
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            Sök
          </button>
        </div>
      </form>
      {run === null ? null : (
        <p>
          <a href={run.url}>Körningen i Temporal för {run.ref}</a>
        </p>
      )}
      {found === null ? null : <Found found={found} names={names} now={now} />}
    </>
  );
}

function Found({ found, names, now }: { found: readonly FoundCase[]; names: Names; now: number }) {
  if (found.length === 0) {
    return (
      <p class="empty" role="status">
        Inget ärende hittades. Det kan finnas, men inte vara ditt att se; svaret är detsamma.
      </p>
    );
  }
  return (
    <section class="stack" aria-labelledby="found-title">
      <h2 id="found-title">{found.length === 1 ? 'Ett ärende' : `${found.length} ärenden`}</h2>
      <ul class="rows">
        {found.map((one) => (
          <li>
            <span class="ref">
              <a href={`/arenden/${one.ref}`}>{one.ref}</a>
            </span>
            <span class="what">{one.name ?? processByName(one.process).label}</span>
            <span class="at">
              {processByName(one.process).stages.find((row) => row.name === one.stage)?.label ?? one.stage}
            </span>
            <SmallRelay
              holder={{ unit: names.unit(one.holderUnit), person: names.holder(one.holderPerson, one.holderUnit) }}
              offeredTo={null}
              late={one.dueAt !== null && one.dueAt < now}
            />
            <span class="when">
              {one.status === 'closed' || one.dueAt === null ? (
                'Avslutat'
              ) : (
                <When at={one.dueAt} now={now} daysOff={[]} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
