import type { Child } from 'hono/jsx';
import { localDate } from '../../domain/calendar/stockholm';
import { dayInWords } from '../../domain/swedish-dates';
import { consenting } from '../../domain/kernel/consents';
import { CsrfField } from '../forms/csrf-field';
import { mayComeAfter } from '../intake/earlier-case';
import { Pairs } from '../layout/pairs';
import { skippedBy, titleOf } from '../plots/case-title';
import { LandWays } from '../plots/land-ways';
import { PlotParts, PlotSide } from '../plots/plot-parts';
import { Stepper } from '../layout/stepper';
import { Answers } from './answers';
import { NextEvent } from '../dev/time/next-event';
import { afterWords } from '../words/intake';
import { contactWays } from '../words/relay';
import { CaseData, Consents, ContactLog, Documents, Household, spaced, viewLines } from './beside';
import type { ShownCase } from './load-case';
import { HandOvers } from './hand-overs';
import { hasFirst, type MovesProps, Moves, Reopening } from './moves';
import { MySideTasks, SideTasks, sidesOf } from './side-tasks';
import { Linked, MeetingDay } from './standing';
import { Timeline } from './timeline';

export interface CasePageProps extends MovesProps {
  /** Said on top: what was just done, or why it was refused. */
  readonly notice?: Child;
}

/** One case. The title is neutral; names stand only in the household's own box. */
export function CasePage(props: CasePageProps) {
  const { shown, notice } = props;
  const { state, process } = shown;
  const sides = sidesOf(shown);
  // Whoever has the case's own step in hand meets that first.
  const ahead = hasFirst(shown) ? [] : sides.mine;
  const stage = process.stages.find((row) => row.name === state.stage);
  return (
    <>
      <div class="stack tight">
        <p class="soft">
          {process.label} · {stage?.label ?? state.stage}
        </p>
        <h1>{titleOf(shown) ?? state.ref}</h1>
        {titleOf(shown) === null ? null : <p class="soft">{state.ref}</p>}
        <LandWays shown={shown} />
      </div>
      {notice ?? null}
      <Stepper process={process} stage={state.stage} skipped={skippedBy(shown)} />
      <div class="two">
        <div class="stack wide">
          <Answers shown={shown} />
          <MySideTasks {...props} tasks={ahead} />
          {state.status === 'open' ? <Moves {...props} /> : <Closed {...props} />}
          <SideTasks {...props} tasks={ahead.length > 0 ? sides.others : [...sides.mine, ...sides.others]} />
          {shown.plot === null ? null : <PlotParts shown={shown} of={shown.plot} />}
          <HandOvers shown={shown} />
          <Timeline shown={shown} />
        </div>
        <div class="stack wide">
          {shown.plot !== null ? (
            <PlotSide shown={shown} of={shown.plot} />
          ) : shown.access.kind === 'view' ? (
            <HandedOver
              shown={shown}
              view={shown.access.view}
              to={shown.signedIn.actor.memberships.map((m) => m.unit)}
            />
          ) : (
            <Whole shown={shown} />
          )}
          <MeetingDay shown={shown} />
          <Linked shown={shown} />
          {shown.demo && state.status === 'open' ? (
            <NextEvent reference={state.ref} csrf={shown.signedIn.csrf} />
          ) : null}
          {shown.temporalUrl === null ? null : (
            <p class="small">
              <a href={shown.temporalUrl}>Visa körningen i Temporal</a>
            </p>
          )}
        </div>
      </div>
    </>
  );
}

function Whole({ shown }: { shown: ShownCase }) {
  return (
    <>
      <Household shown={shown} />
      {shown.process.isPublic === true ? null : <ContactLog shown={shown} />}
      <Consents shown={shown} />
      <Documents shown={shown} />
      <CaseData shown={shown} />
      <Previews shown={shown} />
    </>
  );
}

/** A closed case: opened again, or, later than that, followed by a new one that is linked to it. */
function Closed(props: MovesProps) {
  const { shown } = props;
  return (
    <>
      <Reopening {...props} />
      {mayComeAfter(shown.state, shown.signedIn.actor, shown.now) ? <ComesBack shown={shown} /> : null}
    </>
  );
}

