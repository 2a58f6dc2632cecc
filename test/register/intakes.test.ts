import { HOUR_MS, MINUTE_MS } from '../../domain/instant';
import { registerIsEmpty } from '../../register/cases';
import { dropHalfForm, halfForm, purgeHalfForms, saveHalfForm } from '../../register/half-forms';
import { householdOf } from '../../register/household';
import {
  intakeByRef,
  markStarted,
  type NewIntake,
  nextUnstartedIntakes,
  postponeStart,
  submitIntake,
} from '../../register/intakes';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY } from '../support/toy-case';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

let made = 0;
const makeRef = () => `ST-INT${String((made += 1)).padStart(3, '0')}`;

function intake(idempotencyKey: string): NewIntake {
  return {
    idempotencyKey,
    sent: { adults: '2' },
    process: 'municipalContract',
    unit: 'soc-mottagning',
    receivedAt: MONDAY,
    submittedAt: MONDAY,
    coded: { urgency: 'normal', adults: 2 },
    personal: { phone: '019-00 00 00', happened: 'Hyresvärden säljer huset.' },
    contactWay: 'phone',
    contactEmail: null,
    openedBy: null,
    restrictedTo: null,
    household: [0, 1].map((idx) => ({
      idx,
      adult: true,
      name: idx === 0 ? 'Åsa  Öberg' : 'Bo Ek',
      personNumber: idx === 0 ? '850102-2384' : null,
      birthYearMonth: null,
      sex: null,
      residence: null,
      from: null,
      to: null,
    })),
  };
}

describe('an application sent many times', () => {
  it('gets one number and one row, also when fifty arrive at once', async () => {
    expect(await registerIsEmpty(fresh.register)).toBe(true);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => submitIntake(fresh.register, intake('same'), makeRef)),
    );
    const refs = new Set(answers.map((answer) => answer.kind !== 'key-reused' && answer.ref));
    expect(refs.size).toBe(1);
    expect(answers.filter((answer) => answer.kind === 'stored')).toHaveLength(1);
    expect(await registerIsEmpty(fresh.register)).toBe(false);
    expect(await nextUnstartedIntakes(fresh.register, Date.now(), 10)).toHaveLength(1);
  });

  it('is refused when the same key brings something else', async () => {
    await submitIntake(fresh.register, intake('two things'), makeRef);
    const other = { ...intake('two things'), sent: { adults: '3' } };
    expect(await submitIntake(fresh.register, other, makeRef)).toEqual({ kind: 'key-reused' });
  });

  it('keeps who lives in the household beside the case, numbers as digits', async () => {
    const answer = await submitIntake(fresh.register, intake('household'), makeRef);
    const ref = answer.kind === 'key-reused' ? '' : answer.ref;
    expect(await householdOf(fresh.register, ref)).toMatchObject([
      { name: 'Åsa Öberg', personNumber: '8501022384' },
      { name: 'Bo Ek', personNumber: null },
    ]);
  });

  it('takes another number when the first was taken', async () => {
    const first = await submitIntake(fresh.register, intake('ref one'), () => 'ST-TAKEN');
    const refs = ['ST-TAKEN', 'ST-FREE1'];
    const second = await submitIntake(fresh.register, intake('ref two'), () => refs.shift() ?? '');
    expect([first, second]).toMatchObject([{ ref: 'ST-TAKEN' }, { ref: 'ST-FREE1' }]);
  });

  it('keeps hostile characters as harmless text', async () => {
    const nul = String.fromCharCode(0);
    const hostile = {
      ...intake('hostile'),
      personal: { happened: `<script>${nul}\ud800 \\u0000 '; drop table facts; --` },
    };
    const answer = await submitIntake(fresh.register, hostile, makeRef);
    const kept = answer.kind === 'key-reused' ? null : await intakeByRef(fresh.register, answer.ref);
    expect(kept?.personal).toEqual({ happened: "<script>\ufffd \\u0000 '; drop table facts; --" });
  });
});

describe('starting the case of an application', () => {
  it('is marked once, whoever comes first', async () => {
    const answer = await submitIntake(fresh.register, intake('start'), makeRef);
    const ref = answer.kind === 'key-reused' ? '' : answer.ref;
    const marks = await Promise.all([1, 2, 3].map(() => markStarted(fresh.register, ref, MONDAY)));
    expect(marks.filter(Boolean)).toHaveLength(1);
    const left = await nextUnstartedIntakes(fresh.register, Date.now(), 100);
    expect(left.map((one) => one.ref)).not.toContain(ref);
  });

  it('waits its back-off when it failed, and is then offered again', async () => {
    const answer = await submitIntake(fresh.register, intake('later'), makeRef);
    const ref = answer.kind === 'key-reused' ? '' : answer.ref;
    await postponeStart(fresh.register, ref, MONDAY + MINUTE_MS, 'UNAVAILABLE');
    const offered = async (now: number) =>
      (await nextUnstartedIntakes(fresh.register, now, 100)).find((one) => one.ref === ref);
    expect(await offered(MONDAY)).toBeUndefined();
    expect(await offered(MONDAY + MINUTE_MS)).toMatchObject({ attempts: 1 });
  });
});

describe('a form that somebody left half filled', () => {
  it('is found again by its token for 60 minutes, and is then deleted', async () => {
    const body = { name: 'Åsa', efforts: ['own-search', 'queue'] };
    await saveHalfForm(fresh.register, 'token', body, MONDAY);
    expect(await halfForm(fresh.register, 'token', MONDAY + 59 * MINUTE_MS)).toEqual(body);
    expect(await halfForm(fresh.register, 'guessed', MONDAY)).toBeNull();
    expect(await halfForm(fresh.register, 'token', MONDAY + HOUR_MS)).toBeNull();
    expect(await purgeHalfForms(fresh.register, MONDAY + 59 * MINUTE_MS)).toBe(0);
    expect(await purgeHalfForms(fresh.register, MONDAY + HOUR_MS)).toBe(1);
  });

  it('is gone when it was sent', async () => {
    await saveHalfForm(fresh.register, 'sent', { name: 'Bo' }, MONDAY);
    await dropHalfForm(fresh.register, 'sent');
    expect(await halfForm(fresh.register, 'sent', MONDAY)).toBeNull();
  });
});
