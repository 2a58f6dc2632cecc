import { z } from 'zod';
import { diaryNumber } from '../../diary-number.schema';
import { DISTRICT } from '../../districts';
import { choice, count, date, fields, type Form, picked, text } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { PLAN_STATUS } from '../codes';

/** A property by its name in the land register: `Startbanan 5`, `Vivalla 2:14`. */
const PROPERTY = /^[A-ZÅÄÖ][A-Za-zÅÄÖåäöé ]{1,38} \d{1,4}(:\d{1,4})?$/;

export const siteForms = {
  'open-plot': z.object({
    site: z
      .string({ error: 'Skriv fastigheten' })
      .trim()
      .regex(PROPERTY, { error: 'Skriv fastigheten som i fastighetsregistret, till exempel Startbanan 5' })
      .register(fields, { label: 'Fastighet', control: 'text', keep: 'code', example: 'Startbanan 5' }),
    dnr: diaryNumber('Diarienummer', { example: 'SBK 118/2037' }),
    district: choice('Stadsdel', DISTRICT, { example: 'sodra_ladugardsangen' }),
    planStatus: choice('Detaljplan', PLAN_STATUS, { example: 'planned' }),
    homes: count('Planerade bostäder', { min: 1, max: 2000, example: '80' }),
    zonePrice: count('Zonpris', { min: 0, max: 100_000, suffix: 'kr/m² BTA', example: '2800' }),
    need: picked('Vilket behov svarar den mot?', 'need').optional(),
    purpose: text('Varför ska marken anvisas?', {
      example: 'Hyresrätter nära skola och buss, med bostadssociala villkor.',
    }),
  }),
  'describe-site': requiredWhen(
    z.object({
      // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
      then: choice(
        'Går idén vidare?',
        { conditions: 'Ja, till villkor', rest: 'Nej, den vilar' },
        { example: 'conditions' },
      ),
      restUntil: date('Om den vilar: när tas den upp igen?').optional(),
      why: text('Skäl', { example: 'Platsen svarar mot behovet av hyresrätter för stora familjer.' }),
    }),
    'then',
    ['rest'],
    'restUntil',
    'Skriv när idén tas upp igen',
  ),
  'take-up-again': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad händer med idén?',
      { again: 'Den tas upp igen', withdraw: 'Den återkallas' },
      { example: 'again' },
    ),
    why: text('Skäl', { example: 'Vägen är byggd, platsen kan bebyggas.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
