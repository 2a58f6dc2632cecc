import { z } from 'zod';
import { choice, choices, date, mustTick, picked, text, type Form } from '../../forms/fields.schema';
import { FORUM_CONSENT, OUTSIDE } from '../codes';

/** One holder and one day: the forum's word, and the chief's when the forum has not said it. */
const forumDecision = z.object({
  holder: picked('Vem håller ärendet?', 'unit'),
  person: picked('Någon särskild i enheten', 'colleague').optional(),
  until: date('Nästa dag', { hint: 'Högst 90 dagar fram, vid uppföljning tolv månader.' }),
  term: choice('Slag', { living: 'Levande ärende', 'follow-up': 'Uppföljning' }, { example: 'living' }),
  agencies: choices('Utomstående som deltar', OUTSIDE),
  consentOk: choice('Samtycke', FORUM_CONSENT, { example: 'anonymous' }),
  options: text('Vilka vägar fanns?', { example: 'Vuxenenheten, eller psykiatrin.' }),
  decision: text('Vad bestämdes?', { example: 'Vuxenenheten håller ärendet och kallar till samordnad plan.' }),
});

/** What goes to Samverkansforum bostad and what comes back. */
export const forumForms = {
  refer: z.object({ why: text('Vad ska forumet svara på?', { example: 'Två enheter har avböjt ärendet.' }) }),
  'forum-schedule': z.object({
    meeting: picked('Möte', 'meeting', {
      hint: 'Mötet hålls inom fem arbetsdagar från att ärendet lyftes. Ryms inget: kalla till ett extra möte först.',
    }),
    question: text('Vad ska forumet svara på? Skriv så att ingen känns igen', {
      example: 'Vem håller ärendet medan behovet av vård klarnar?',
    }),
  }),
  'forum-chief-decides': forumDecision,
  'forum-decide': forumDecision,
  'after-forum': z.object({
    done: mustTick('Det som forumet bestämde är gjort', 'Bekräfta att det är gjort'),
    how: text('Vad är gjort?', { example: 'Mötet är hållet och personen har en kontakt.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
