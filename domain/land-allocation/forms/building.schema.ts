import { z } from 'zod';
import { diaryNumber } from '../../diary-number.schema';
import { choice, count, date, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { courtVerdict } from './court-verdict.schema';
import { AGREEMENT, DELAY, MILESTONE, TENURE } from '../codes';

const SIGNED = ['kind', 'signedOn', 'exclusivityMonths', 'permitBy', 'startBy', 'completeBy', 'moveInBy'] as const;

/** From the agreement to the final decision. */
export const buildingForms = {
  'sign-agreement': SIGNED.reduce(
    (form, field) => requiredWhen(form, 'outcome', ['signed'], field, 'Fyll i vad avtalet säger'),
    z.object({
      outcome: choice(
        'Är avtalet underskrivet?',
        { signed: 'Ja', not_signed: 'Nej, ett nytt beslut krävs' },
        { example: 'signed' },
      ),
      kind: choice('Avtal', AGREEMENT, { example: 'reservation' }).optional(),
      signedOn: date('Underskrivet').optional(),
      exclusivityMonths: count('Ensamrätt', { min: 1, max: 60, suffix: 'månader', example: '24' }).optional(),
      decisionDnr: diaryNumber('Beslut om längre tid än 24 månader').optional(),
      permitBy: date('Bygglov sökt senast').optional(),
      startBy: date('Byggstart senast').optional(),
      completeBy: date('Slutbesked senast').optional(),
      moveInBy: date('Första inflyttning senast').optional(),
    }),
  ),
  'extend-exclusivity': z.object({
    months: count('Förläng med', { min: 1, max: 36, suffix: 'månader', example: '12' }),
    cause: choice('Vem beror förseningen på?', DELAY, { example: 'court' }),
    decisionDnr: diaryNumber('Beslut, om förlängningen kräver det').optional(),
    reasons: text('Skäl', { example: 'Detaljplanen överklagades och fick laga kraft ett år senare.' }),
  }),
  'exclusivity-runs-out': z.object({
    seen: mustTick('Vi har tagit ställning: förlängd, eller går ut', 'Bekräfta ställningstagandet'),
    reasons: text('Vad händer?', { example: 'Byggherren söker inte lov; ensamrätten går ut.' }),
  }),
  'plan-request': z.object({
    answer: choice(
      'Planbesked',
      { positive: 'Planläggning inleds', negative: 'Ingen planläggning' },
      { example: 'positive' },
    ),
    reasons: text('Skäl', { example: 'Stämmer med översiktsplanen.' }),
  }),
  'plan-consultation': z.object({ consultationFrom: date('Samråd från'), consultationTo: date('Samråd till') }),
  'plan-review': z.object({ reviewFrom: date('Granskning från'), reviewTo: date('Granskning till') }),
  'plan-adoption': z.object({ adoptedOn: date('Antagen'), noticeOn: date('Tillkännagiven') }),
  'plan-legal-force': z.object({
    appealed: yesNo('Har planen överklagats?', { example: 'no' }),
  }),
  'plan-verdict': courtVerdict('Besked från mark- och miljödomstolen', 'Planen'),
  'apply-for-permit': z.object({
    completeOn: date('Ansökan komplett'),
    permitDnr: diaryNumber('Diarienummer för lovet', { example: 'SBN 77/2037' }),
  }),
  'permit-decision': requiredWhen(
    z.object({
      verdict: choice(
        'Beslut om lov',
        { granted: 'Lov ges', refused: 'Avslag', more_time: 'Tiden förlängs, högst tio veckor' },
        { example: 'granted' },
      ),
      noticeOn: date('Kungjort').optional(),
      reasons: text('Skäl', { example: 'Åtgärden följer detaljplanen.' }),
    }),
    'verdict',
    ['granted'],
    'noticeOn',
    'Skriv när lovet kungjordes',
  ),
  'start-decision': z.object({ startDecisionOn: date('Startbesked') }),
  'sign-transfer': z.object({
    tenure: choice('Upplåtelse', TENURE, { example: 'leasehold' }),
    signedOn: date('Underskriven'),
    conditionsIncluded: mustTick(
      'Villkoren och vitet står i avtalet och följer med till en ny ägare',
      'Bekräfta att villkoren står i avtalet',
    ),
  }),
  'construction-started': z.object({ startedOn: date('Byggstart') }),
  'construction-completed': z.object({ finalDecisionOn: date('Slutbesked') }),
  'report-milestone': z.object({
    milestone: choice('Vad gäller det?', MILESTONE, { example: 'moveIn' }),
    forecast: date('Byggherrens prognos'),
    why: text('Vad säger byggherren?', { example: 'Stommen är försenad två månader.' }),
  }),
  'answer-forecast': z.object({
    action: choice(
      'Vad gör ni?',
      { meeting: 'Möte med byggherren', warn: 'Skriftlig erinran om avtalet', accept: 'Tar prognosen som den är' },
      { example: 'meeting' },
    ),
    reasons: text('Skäl', { example: 'Byggherren redovisar en ny tidplan inom två veckor.' }),
  }),
  'after-permit': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad gör ni?',
      { again: 'Byggherren söker nytt lov', return: 'Marken går åter' },
      { example: 'again' },
    ),
    reasons: text('Skäl', { example: 'Byggherren har finansiering och kan börja i år.' }),
  }),
  'developer-withdrew': z.object({
    on: date('Byggherren avstod'),
    why: text('Varför?', { example: 'Bolaget bygger inte hyresrätter längre.' }),
  }),
  'withdraw-allocation': z.object({ why: text('Varför återkallas den?', { example: 'Marken behövs för en skola.' }) }),
  'return-land': z.object({
    returned: mustTick('Marken är åter i markreserven', 'Bekräfta att marken är åter'),
    reasons: text('Vad händer med marken?', { example: 'Ny anvisning bereds med samma villkor.' }),
  }),
  'confirm-withdrawal': z.object({
    told: mustTick('De som berörs har fått besked', 'Bekräfta att de som berörs har fått besked'),
    reasons: text('Skäl', { example: 'Marken behövs för en skola.' }),
  }),
  'reclaim-land': z.object({ reclaimedOn: date('Marken återtagen') }),
} satisfies Readonly<Record<string, Form>>;
