import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { addMonths } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate } from '../../domain/instant';
import { meetingsBetween, type MeetingSlot } from '../../domain/settings/meeting-slots';
import { dayInWords } from '../../domain/swedish-dates';
import type { Changed } from '../../register/change-settings';
import { changeDayOff, daysOffWithNames, meetingSlots, saveMeetingSlot } from '../../register/change-clocks';
import { daysOff } from '../../register/policies';
import { changesOf } from '../../register/setting-changes';
import type { Ctx, Deps, Env } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import { parseForm, type ParsedForm } from '../forms/parse-form';
import { fieldsIn, type FormErrors, type FormValues, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { Day, Moment } from '../layout/time';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { settingRules } from '../words/setting-rules';
import { weekdays } from '../words/setting-changes';
import { meetingBodies } from '../words/settings';
import { type EditPage, editingOf, editPage, isAdministrator } from './edit-page';
import { dayOffForm, meetingSlotForm } from './forms';
import { History } from './history';
import { SettingsTabs } from './tabs';

const DAYS = '/installningar/lediga-dagar';
const MEETINGS = '/installningar/moten';
const ID = 'tid-[a-z0-9]{8}';

/** The house's own days off, and when Samverkansforum bostad and the council meet. */
export function calendarRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(DAYS, (c) => daysPage(c, deps, {}, {}));
  app.post(DAYS, async (c) => {
    if (!isAdministrator(c)) return problemPage(c, 'notFound', 404);
    const typed = c.get('typed') ?? {};
    const values = fieldsIn(typed);
    const gone = oneOf(typed, '_ta-bort');
    const parsed = parseForm(dayOffForm, values);
    if (gone === '' && !parsed.ok) return daysPage(c, deps, values, parsed.errors);
    const [day, name] = gone === '' && parsed.ok ? dayIn(parsed) : [gone, null];
    const seen = (await changesOf(deps.register, ['day-off'], day))[0]?.id ?? 0;
    const done = await changeDayOff(deps.register, day, name, { ...editingOf(c), seen });
    if (done === 'changed' || done === 'unchanged') return c.redirect(DAYS, 303);
    return daysPage(c, deps, values, { '': settingRules[done] });
  });
  app.get(MEETINGS, (c) => meetingsPage(c, deps));
  app.get(`${MEETINGS}/ny`, (c) =>
    isAdministrator(c)
      ? editPage(c, slotEdit(null, { body: 'forum', everyWeeks: '2', validFrom: localDate(c.get('now')) }, 0))
      : problemPage(c, 'notFound', 404),
  );
  app.post(`${MEETINGS}/ny`, (c) => saveSlot(c, deps, null));
  app.get(`${MEETINGS}/:id{${ID}}`, async (c) => {
    const slot = await slotOf(c, deps);
    if (slot === null || !isAdministrator(c)) return problemPage(c, 'notFound', 404);
    const seen = (await changesOf(deps.register, ['meeting-slot'], slot.id))[0]?.id ?? 0;
    return editPage(c, slotEdit(slot, valuesOf(slot), seen));
  });
  app.post(`${MEETINGS}/:id{${ID}}`, async (c) => saveSlot(c, deps, await slotOf(c, deps)));
  return app;
}

function dayIn({ codes, texts }: Extract<ParsedForm, { ok: true }>): readonly [CivilDate, string] {
  return [String(codes['day']), String(texts['name'])];
}

