import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bidForm } from '../../domain/land-allocation/bid.schema';
import { bidsOf, isOver, OPEN_BIDS, RECEIVE_BID } from '../../domain/land-allocation/bids';
import { loadCase, type ShownCase } from '../cases/load-case';
import { REF_PATTERN } from '../cases/routes';
import { answerOwnPage } from '../cases/own-page-answer';
import type { Ctx, Deps, Env } from '../deps';
import { exampleValues } from '../forms/example-values';
import { parseForm } from '../forms/parse-form';
import { fieldsIn, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { bidWords as words } from '../words/bids';
import { formFor } from '../words/labels';
import { caseBids, keysOfOpeners } from './bids-of-case';
import { BidsPage, type BidsPageProps, earlyInWords } from './bids-page';
import { makeKey, showKey } from './key-page';
import { openBids } from './open-bids';
import { keysOf } from './keys-of';
import type { OpenersKeys } from './openers-keys';
import { bidIdOf, receiveBid } from './receive-bid';

/** Sealed bids: one's own key, a plot's bids, receiving one, opening them. */
export function bidRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const keys = keysOf(deps.settings);
  app.get('/nyckel', (c) => showKey(c, keys));
  app.post('/nyckel', (c) => makeKey(c, deps, keys));

  const plot = async (c: Ctx) => {
    const shown = await loadCase(c, deps, c.req.param('ref') ?? '');
    return shown?.access.kind === 'full' && hasBids(shown) ? shown : null;
  };
  app.get(`/arenden/:ref{${REF_PATTERN}}/anbud`, async (c) => {
    const shown = await plot(c);
    return shown === null ? problemPage(c, 'notFound', 404) : show(c, keys, shown, null);
  });
  app.post(`/arenden/:ref{${REF_PATTERN}}/anbud/ta-emot`, async (c) => {
    const shown = await plot(c);
    return shown === null ? problemPage(c, 'notFound', 404) : receive(c, deps, keys, shown);
  });
  app.post(`/arenden/:ref{${REF_PATTERN}}/anbud/oppna`, async (c) => {
    const shown = await plot(c);
    return shown === null ? problemPage(c, 'notFound', 404) : open(c, deps, keys, shown);
  });
  return app;
}

function hasBids({ process }: ShownCase): boolean {
  return process.moves.some(({ move }) => move === RECEIVE_BID);
}

async function show(
  c: Ctx,
  keys: OpenersKeys,
  shown: ShownCase,
  attempt: BidsPageProps['attempt'],
  status: 200 | 422 = 200,
): Promise<Response> {
  const bids = caseBids(shown.state, shown.facts, shown.texts);
  const { without } = await keysOfOpeners(keys, bids);
  const received = c.req.query('mottaget') ?? '';
  const wrong = status === 422;
  return page(
    c,
    { title: `${words.title} ${shown.state.ref}`, here: '/mark', wrong, status },
    <BidsPage
      shown={shown}
      bids={bids}
      without={without}
      attempt={attempt}
      // An address can be made up: only a bid of this case is said to be received.
      received={bids.bids.some(({ id }) => id === received) ? received : null}
    />,
  );
}

function commandIdIn(c: Ctx): string {
  const given = oneOf(c.get('typed') ?? {}, '_command');
  return /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

async function receive(c: Ctx, deps: Deps, keys: OpenersKeys, shown: ShownCase): Promise<Response> {
  const choice = shown.moves.find(({ row }) => row.move === RECEIVE_BID);
  if (choice?.allowed === false && choice.rule === 'not-yours') return problemPage(c, 'notFound', 404);
  if (choice?.allowed !== true) {
    const { rule, source } = choice ?? { rule: 'no-bids-asked-for', source: '' };
    return answerOwnPage(c, shown, { kind: 'refused', rule, source, detail: {} }, '');
  }
  const commandId = commandIdIn(c);
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  if (oneOf(typed, '_do') === 'example' && shown.demo) {
    const example = { ...values, ...exampleValues(bidForm, shown.now, {}) };
    return show(c, keys, shown, { form: 'receive', commandId, values: example, errors: {} });
  }
  const parsed = parseForm(bidForm, values);
  if (!parsed.ok) return show(c, keys, shown, { form: 'receive', commandId, values, errors: parsed.errors }, 422);
  const given = { commandId, answers: bidForm.parse(values) };
  const outcome = await receiveBid(deps, keys, shown.signedIn.actor, shown.state, given);
  if (outcome.kind === 'no-keys') return show(c, keys, shown, null, 422);
  const { ref } = shown.state;
  return answerOwnPage(c, shown, outcome, `/arenden/${ref}/anbud?mottaget=${bidIdOf(ref, commandId)}`);
}

async function open(c: Ctx, deps: Deps, keys: OpenersKeys, shown: ShownCase): Promise<Response> {
  const commandId = commandIdIn(c);
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  const form = formFor(shown.process, OPEN_BIDS);
  const { until } = bidsOf(shown.state.data);
  const parsed = form === null || isEarly(shown) ? null : parseForm(form, values);
  if (parsed?.ok === false)
    return show(c, keys, shown, { form: 'open', commandId, values, errors: parsed.errors }, 422);
  const outcome = await openBids(deps, keys, shown.signedIn.actor, shown.state, {
    commandId,
    passphrase: oneOf(typed, '_phrase'),
    protocol: oneOf(values, 'protocol'),
  });
  switch (outcome.kind) {
    case 'wrong-passphrase':
      return show(c, keys, shown, { form: 'open', commandId, values, errors: { _phrase: words.wrongPhrase } }, 422);
    case 'early':
      return page(
        c,
        { title: words.earlyTitle, narrow: true, status: 409 },
        <>
          <h1>{words.earlyTitle}</h1>
          <p>{earlyInWords(until ?? 0)}</p>
          <p>
            <a href={`/arenden/${shown.state.ref}/anbud`}>{words.title}</a>
          </p>
        </>,
      );
    case 'nothing-to-open':
      return c.redirect(`/arenden/${shown.state.ref}/anbud`, 303);
    default:
      return answerOwnPage(c, shown, outcome, `/arenden/${shown.state.ref}/anbud`);
  }
}

function isEarly({ state, now }: ShownCase): boolean {
  const { until } = bidsOf(state.data);
  return until !== null && !isOver(until, now);
}
