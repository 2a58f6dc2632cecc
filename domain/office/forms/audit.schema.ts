import { z } from 'zod';
import { choice, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { CONTACT_WAY } from '../codes';

/** What the nightly audit asks people when only people can mend what it found. */
export const auditForms = {
  'hear-household': z.object({
    reached: yesNo('Nådde du hushållet?', { example: 'yes' }),
    way: choice('Sätt', CONTACT_WAY, { example: 'phone' }),
    note: text('Hur har hushållet det?', { example: 'Allt är bra, inget nytt behov.' }),
  }),
  'keep-legal-limit': z.object({
    done: text('Vad görs, och av vem?', { example: 'Beslutet skrivs i dag av Birgitta Stål.' }),
  }),
  'one-person-two-cases': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad gäller?',
      {
        'both-go-on': 'Båda ärendena fortsätter, enheterna vet om varandra',
        'this-one-ends': 'Det här ärendet avslutas',
        'other-one-ends': 'Det andra ärendet avslutas',
        'not-same-person': 'Det är inte samma person',
      },
      { example: 'both-go-on' },
    ),
    why: text('Varför?', { example: 'Ett ärende gäller hyresskulden, det andra bostaden.' }),
  }),
  'name-holder': z.object({
    done: text('Vilken enhet tar över, och hur?', { example: 'Utredningsenheten erbjuds ärendet i dag.' }),
  }),
  'damaged-history': z.object({
    compared: mustTick('Historiken är jämförd med säkerhetskopian', 'Bekräfta att historiken är jämförd'),
    found: text('Vad visade jämförelsen?', { example: 'Händelse 4 saknas; uppgiften är antecknad på nytt.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
