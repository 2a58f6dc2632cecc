import { Hono } from 'hono';
import { localDate } from '../../domain/calendar/stockholm';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import { lettersNow } from '../cases/beside';
import { loadCase, type ShownCase } from '../cases/load-case';
import { REF_PATTERN } from '../cases/routes';
import type { Deps, Env } from '../deps';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { IvoPackage } from './ivo-package';
import { frame } from '../words/catalogue';
import { answersInWords, formOfFact } from '../words/labels';
import { appealNotice, letterWords } from '../words/letters';

/** Letters as A4 pages. Printing one sends nothing: how and when it went is recorded as a move. */
export function letterRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(`/arenden/:ref{${REF_PATTERN}}/brev/:kind{[a-z-]{2,40}}`, async (c) => {
    const shown = await loadCase(c, deps, c.req.param('ref'));
    const kind = c.req.param('kind');
    if (shown === null || letterWords[kind] === undefined || !lettersNow(shown).includes(kind))
      return problemPage(c, 'notFound', 404);
    return page(c, { title: `${letterWords[kind].title} ${shown.state.ref}` }, <Letter shown={shown} kind={kind} />);
  });
  return app;
}

function Letter({ shown, kind }: { shown: ShownCase; kind: string }) {
  const words = letterWords[kind];
  if (words === undefined) return null;
  return (
    <>
      <div class="line no-print">
        <a href={`/arenden/${shown.state.ref}`}>Till ärendet</a>
        <button type="button" class="quiet small" data-print data-js-only hidden>
          {frame.print}
        </button>
        <span class="soft">Skriv ut sidan. Anteckna sedan i ärendet hur och när brevet skickades.</span>
      </div>
      <article class="letter">
        <div class="letterhead">
          <strong>Örebro kommun</strong>
          <span>
            {dayInWords(localDate(shown.now))} {localDate(shown.now).slice(0, 4)}
            <br />
            Ärende {shown.state.ref}
          </span>
        </div>
        <p class="to">{words.to ?? receiverOf(shown)}</p>
        <h1>{words.title}</h1>
        {words.body.map((line) => (
          <p>{filled(shown, line)}</p>
        ))}
        {kind === 'ivo-package' ? <IvoPackage shown={shown} /> : null}
        {words.appeal ? appealNotice.map((line, at) => (at === 0 ? <h2>{line}</h2> : <p>{line}</p>)) : null}
        <p>
          Med vänlig hälsning
          <br />
          {shown.signedIn.name}
          <br />
          {shown.signedIn.units[0] ?? ''}, telefon 019-00 00 00
        </p>
      </article>
    </>
  );
}

/** Name and address inside the letter; the envelope's window shows nothing else. */
function receiverOf({ household, intake }: ShownCase): string {
  const address = intake?.personal['address'];
  return [household[0]?.name ?? '', typeof address === 'string' ? address : ''].filter(Boolean).join('\n');
}

function filled(shown: ShownCase, line: string) {
  const { state } = shown;
  const due = state.status === 'open' ? (state.deadlines[state.baton.doing.deadlineId]?.dueAt ?? state.next.at) : null;
  const values: Readonly<Record<string, string>> = {
    ref: state.ref,
    received: momentInWords(state.receivedAt),
    holder: state.status === 'open' ? shown.names.unit(state.baton.unit) : shown.names.unit(state.lastHolder),
    due: due === null ? '' : momentInWords(due),
    home: homeOf(shown),
  };
  // Every second piece is a gap's name.
  return line.split(/\{([\w:.-]+)\}/).map((piece, at) => {
    const said = at % 2 === 0 ? piece : (values[piece] ?? fromFacts(shown, piece));
    return said === null || (at % 2 === 1 && said === '') ? <span class="fill">&nbsp;</span> : said;
  });
}

/** `text:kind.field` or `code:kind.field`: the newest answer of that task or happening, in words. */
function fromFacts({ facts, texts, process, names }: ShownCase, gap: string): string | null {
  const match = /^(text|code):([\w-]+)\.(\w+)$/.exec(gap);
  const [, how, kind = '', field = ''] = match ?? [];
  const fact = facts.findLast(
    (one) => (one.type === 'TaskCompleted' && one.kind === kind) || (one.type === 'Happened' && one.move === kind),
  );
  if (fact === undefined || !('texts' in fact)) return null;
  if (how === 'text') return texts.get(fact.texts[field] ?? '')?.body ?? null;
  const answers = fact.type === 'TaskCompleted' ? fact.outcome : fact.type === 'Happened' ? fact.input : {};
  return answersInWords(formOfFact(process, fact), answers, names).find((one) => one.name === field)?.value ?? null;
}

function homeOf({ homes, state }: ShownCase): string {
  const home = homes.find((one) => one.reservedFor === state.ref);
  return home === undefined
    ? ''
    : `${home.address}, ${home.district}, ${home.rooms} rum, ${home.sqm} m², ${home.rentMonth} kr i månaden`;
}
