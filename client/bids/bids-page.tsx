import { randomUUID } from 'node:crypto';
import { bidForm } from '../../domain/land-allocation/bid.schema';
import { isOpened, isOver, OPEN_BIDS, RECEIVE_BID } from '../../domain/land-allocation/bids';
import { DEMO_PHRASE } from '../../domain/land-allocation/demo-phrase';
import { isDecided, mayReadBids } from '../../domain/land-allocation/secrecy';
import { momentInWords } from '../../domain/swedish-dates';
import type { ShownCase } from '../cases/load-case';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import type { FormErrors, FormValues } from '../forms/values';
import { Moment } from '../layout/time';
import { bidWords as words } from '../words/bids';
import { formFor } from '../words/labels';
import type { CaseBids } from './bids-of-case';
import { openTask } from './open-bids';
import { OpenedBids } from './opened-bids';
import { PassphraseField } from './passphrase-field';

export interface BidsPageProps {
  readonly shown: ShownCase;
  readonly bids: CaseBids;
  /** Openers without a key. */
  readonly without: readonly string[];
  readonly attempt: {
    readonly form: 'receive' | 'open';
    readonly commandId: string;
    readonly values: FormValues;
    readonly errors: FormErrors;
  } | null;
  readonly received: string | null;
}

/** The bids of one plot: received sealed, opened together. What a bid says is on no page until then. */
export function BidsPage(props: BidsPageProps) {
  const { shown, bids, attempt, received } = props;
  const { ref } = shown.state;
  return (
    <>
      <ErrorSummary errors={attempt?.errors ?? {}} prefix={attempt === null ? '' : `${attempt.form}-`} />
      <div class="stack tight">
        <p class="soft">
          <a href={`/arenden/${ref}`}>{shown.plot?.plot.site ?? ref}</a>
        </p>
        <h1>{words.title}</h1>
      </div>
      {received === null ? null : (
        <div class="notice" role="status">
          <p>{words.receiveDone(received)}</p>
        </div>
      )}
      <Facts {...props} />
      {bids.read.size > 0 && mayReadBids(shown.state, shown.signedIn.actor) ? (
        <OpenedBids bids={bids} secret={!isDecided(shown.state)} />
      ) : (
        <Received {...props} />
      )}
      <Opening {...props} />
      <ToEvaluation shown={shown} />
      <Receiving {...props} />
    </>
  );
}

