import { z } from 'zod';
import { ErrorSummary } from '../../../client/forms/error-summary';
import { FormFields } from '../../../client/forms/form-fields';
import { choice, date, picked, text } from '../../../domain/forms/fields.schema';

const form = z.object({
  way: choice('Sätt', { phone: 'Telefon', letter: 'Brev' }, { hint: 'Som personen valt' }),
  on: date('Datum').optional(),
  home: picked('Bostad', 'home'),
  said: text('Vad som sades'),
});

const drawn = (props: Partial<Parameters<typeof FormFields>[0]> = {}) => String(<FormFields form={form} {...props} />);

test('every field has its label, its hint and what was typed', () => {
  const html = drawn({ values: { said: 'Hej', way: 'letter' } });
  expect(html).toContain('<label for="said">Vad som sades</label>');
  expect(html).toContain('id="way-hint">Som personen valt');
  expect(html).toMatch(/value="letter" checked/);
  expect(html).toMatch(/>Hej<\/textarea>/);
});

test('a field that may be left out says so', () => {
  expect(drawn()).toContain('Datum<span class="soft"> (frivilligt)</span>');
});

test('hostile text stays text', () => {
  const html = drawn({ values: { said: '</textarea><script>alert(1)</script>' } });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});

test('an error stands at its field and is tied to it for a screen reader', () => {
  const html = drawn({ errors: { said: 'Fyll i: vad som sades' }, prefix: 'note-' });
  expect(html).toMatch(/id="note-said-error">Fyll i/);
  expect(html).toMatch(/<textarea id="note-said"[^>]*aria-describedby="note-said-error"/);
});

test('the summary on top links to every wrong field', () => {
  const html = String(<ErrorSummary errors={{ way: 'Välj sätt', '': 'Något annat' }} prefix="x-" />);
  expect(html).toContain('<a href="#x-way">Välj sätt</a>');
  expect(html).toContain('<li>Något annat</li>');
});

test('what is offered to pick from comes from the page', () => {
  expect(drawn({ pick: { home: { 'h-1': 'Storgatan 1' } }, values: { home: 'h-1' } })).toMatch(
    /<option value="h-1" selected[^>]*>Storgatan 1/,
  );
});
