import { localDate } from '../../domain/calendar/stockholm';
import { listInWords } from '../../domain/swedish-dates';
import type { Ctx } from '../deps';
import { namesIn } from '../names';
import { who } from '../sign-in/session';
import { absenceWords, periodEnd } from '../words/absence';
import { LookAfter } from './unit-page';

/** First of the day: that one is away oneself, whom one answers for, and for a head whose absence must be seen over. */
export function AbsenceNotices({ c }: { c: Ctx }) {
  const { actor } = who(c);
  const organisation = c.get('organisation');
  const now = c.get('now');
  const names = namesIn(organisation, [], now);
  const unit = actor.memberships[0]?.unit ?? '';
  const own = names.away(actor.id, unit);
  // Only heads are asked: an administrator can look, and is not the one to say.
  const headed = actor.memberships.filter((m) => m.role !== 'member').map((m) => m.unit);
  const absent = (actor.standsInFor ?? []).flatMap((id) => names.person(id) ?? []);
  return (
    <>
      {own === null ? null : (
        <div class="notice">
          <p>
            Du är borta {periodEnd(own.until, localDate(now))}. {absenceWords.answers(own.answers)}{' '}
            <a href="/franvaro">{absenceWords.own}</a>
          </p>
        </div>
      )}
      {absent.length === 0 ? null : (
        <div class="notice" data-stands-in>
          <p>
            Du svarar för {listInWords(absent)}. <a href="/?lista=mine">Uppgifterna står bland dina</a>
          </p>
        </div>
      )}
      <LookAfter c={c} units={headed} names={names} />
    </>
  );
}
