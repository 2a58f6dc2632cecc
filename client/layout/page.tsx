import { FORUM_UNIT } from '../../domain/kernel/units';
import type { Child } from 'hono/jsx';
import type { StatusCode } from 'hono/utils/http-status';
import type { Ctx, SignedIn } from '../deps';
import { worksWithLand } from '../plots/works-with-land';
import { seesFindings } from '../../register/audit/findings-shown';
import { frame } from '../words/catalogue';
import { BatonMark } from './baton';
import { PersonMenu } from './person-menu';
import { Moment } from './time';

export interface PageProps {
  /** Neutral: never a name, address or number of a person (titles end up in histories and screen shares). */
  readonly title: string;
  /** Path of the menu entry this page belongs to. */
  readonly here?: string;
  readonly narrow?: boolean;
  readonly status?: StatusCode;
  /** The page shows what was wrong with a form. */
  readonly wrong?: boolean;
  readonly lang?: 'sv' | 'en';
}

/** Answers with a whole page. Every page of the product goes through here. */
export async function page(c: Ctx, props: PageProps, body: Child): Promise<Response> {
  c.status(props.status ?? 200);
  c.header('Cache-Control', 'no-store');
  // A part that is itself asynchronous makes the whole a promise.
  const document: { toString(): string | Promise<string> } = (
    <Document c={c} {...props}>
      {body}
    </Document>
  );
  return c.html(`<!DOCTYPE html>${await document.toString()}`);
}

function Document({ c, title, here, narrow, wrong, lang, children }: PageProps & { c: Ctx; children?: Child }) {
  const signedIn = c.get('signedIn') ?? null;
  return (
    <html lang={lang ?? 'sv'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${wrong ? frame.wrong : ''}${title} – ${frame.product}`}</title>
        <link rel="icon" href="/public/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/public/app.css" />
        <link rel="stylesheet" href="/public/parts.css" />
        <script src="/public/app.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">
          {lang === 'en' ? 'Skip to content' : frame.skip}
        </a>
        {c.get('demo') ? <DemoBanner c={c} lang={lang ?? 'sv'} /> : null}
        <header class="top">
          <div class="inner">
            <a class="brand" href={signedIn ? '/' : '/ansok'}>
              <BatonMark width={30} />
              {frame.product}
            </a>
            {signedIn ? <Menu signedIn={signedIn} here={here} demo={c.get('demo')} /> : <span class="nav"></span>}
            {signedIn ? <PersonMenu c={c} signedIn={signedIn} /> : null}
          </div>
        </header>
        <main id="content" tabindex={-1} class={narrow ? 'narrow' : undefined}>
          {children}
        </main>
        <footer class="foot">
          <div class="inner" lang="sv">
            <span>{frame.foot}</span>
            {signedIn ? null : <a href="/logga-in">Logga in som medarbetare</a>}
          </div>
        </footer>
      </body>
    </html>
  );
}

function DemoBanner({ c, lang }: { c: Ctx; lang: 'sv' | 'en' }) {
  const progress = c.get('demoProgress') ?? null;
  return (
    <aside class="banner" aria-label={lang === 'en' ? 'Demonstration' : 'Demonstration'}>
      <div class="inner">
        <span lang="sv">
          {frame.demoBanner}
          {progress
            ? `. Fylls med exempel: ${progress.done} av ${progress.of} ärenden, klockan går fort under tiden`
            : ''}
        </span>
        <span lang="sv">
          {frame.clock}: <Moment at={c.get('now')} now={Date.now()} />
        </span>
      </div>
    </aside>
  );
}

/** Who takes part in the forum, and the heads whose cases go there. */
function seesForum(actor: SignedIn['actor']): boolean {
  return actor.memberships.some(({ unit, role }) => unit === FORUM_UNIT || role === 'head' || role === 'director');
}

/** Entries by role; the pages themselves ask the same questions again. */
export function menuFor(actor: SignedIn['actor'], demo: boolean): readonly { path: string; label: string }[] {
  const inDepartment = (prefix: string) => actor.memberships.some((m) => m.unit.startsWith(prefix));
  return [
    { path: '/', label: frame.nav.today },
    { path: '/sok', label: frame.nav.search },
    ...(inDepartment('soc-') ? [{ path: '/arenden/nytt', label: frame.nav.newCase }] : []),
    ...(worksWithLand(actor.memberships.map((m) => m.unit)) ? [{ path: '/mark', label: frame.nav.land }] : []),
    ...(inDepartment('lfa-') ? [{ path: '/installningar/bostader', label: frame.nav.homes }] : []),
    ...(seesForum(actor) ? [{ path: '/forum', label: frame.nav.forum }] : []),
    ...(seesFindings(actor) ? [{ path: '/granskning', label: frame.nav.audit }] : []),
    { path: '/overlamningar', label: frame.nav.handOvers },
    { path: '/installningar', label: frame.nav.settings },
    ...(demo
      ? [
          { path: '/dev/time', label: frame.nav.time },
          { path: '/dev/mail', label: frame.nav.mail },
        ]
      : []),
  ];
}

function Menu({ signedIn, here, demo }: { signedIn: SignedIn; here: string | undefined; demo: boolean }) {
  return (
    <nav class="nav" aria-label={frame.menu}>
      {menuFor(signedIn.actor, demo).map((entry) => (
        <a href={entry.path} aria-current={entry.path === here ? 'page' : undefined}>
          {entry.label}
        </a>
      ))}
    </nav>
  );
}
