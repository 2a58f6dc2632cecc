import type { Child } from 'hono/jsx';
import type { OrganisationFile } from '../../domain/organisation.schema';

type Person = OrganisationFile['people'][number];
type Unit = OrganisationFile['units'][number];

const departments: Readonly<Record<Unit['department'], string>> = {
  SOC: 'Socialförvaltningen',
  LFA: 'Lokalförsörjningsavdelningen',
  KSF: 'Kommunstyrelseförvaltningen',
  SBK: 'Stadsbyggnadskontoret',
  OBO: 'ÖrebroBostäder',
};

function Page({ title, children }: { title: string; children: Child }) {
  return (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Stafett`}</title>
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <header class="banner">Demonstration, inga riktiga personuppgifter</header>
        <main>{children}</main>
      </body>
    </html>
  );
}

const render = (page: { toString(): string | Promise<string> }): string => `<!doctype html>${String(page)}`;

/** One form, one button a person: no password to remember in a demo. */
export function loginPage(organisation: OrganisationFile, action: string): string {
  return render(
    <Page title="Logga in">
      <h1>Vem är du i dag?</h1>
      <p class="lead">
        Alla här är påhittade och det finns inga lösenord. Välj en person, så loggas du in och ser det som den personen
        får se.
      </p>
      <form method="post" action={action}>
        {organisation.units.map((unit) => (
          <UnitPeople unit={unit} people={peopleOf(organisation, unit)} />
        ))}
      </form>
    </Page>,
  );
}

/** A person stands once, under the first of their units. */
function peopleOf(organisation: OrganisationFile, unit: Unit): readonly Person[] {
  return organisation.people.filter((person) => person.memberships[0]?.unit === unit.id);
}

function UnitPeople({ unit, people }: { unit: Unit; people: readonly Person[] }) {
  if (people.length === 0) return <></>;
  return (
    <section aria-labelledby={`unit-${unit.id}`}>
      <h2 id={`unit-${unit.id}`}>
        {unit.name} <span class="department">{departments[unit.department]}</span>
      </h2>
      <ul>
        {people.map((person) => (
          <li>
            <button type="submit" name="person" value={person.id}>
              <span class="name">{person.name}</span> <span class="title">{person.title}</span>
              <span class="does">{person.does}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A page that says one thing, with a way back. */
export function messagePage(title: string, text: string, back?: string): string {
  return render(
    <Page title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      {back === undefined ? (
        ''
      ) : (
        <p>
          <a href={back}>Till Stafett</a>
        </p>
      )}
    </Page>,
  );
}

/** The library's own form asks for confirmation; we add the buttons in plain words. Its id is `op.logoutForm`. */
export function logoutPage(libraryForm: string): string {
  return render(
    <Page title="Logga ut">
      <h1>Vill du logga ut?</h1>
      <div dangerouslySetInnerHTML={{ __html: libraryForm }} />
      <p>
        <button class="plain" type="submit" form="op.logoutForm" name="logout" value="yes">
          Logga ut
        </button>
      </p>
    </Page>,
  );
}
