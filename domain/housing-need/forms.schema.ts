import { z } from 'zod';
import { DISTRICT } from '../districts';
import { choice, count, date, type Form, mustTick, picked, text } from '../forms/fields.schema';
import { requiredWhen } from '../forms/required-when.schema';
import { officeForms } from '../office/forms.schema';
import { TARGET_GROUP } from './codes';

export const housingNeedForms: Readonly<Record<string, Form>> = {
  ...officeForms,
  'open-need': z.object({
    targetGroup: choice('För vilka?', TARGET_GROUP, { example: 'large_families' }),
    flatsNeeded: count('Antal bostäder', { min: 1, max: 500, example: '8' }),
    rooms: count('Antal rum', { min: 1, max: 8, suffix: 'rum, utöver kök', example: '4' }),
    maxRent: count('Högsta hyra', { min: 0, max: 50_000, suffix: 'kr/månad', example: '11000' }),
    district: choice('Stadsdel, om den spelar roll', DISTRICT).optional(),
    neededBy: date('Behövs senast'),
    evidence: text('Vad bygger behovet på?', {
      example: 'Trettio familjer väntar, enligt februari månads sammanställning.',
    }),
  }),
  'review-need': requiredWhen(
    z.object({
      outcome: choice(
        'Finns behovet kvar?',
        { still_open: 'Ja', covered: 'Nej, det är täckt', released: 'Nej, det finns inte längre' },
        { example: 'still_open' },
      ),
      reviewOn: date('Ses över igen').optional(),
      reasons: text('Skäl', { example: 'Lika många familjer väntar.' }),
    }),
    'outcome',
    ['still_open'],
    'reviewOn',
    'Skriv när behovet ses över igen',
  ),
  'name-need-holder': z.object({
    unit: picked('Enhet som håller behovet', 'unit'),
    reviewOn: date('Ses över senast'),
    reasons: text('Vad ska göras?', { example: 'Pröva nästa tomt i stadsdelen, och blockförhyrning under tiden.' }),
  }),
  'confirm-covered': requiredWhen(
    z.object({
      covered: choice('Är behovet täckt?', { yes: 'Ja', partly: 'Delvis, resten är öppet' }, { example: 'yes' }),
      reviewOn: date('Ses över igen').optional(),
      reasons: text('Skäl', { example: 'Åtta av åtta bostäder är levererade.' }),
    }),
    'covered',
    ['partly'],
    'reviewOn',
    'Skriv när behovet ses över igen',
  ),
  'close-check': z.object({
    nobodyWaits: mustTick('Ingen väntar på det här behovet', 'Bekräfta att ingen väntar'),
    summary: text('Sammanfattning', { example: 'Behovet är täckt.' }),
  }),
};