function Facts({ shown: { names, now }, bids, without }: BidsPageProps) {
  return (
    <dl class="pairs">
      <dt>{words.until}</dt>
      <dd>{bids.until === null ? '–' : <Moment at={bids.until} now={now} />}</dd>
      <dt>{words.openers}</dt>
      <dd>
        <ul class="stack tight">
          {bids.openers.map((person) => (
            <li>
              {names.person(person)},{' '}
              <span class={without.includes(person) ? 'late' : 'soft'}>
                {bids.brokenBy.includes(person) ? words.broken : without.includes(person) ? words.noKey : words.hasKey}
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function Received({ shown: { now }, bids }: BidsPageProps) {
  return (
    <section class="stack" aria-labelledby="received-title">
      <h2 id="received-title">
        {words.received} ({bids.bids.length})
      </h2>
      {bids.bids.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <table class="stacked">
          <thead>
            <tr>
              <th>{words.number}</th>
              <th>{words.receivedAt}</th>
              <th>{words.seal}</th>
            </tr>
          </thead>
          <tbody>
            {bids.bids.map(({ id, at }) => (
              <tr>
                <td>{id}</td>
                <td data-label={words.receivedAt}>
                  <Moment at={at} now={now} />
                </td>
                <td data-label={words.seal}>
                  <span class="tag">{bids.read.has(id) ? words.isOpened : words.sealed}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Before the hour: that nobody may. After it: the opener's own seal. */
function Opening(props: BidsPageProps) {
  const { shown, bids } = props;
  const { state, signedIn, now } = shown;
  if (bids.until === null || state.status === 'closed' || bids.read.size > 0) return null;
  if (!isOver(bids.until, now)) return <p class="soft">{words.early}</p>;
  if (!Object.values(state.tasks).some(({ kind }) => kind === OPEN_BIDS)) return null;
  const own = openTask(state, signedIn.actor);
  if (bids.brokenBy.includes(signedIn.actor.id)) {
    const others = bids.openers.filter((person) => !bids.brokenBy.includes(person));
    return <p class="notice">{words.yoursIsOpen(others.map((one) => shown.names.person(one) ?? one))}</p>;
  }
  if (own?.about['opener'] !== signedIn.actor.id) return <p class="soft">{words.notOpener}</p>;
  return <Seal {...props} />;
}

/** Opened: what they are worth is the next question. */
function ToEvaluation({ shown }: { shown: ShownCase }) {
  if (!isOpened(shown.state) || !mayReadBids(shown.state, shown.signedIn.actor)) return null;
  return (
    <p>
      <a href={`/arenden/${shown.state.ref}/utvardering`}>{words.toEvaluation}</a>
    </p>
  );
}

function Seal({ shown, bids, attempt }: BidsPageProps) {
  const tried = attempt?.form === 'open' ? attempt : null;
  const form = formFor(shown.process, OPEN_BIDS);
  return (
    <section class="sheet first" aria-labelledby="open-title">
      <h2 id="open-title">{words.open}</h2>
      <p>{bids.opened === 0 ? words.openFirst : words.openSecond}</p>
      <form class="move" method="post" action={`/arenden/${shown.state.ref}/anbud/oppna`} novalidate>
        <CsrfField csrf={shown.signedIn.csrf} />
        <input type="hidden" name="_command" value={tried?.commandId ?? randomUUID()} />
        {/* Whoever presses the button opens: nothing more to confirm. */}
        <input type="hidden" name="opened" value="yes" />
        {form === null ? null : (
          <FormFields
            form={form}
            only={['protocol']}
            values={tried?.values ?? {}}
            errors={tried?.errors ?? {}}
            prefix="open-"
          />
        )}
        <PassphraseField
          name="_phrase"
          id="open-_phrase"
          label={words.key.phrase}
          {...(shown.demo ? { hint: words.key.demoPhrase(DEMO_PHRASE) } : {})}
          error={tried?.errors['_phrase']}
        />
        <div class="buttons">
          <button type="submit" class="primary">
            {words.open}
          </button>
        </div>
      </form>
    </section>
  );
}

function Receiving({ shown, without, attempt }: BidsPageProps) {
  const choice = shown.moves.find(({ row }) => row.move === RECEIVE_BID);
  if (choice?.allowed !== true) return null;
  const tried = attempt?.form === 'receive' ? attempt : null;
  if (without.length > 0) {
    const who = without.map((person) => shown.names.person(person) ?? person).join(', ');
    return <p class="notice warn">{words.needsKeys(who)}</p>;
  }
  return (
    <details class="move" open={tried !== null}>
      <summary>{words.receive}</summary>
      <div class="body">
        <p>{words.receiveHint}</p>
        <form class="move" method="post" action={`/arenden/${shown.state.ref}/anbud/ta-emot`} novalidate>
          <CsrfField csrf={shown.signedIn.csrf} />
          <input type="hidden" name="_command" value={tried?.commandId ?? randomUUID()} />
          <FormFields form={bidForm} values={tried?.values ?? {}} errors={tried?.errors ?? {}} prefix="receive-" />
          <div class="buttons">
            <button type="submit" class="primary" name="_do" value="send">
              {words.receiveButton}
            </button>
            {shown.demo ? (
              <button type="submit" class="quiet small" name="_do" value="example">
                Fyll i exempel
              </button>
            ) : null}
          </div>
        </form>
      </div>
    </details>
  );
}

/** Whoever opened early, and when: written down for all to see. */
export function earlyInWords(until: number): string {
  return words.earlyRefused(momentInWords(until));
}
