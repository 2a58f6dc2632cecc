import { randomUUID } from 'node:crypto';
import { localDate } from '../../domain/calendar/stockholm';
import type { Fact } from '../../domain/kernel/facts';
import type { CaseState } from '../../domain/kernel/state';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import { CsrfField } from '../forms/csrf-field';
import { Pairs } from '../layout/pairs';
import { answersInWords, consentTo, fieldsOfProcess, formFor, valueInWords } from '../words/labels';
import { letterWords } from '../words/letters';
import { contactWays, contactWords } from '../words/relay';
import { answeringPlot } from '../plots/case-title';
import type { ShownCase } from './load-case';

/** Who lives here, as the register knows them. Only for those who see the whole case. */
export function Household({ shown }: { shown: ShownCase }) {
  const { household, state } = shown;
  const today = localDate(shown.now);
  if (household.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="household-title">
      <h2 id="household-title">Hushållet</h2>
      <ul class="stack tight">
        {household.map((member) => (
          <li class={member.to !== null && member.to <= today ? 'struck' : undefined}>
            {member.name}
            <span class="soft">
              {member.adult ? '' : ', barn'}
              {member.birthYearMonth ? `, född ${member.birthYearMonth}` : ''}
              {member.personNumber ? `, ${spaced(member.personNumber)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <ContactDetails shown={shown} />
      {state.restrictedTo === null ? null : (
        <p class="tag late">Skyddade personuppgifter: bara namngivna ser ärendet</p>
      )}
    </section>
  );
}

/** "19900101-1234", as people write it. */
export function spaced(digits: string): string {
  return `${digits.slice(0, -4)}-${digits.slice(-4)}`;
}

function ContactDetails({ shown: { intake } }: { shown: ShownCase }) {
  if (intake === null) return null;
  const lines = Object.entries(contactWords).flatMap(([key, label]) => {
    const value = intake.personal[key];
    return typeof value === 'string' && value !== '' ? [{ label, value }] : [];
  });
  const way = contactWays[intake.contactWay] ?? intake.contactWay;
  return <Pairs of={[{ label: 'Vill bli kontaktad', value: way }, ...lines]} />;
}

/** Coded data of the case under the words of its forms. */
export function CaseData({ shown }: { shown: ShownCase }) {
  const labels = fieldsOfProcess(shown.process);
  // In the order in which they were asked, so that what belongs together stands together.
  const answering = answeringPlot(shown);
  const rows = [...labels].flatMap(([name, meta]) => {
    const value = shown.state.data[name] ?? null;
    return value === null || value === answering
      ? []
      : [{ label: meta.label, value: valueInWords(meta, value, shown.names, localDate(shown.now)) }];
  });
  const answered =
    answering === null ? [] : [{ label: 'Markanvisningen', value: <a href={`/arenden/${answering}`}>{answering}</a> }];
  return rows.length === 0 ? null : (
    <section class="sheet" aria-labelledby="data-title">
      <h2 id="data-title">Uppgifter</h2>
      <Pairs of={[...rows, ...answered]} />
    </section>
  );
}

export function Consents({ shown }: { shown: ShownCase }) {
  const { state, names, household } = shown;
  if (state.consents.length === 0) return null;
  const adults = household.filter((member) => member.adult);
  return (
    <section class="sheet" aria-labelledby="consents-title">
      <h2 id="consents-title">Samtycken</h2>
      <ul class="stack tight">
        {state.consents.map((consent) => (
          <li class={consent.withdrawnNo === null ? undefined : 'struck'}>
            {adults[consent.adult]?.name ?? `Vuxen ${consent.adult + 1}`}: till{' '}
            {consentTo(shown.process, consent.to, names)}
            {consent.until === null ? '' : `, till och med ${dayInWords(consent.until)}`}
            {consent.withdrawnNo === null ? '' : ' (återkallat)'}
            {consent.withdrawnNo === null ? <Withdraw shown={shown} givenNo={consent.givenNo} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sharing stops at once; the holder keeps the baton. */
function Withdraw({ shown, givenNo }: { shown: ShownCase; givenNo: number }) {
  if (!shown.moves.some((choice) => choice.row.move === 'withdraw-consent' && choice.allowed)) return null;
  return (
    <form method="post" action={`/arenden/${shown.state.ref}/drag/withdraw-consent`} data-move="withdraw-consent">
      <CsrfField csrf={shown.signedIn.csrf} />
      <input type="hidden" name="_command" value={randomUUID()} />
      <input type="hidden" name="givenNo" value={String(givenNo)} />
      <button type="submit" class="quiet small" name="_do" value="send">
        Återkalla
      </button>
    </form>
  );
}

/** Contacts and attempts, the newest first. */
export function ContactLog({ shown }: { shown: ShownCase }) {
  const contacts = shown.state.contacts.toReversed();
  return (
    <section class="sheet" aria-labelledby="contacts-title">
      <h2 id="contacts-title">Kontakter</h2>
      {contacts.length === 0 ? (
        <p class="soft">Ingen kontakt är antecknad ännu.</p>
      ) : (
        <ul class="stack tight">
          {contacts.map((contact) => (
            <li>
              <a href={`#f${contact.no}`}>{momentInWords(contact.at, localDate(shown.now))}</a>,{' '}
              {contactWays[contact.way] ?? contact.way}: {contact.reached ? 'nådde personen' : 'nådde inte personen'}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Papers of the case: kind, date, from whom, where kept. No uploads yet. */
export function Documents({ shown }: { shown: ShownCase }) {
  const documents = shown.facts.filter(
    (fact): fact is Extract<Fact, { type: 'DocumentListed' }> => fact.type === 'DocumentListed',
  );
  const sent = shown.facts.filter((fact): fact is Extract<Fact, { type: 'LetterSent' }> => fact.type === 'LetterSent');
  const form = formFor(shown.process, 'list-document');
  const letters = lettersNow(shown);
  if (documents.length + sent.length + letters.length === 0) return null;
  return (
    <section class="sheet" aria-labelledby="documents-title">
      <h2 id="documents-title">Handlingar och brev</h2>
      {documents.length === 0 ? null : (
        <ul class="stack tight">
          {documents.map((fact) => (
            <li>
              {answersInWords(form, { kind: fact.kind, on: fact.on, from: fact.from }, shown.names)
                .map((line) => line.value)
                .join(', ')}
              {Object.values(fact.texts).map((hash) => (
                <span class="soft"> · {shown.texts.get(hash)?.body ?? 'gallrad'}</span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {sent.length === 0 ? null : (
        <ul class="stack tight">
          {sent.map((fact) => (
            <li>
              {letterWords[fact.letter]?.title ?? fact.letter}, skickat {dayInWords(fact.on)},{' '}
              {contactWays[fact.way] ?? fact.way}
            </li>
          ))}
        </ul>
      )}
      {letters.length === 0 ? null : (
        <p>
          Brev att skriva ut:{' '}
          {letters.map((kind, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <a href={`/arenden/${shown.state.ref}/brev/${kind}`}>{letterWords[kind]?.title ?? kind}</a>
            </>
          ))}
        </p>
      )}
    </section>
  );
}

/** Letters of the tasks that are open now, and the receipt of an application, which may always be printed again. */
export function lettersNow({ state, process, access }: ShownCase): readonly string[] {
  if (access.kind !== 'full') return [];
  const open =
    state.status === 'open'
      ? Object.values(state.tasks).flatMap((task) => process.tasks[task.kind]?.letters ?? [])
      : [];
  // Nobody has applied for what officials open themselves.
  return [...new Set([...(process.opening === null ? ['receipt'] : []), ...open])];
}

/** The part of a case that a view shows, line by line: the same for the giver's preview and for the receiver. */
export function viewLines(
  { process, names }: Pick<ShownCase, 'process' | 'names'>,
  state: CaseState,
  view: string,
): readonly { label: string; value: string }[] {
  const labels = fieldsOfProcess(process);
  return (process.views[view]?.fields ?? []).map((name) => {
    const value = state.data[name];
    return {
      label: labels.get(name)?.label ?? name,
      value: value === undefined ? '–' : valueInWords(labels.get(name), value, names),
    };
  });
}
