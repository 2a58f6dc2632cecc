import type { Ctx, Deps } from '../deps';
import { access } from '../../domain/access';
import type { Instant } from '../../domain/instant';
import { isIn, type Person } from '../../domain/kernel/actor';
import type { Fact, FactOf } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import type { CaseState, Offer } from '../../domain/kernel/state';
import { CONTENTS, PURPOSE } from '../../domain/office/codes';
import { processByName } from '../../domain/processes';
import { caseByRef, factsOf, logAccess } from '../../register/cases';
import { Pairs } from '../layout/pairs';
import { Moment } from '../layout/time';
import { page } from '../layout/page';
import { type Names, namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { frame } from '../words/catalogue';
import { receiptWords as words } from '../words/standing';

type Accepted = Fact & FactOf<'HandoverAccepted'>;

const purposes: Readonly<Record<string, string>> = PURPOSE;
const contentWords: Readonly<Record<string, string>> = CONTENTS;

/**
 * The receipt of one hand-over, the same page for both sides. It names no household, so whoever gave the case away
 * reads it still when the case is not theirs to see any more.
 */
export async function showReceipt(c: Ctx, deps: Deps): Promise<Response> {
  const { actor } = who(c);
  const now = c.get('now');
  const ref = c.req.param('ref') ?? '';
  const no = Number(c.req.param('no'));
  const state = await caseByRef(deps.register, ref);
  const facts = state === null ? [] : await factsOf(deps.register, ref);
  const fact = facts.find((one): one is Accepted => one.no === no && one.type === 'HandoverAccepted');
  if (state === null || fact === undefined || !mayRead(actor, state, fact, now)) {
    const outcome = 'refused' as const;
    await logAccess(deps.register, { at: now, person: actor.id, ref: state?.ref ?? null, what: 'receipt', outcome });
    return problemPage(c, 'notFound', 404);
  }
  await logAccess(deps.register, { at: now, person: actor.id, ref, what: 'receipt', outcome: 'shown' });
  const receipt = {
    ref,
    fact,
    offer: offerOf(facts, fact),
    process: processByName(state.process),
    names: namesIn(c.get('organisation')),
    toCase: access(actor, state, now).kind !== 'none',
    now,
  };
  return page(c, { title: `${words.title} ${ref}`, narrow: true }, <Receipt {...receipt} />);
}

/** Giver, receiver, and whoever sees the case; of a protected one only those who are named on it. */
function mayRead(actor: Person, state: CaseState, { from, to }: Accepted, now: Instant): boolean {
  if (access(actor, state, now).kind !== 'none') return true;
  return state.restrictedTo === null && (isIn(actor, from) || isIn(actor, to));
}

function offerOf(facts: readonly Fact[], { offerId }: Accepted): Offer | null {
  const fact = facts.findLast((one) => one.type === 'HandoverOffered' && one.offer.id === offerId);
  return fact?.type === 'HandoverOffered' ? fact.offer : null;
}

interface ReceiptProps {
  readonly ref: string;
  readonly fact: Accepted;
  readonly offer: Offer | null;
  readonly process: Process;
  readonly names: Names;
  readonly toCase: boolean;
  readonly now: Instant;
}

function Receipt({ ref, fact, offer, process, names, toCase, now }: ReceiptProps) {
  const view = offer === null ? undefined : process.views[offer.view];
  return (
    <>
      <div class="line no-print">
        {toCase ? <a href={`/arenden/${ref}`}>{words.toCase}</a> : null}
        <button type="button" class="quiet small" data-print data-js-only hidden>
          {frame.print}
        </button>
      </div>
      <div class="stack tight">
        <p class="soft">
          {process.label} · {ref}
        </p>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <section class="sheet">
        <Pairs
          of={[
            { label: words.from, value: names.unit(fact.from) },
            { label: words.to, value: [names.unit(fact.to), names.person(fact.person)].filter(Boolean).join(', ') },
            ...(offer === null ? [] : [{ label: words.offered, value: <Moment at={offer.offeredAt} now={now} /> }]),
            { label: words.accepted, value: <Moment at={fact.at} now={now} /> },
            ...(offer !== null && purposes[offer.because] !== undefined
              ? [{ label: words.purpose, value: purposes[offer.because] }]
              : []),
            { label: words.view, value: view?.label ?? words.whole },
          ]}
        />
        <Contents offer={offer} fact={fact} />
      </section>
      <p class="small soft">
        {names.by(fact.by)}, <Moment at={fact.at} now={now} />
      </p>
    </>
  );
}

/** What arrived and what did not: written out, for a tick alone is read wrong on paper. */
function Contents({ offer, fact }: Pick<ReceiptProps, 'offer' | 'fact'>) {
  const listed = offer?.contents ?? [];
  return (
    <>
      <h2>{words.contents}</h2>
      {listed.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ul class="stack tight">
          {listed.map((code) => {
            const arrived = fact.contents.includes(code);
            return (
              <li data-content={code} data-arrived={arrived ? 'yes' : 'no'}>
                {contentWords[code] ?? code}: {arrived ? words.arrived : <strong class="late">{words.missing}</strong>}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