async function daysPage(c: Ctx, { register }: Deps, values: FormValues, errors: FormErrors): Promise<Response> {
  const today = localDate(c.get('now'));
  const [days, changes] = await Promise.all([
    daysOffWithNames(register, today),
    isAdministrator(c) ? changesOf(register, ['day-off']) : null,
  ]);
  const wrong = Object.keys(errors).length > 0;
  return page(
    c,
    { title: 'Lediga dagar', here: '/installningar', wrong, ...(wrong ? { status: 422 } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <h1>Lediga dagar</h1>
      <SettingsTabs here={DAYS} c={c} />
      <p>
        Husets egna lediga dagar, utöver helger och röda dagar. Arbetsdagar räknas inte dessa dagar; lagens tider räknas
        som vanligt. Det som redan löper behåller sin tid.
      </p>
      <DaysOff c={c} days={days} editable={changes !== null} />
      {changes === null ? null : (
        <>
          <form class="move narrow" method="post" action={DAYS} novalidate>
            <CsrfField csrf={who(c).csrf} />
            <FormFields form={dayOffForm} values={values} errors={errors} />
            <div class="buttons">
              <button type="submit" class="primary">
                Lägg in dagen
              </button>
            </div>
          </form>
          <History
            changes={changes}
            names={namesIn(c.get('organisation'))}
            now={c.get('now')}
            titleOf={(day) => dayInWords(day)}
          />
        </>
      )}
    </>,
  );
}

function DaysOff({
  c,
  days,
  editable,
}: {
  c: Ctx;
  days: readonly { readonly day: CivilDate; readonly name: string }[];
  editable: boolean;
}) {
  if (days.length === 0) return <p class="empty">Inga egna lediga dagar framåt.</p>;
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th>Dag</th>
          <th>Vad</th>
          {!editable ? null : (
            <th>
              <span class="hidden-visually">Ändra</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, name }) => (
          <tr>
            <td>
              <Day on={day} now={c.get('now')} />
            </td>
            <td data-label="Vad">{name}</td>
            {!editable ? null : (
              <td>
                {day > localDate(c.get('now')) ? (
                  <form method="post" action={DAYS}>
                    <CsrfField csrf={who(c).csrf} />
                    <button
                      type="submit"
                      class="quiet small"
                      name="_ta-bort"
                      value={day}
                      aria-label={`Ta bort ${dayInWords(day)}`}
                    >
                      Ta bort
                    </button>
                  </form>
                ) : null}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function slotOf(c: Ctx, { register }: Deps): Promise<MeetingSlot | null> {
  return (await meetingSlots(register)).find(({ id }) => id === c.req.param('id')) ?? null;
}

async function saveSlot(c: Ctx, deps: Deps, slot: MeetingSlot | null): Promise<Response> {
  const isNew = c.req.param('id') === undefined;
  if (!isAdministrator(c) || (!isNew && slot === null)) return problemPage(c, 'notFound', 404);
  const values = fieldsIn(c.get('typed') ?? {});
  const edit = slotEdit(slot, values, editingOf(c).seen);
  const parsed = parseForm(meetingSlotForm, values);
  if (!parsed.ok) return editPage(c, { ...edit, errors: parsed.errors });
  const said = { ...parsed.codes, ...parsed.texts };
  const exceptions = [...new Set(String(said['exceptions'] ?? '').match(/\d{4}-\d{2}-\d{2}/g) ?? [])].toSorted();
  const next: MeetingSlot = {
    id: slot?.id ?? `tid-${randomUUID().slice(0, 8)}`,
    body: said['body'] === 'council' ? 'council' : 'forum',
    weekday: Number(said['weekday']),
    everyWeeks: Number(said['everyWeeks']),
    time: String(said['time']),
    place: String(said['place']),
    validFrom: String(said['validFrom']),
    validTo: typeof said['validTo'] === 'string' ? said['validTo'] : null,
    exceptions,
  };
  if (next.validTo !== null && next.validTo < next.validFrom)
    return editPage(c, { ...edit, errors: { validTo: 'Sista dagen ligger före den första' } });
  const refused: Changed = await saveMeetingSlot(deps.register, next, { ...editingOf(c), seen: edit.seen }, isNew);
  if (refused === 'changed' || refused === 'unchanged') return c.redirect(MEETINGS, 303);
  return editPage(c, { ...edit, refused });
}

function valuesOf(slot: MeetingSlot): FormValues {
  return {
    body: slot.body,
    weekday: String(slot.weekday),
    everyWeeks: String(slot.everyWeeks),
    time: slot.time,
    place: slot.place,
    validFrom: slot.validFrom,
    validTo: slot.validTo ?? '',
    exceptions: slot.exceptions.join('\n'),
  };
}

function slotEdit(slot: MeetingSlot | null, values: FormValues, seen: number): EditPage {
  return {
    title: slot === null ? 'Ny mötestid' : 'Mötestid',
    action: `${MEETINGS}/${slot?.id ?? 'ny'}`,
    back: MEETINGS,
    form: meetingSlotForm,
    values,
    seen,
    submit: slot === null ? 'Lägg in mötestiden' : 'Spara mötestiden',
  };
}

async function meetingsPage(c: Ctx, { register }: Deps): Promise<Response> {
  const now = c.get('now');
  const today = localDate(now);
  const [slots, off, changes] = await Promise.all([
    meetingSlots(register),
    daysOff(register),
    isAdministrator(c) ? changesOf(register, ['meeting-slot']) : null,
  ]);
  const coming = meetingsBetween(slots, today, addMonths(today, 3), off);
  const bodyOf = (slot: string) => meetingBodies[slots.find(({ id }) => id === slot)?.body ?? 'forum'];
  const said = ({ body, weekday, everyWeeks, time }: MeetingSlot) =>
    `${meetingBodies[body]}: ${weekdays[weekday - 1]} kl. ${time.replace(':', '.')}, ${everyWeeks === 1 ? 'varje vecka' : `var ${everyWeeks}:e vecka`}`;
  return page(
    c,
    { title: 'Mötestider', here: '/installningar' },
    <>
      <div class="line apart">
        <h1>Mötestider</h1>
        {changes === null ? null : (
          <a class="button primary" href={`${MEETINGS}/ny`}>
            Lägg in en mötestid
          </a>
        )}
      </div>
      <SettingsTabs here={MEETINGS} c={c} />
      <p>
        Återkommande tider för Samverkansforum bostad och för kommunstyrelsen. Finns inget forum inom fem arbetsdagar
        kallar sekretariatet till ett extra möte. Kommunstyrelsens beslut om mark antecknas bara på dagar då den möts;
        innan någon tid är inlagd gäller andra tisdagen i varje månad utom juli.
      </p>
      {slots.length === 0 ? (
        <p class="empty">Inga mötestider är inlagda.</p>
      ) : (
        <ul class="stack tight">
          {slots.map((slot) => (
            <li>
              {changes === null ? said(slot) : <a href={`${MEETINGS}/${slot.id}`}>{said(slot)}</a>}, {slot.place}, från{' '}
              <Day on={slot.validFrom} now={now} />
              {slot.validTo === null ? '' : ` till och med ${dayInWords(slot.validTo, today)}`}
            </li>
          ))}
        </ul>
      )}
      <h2>De närmaste tre månaderna</h2>
      {coming.length === 0 ? (
        <p class="empty">Inga möten.</p>
      ) : (
        <ul class="stack tight">
          {coming.map((meeting) => (
            <li>
              <Moment at={meeting.at} now={now} />, {bodyOf(meeting.slot)}, {meeting.place}
            </li>
          ))}
        </ul>
      )}
      {changes === null ? null : (
        <History
          changes={changes}
          names={namesIn(c.get('organisation'))}
          now={now}
          titleOf={(id) => {
            const slot = slots.find((one) => one.id === id);
            return slot === undefined ? '' : said(slot);
          }}
        />
      )}
    </>,
  );
}
