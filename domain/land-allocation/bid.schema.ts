import { z } from 'zod';
import { count, fields, type Form, text } from '../forms/fields.schema';
import { organisationNumber } from '../organisation-number.schema';

/**
 * What a bid says. None of it is a code: all of it is sealed before it is stored (OSL 19 kap. 3 §), and read again only
 * when two openers have opened it.
 */
export const bidForm: Form = z.object({
  bidder: text('Byggherre', { max: 120, example: 'Påhittade Bygg AB' }),
  organisationNumber: organisationNumber('Organisationsnummer', { example: '559999-0008' }),
  contactName: text('Kontaktperson', { max: 120, example: 'Kim Påhitt' }),
  contactEmail: z.email({ error: 'Skriv e-postadressen som namn@exempel.se' }).max(120).register(fields, {
    label: 'E-post till kontaktpersonen',
    keep: 'personal',
    control: 'text',
    example: 'kim@pahittadebygg.example',
  }),
  sum: count('Anbudssumma', { min: 0, max: 10_000_000_000, suffix: 'kr', example: '42 000 000'.replaceAll(' ', '') }),
  rentPerSqm: count('Hyra för en trea', { min: 0, max: 10_000, suffix: 'kr/m² och år', example: '1450' }),
  socialFlats: count('Lägenheter till kommunen', { min: 0, max: 2000, example: '8' }),
  proposal: text('Förslag', { max: 8000, example: 'Åttio hyresrätter i trä, åtta av dem till kommunen.' }),
});

/** A bid as it was opened. */
export type OpenedBid = {
  readonly bidder: string;
  readonly organisationNumber: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly sum: number;
  readonly rentPerSqm: number;
  readonly socialFlats: number;
  readonly proposal: string;
};

/** Reads what an envelope held. @throws ZodError when it is not a bid of ours. */
export function readBid(words: string): OpenedBid {
  return bidForm.parse(JSON.parse(words)) as unknown as OpenedBid;
}