function ComesBack({ shown }: { shown: ShownCase }) {
  const after = shown.linked.find(({ how }) => how === 'later_case');
  return (
    <section class="sheet" aria-labelledby="after-title">
      <h2 id="after-title">{afterWords.title}</h2>
      {after !== undefined ? (
        <p>
          {afterWords.exists} <a href={`/arenden/${after.ref}`}>{after.ref}</a>.
        </p>
      ) : shown.after !== null ? (
        <p>{afterWords.taken(dayInWords(localDate(shown.after.receivedAt)), shown.names.unit(shown.after.unit))}</p>
      ) : (
        <>
          <p>{afterWords.why}</p>
          <form method="post" action="/arenden/nytt">
            <CsrfField csrf={shown.signedIn.csrf} />
            <input type="hidden" name="efter" value={shown.state.ref} />
            <button type="submit" class="primary">
              {afterWords.begin}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

/** What may be handed over, to look at before it goes. */
function Previews({ shown }: { shown: ShownCase }) {
  const views = Object.values(shown.process.views);
  return views.length === 0 ? null : (
    <section class="sheet" aria-labelledby="views-title">
      <h2 id="views-title">Det här ser en mottagare</h2>
      <ul class="stack tight">
        {views.map((view) => (
          <li>
            <a href={`/arenden/${shown.state.ref}/vy/${view.name}`}>{view.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** All that a receiver gets to know; `to`: the units that would read it, when they are known. */
export function HandedOver({ shown, view, to }: { shown: ShownCase; view: string; to: readonly string[] }) {
  const row = shown.process.views[view];
  return (
    <section class="sheet" aria-labelledby="view-title" data-view={view}>
      <h2 id="view-title">{row?.label ?? 'Bara uppdraget'}</h2>
      {withdrawn(shown.state, view) ? (
        <p class="notice">Samtycket är återkallat. Namn och kontaktuppgifter visas inte längre.</p>
      ) : null}
      {row === undefined ? <p>Du ser ärendets nummer och er enhets eget uppdrag, inget om hushållet.</p> : null}
      <Pairs of={viewLines(shown, shown.state, view)} />
      <Personal shown={shown} view={view} to={to} />
    </section>
  );
}

/** What the reader was to see with a consent that is no more. */
function withdrawn({ consents }: ShownCase['state'], view: string): boolean {
  return view === 'housingProfile' && consents.length > 0 && consents.every((one) => one.withdrawnNo !== null);
}

/** Names and numbers go along only when the view says so, and only of the adults whose consent to it stands today. */
function Personal({ shown, view, to }: { shown: ShownCase; view: string; to: readonly string[] }) {
  const row = shown.process.views[view];
  const personal = row?.personal ?? [];
  if (personal.length === 0) return <p class="small soft">Namn och personnummer följer inte med.</p>;
  const yes = consenting(shown.state.consents, [...to, ...(row?.consentTo ?? [])], shown.now);
  const named = shown.household
    .filter((member) => member.adult)
    // The task asks all adults at once; give-consent one by one.
    .filter((_, adult) => shown.state.data['landlordConsent'] === 'given' || yes.has(adult));
  if (named.length === 0) return <p class="small soft">Namn följer med först när det finns samtycke.</p>;
  const phone = shown.intake?.personal['phone'];
  return (
    <ul class="stack tight">
      {named.map((member) => (
        <li>
          {member.name}
          {personal.includes('personNumbers') && member.personNumber ? (
            <span class="soft">, {spaced(member.personNumber)}</span>
          ) : null}
        </li>
      ))}
      {personal.includes('contact') && shown.intake !== null ? (
        <li class="soft">
          Vill bli kontaktad: {contactWays[shown.intake.contactWay] ?? shown.intake.contactWay}
          {typeof phone === 'string' ? `, ${phone}` : ''}
        </li>
      ) : null}
    </ul>
  );
}
