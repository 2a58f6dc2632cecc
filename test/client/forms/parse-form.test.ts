import { z } from 'zod';
import { parseForm } from '../../../client/forms/parse-form';
import { choice, choices, count, date, mayTick, text } from '../../../domain/forms/fields.schema';

const form = z.object({
  way: choice('Sätt', { phone: 'Telefon', letter: 'Brev' }),
  needs: choices('Behov', { access: 'Tillgänglig bostad', pet: 'Får ha djur' }),
  rent: count('Hyra', { min: 0, max: 20000 }),
  on: date('Datum').optional(),
  ready: mayTick('Klart'),
  said: text('Vad som sades'),
});

const good = { way: 'phone', rent: '7400', said: 'Hej' };

test('codes and words are kept apart, so that words never reach Temporal', () => {
  expect(parseForm(form, { ...good, needs: ['pet'], ready: 'yes' })).toEqual({
    ok: true,
    codes: { way: 'phone', needs: ['pet'], rent: 7400, ready: 'yes' },
    texts: { said: 'Hej' },
    personal: {},
  });
});

test('an empty box is no answer, not zero', () => {
  const parsed = parseForm(form, { ...good, rent: '' });
  expect(parsed).toMatchObject({ ok: false, errors: { rent: expect.stringContaining('heltal') } });
});

test('one ticked box of several counts as one choice', () => {
  expect(parseForm(form, { ...good, needs: 'access' })).toMatchObject({ ok: true, codes: { needs: ['access'] } });
});

test('every wrong field gets one sentence and everything typed is kept', () => {
  const values = { way: 'pigeon', rent: 'many', said: '   ', on: '2026-13-40' };
  const parsed = parseForm(form, values);
  expect(parsed).toMatchObject({ ok: false, values });
  expect(Object.keys(parsed.ok ? {} : parsed.errors).toSorted()).toEqual(['on', 'rent', 'said', 'way']);
});

test('a field that the form does not have is ignored', () => {
  const parsed = parseForm(form, { ...good, role: 'admin' });
  expect(parsed.ok && { ...parsed.codes, ...parsed.texts, ...parsed.personal }).not.toHaveProperty('role');
});
