import type { Ctx, SignedIn } from '../deps';
import { unitsLookedAfter } from '../absence/overview';
import { absenceWords } from '../words/absence';
import { frame } from '../words/catalogue';
import { CsrfField } from '../forms/csrf-field';

/** Who is signed in, sign-out, and in the demo a change of person in one click (through the identity provider). */
export function PersonMenu({ c, signedIn }: { c: Ctx; signedIn: SignedIn }) {
  return (
    <details class="me">
      <summary>
        <strong>{signedIn.name}</strong>
        <span>{signedIn.units.join(', ')}</span>
      </summary>
      <div class="menu">
        <form method="post" action="/logga-ut" class="line apart">
          <CsrfField csrf={signedIn.csrf} />
          <span>{signedIn.title}</span>
          <button type="submit" class="quiet small">
            {frame.signOut}
          </button>
        </form>
        <nav class="line" aria-label={absenceWords.own}>
          <a href="/franvaro">{absenceWords.own}</a>
          {unitsLookedAfter(signedIn.actor, c.get('organisation')).length === 0 ? null : (
            <a href="/franvaro/enheten">{absenceWords.unit}</a>
          )}
        </nav>
        {c.get('demo') ? <SwitchPerson c={c} signedIn={signedIn} /> : null}
      </div>
    </details>
  );
}

/** The nearest colleagues are who one changes to most. */
function ownFirst<U extends { readonly department: string }>(units: readonly U[], department: string | undefined) {
  return [
    ...units.filter((unit) => unit.department === department),
    ...units.filter((unit) => unit.department !== department),
  ];
}

function SwitchPerson({ c, signedIn }: { c: Ctx; signedIn: SignedIn }) {
  const { units, people } = c.get('organisation');
  const own = signedIn.actor.memberships[0]?.unit;
  // Back to the same place: a colleague's view of this very case is what the demonstration is about.
  const back = c.req.method === 'GET' ? c.req.path : '/';
  return (
    <>
      <h2>{frame.switchPerson}</h2>
      {ownFirst(units, units.find((unit) => unit.id === own)?.department).map((unit) => {
        const members = people.filter((person) => person.memberships[0]?.unit === unit.id);
        return members.length === 0 ? null : (
          <div>
            <h3>{unit.name}</h3>
            <div class="people">
              {members.map((person) => (
                <a href={`/logga-in?som=${encodeURIComponent(person.id)}&till=${encodeURIComponent(back)}`}>
                  {person.name} <span>· {person.title}</span>
                </a>
              ))}
            </div>
          </div>
        );
      })}
    </>
  );
}
