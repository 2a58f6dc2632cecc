import { z } from 'zod';
import { choices, date, fields, type Form, mustTick, pickedMany, text } from '../forms/fields.schema';
import { OUTSIDE } from '../office/codes';
import { officeForms } from '../office/forms.schema';

const MEMBERS = 'Välj minst en enhet';

/** Forms of a meeting. What is decided is written in the case that it is about, with `forum-decide`. */
export const coordinationForumForms: Readonly<Record<string, Form>> = {
  ...officeForms,
  'open-meeting': z.object({
    meetingOn: date('Mötets dag'),
    meetingAt: z
      .string({ error: 'Skriv klockslaget som 10.00' })
      .regex(/^([01]\d|2[0-3])\.[0-5]\d$/, { error: 'Skriv klockslaget som 10.00' })
      .register(fields, { label: 'Klockslag', control: 'text', keep: 'code', width: 'short', example: '10.00' }),
  }),
  summon: z.object({
    members: pickedMany('Vilka enheter kallas?', 'units', MEMBERS),
    outside: choices('Utomstående som kallas', OUTSIDE),
  }),
  'hold-meeting': z.object({
    present: pickedMany('Vilka enheter deltog?', 'units', MEMBERS),
    notes: text('Gemensamma anteckningar. Skriv så att ingen känns igen', {
      example: 'Enheterna enades om att ringa varandra före nästa överlämning.',
    }),
  }),
  'approve-minutes': z.object({
    approved: mustTick('Anteckningarna stämmer med vad som bestämdes', 'Bekräfta att anteckningarna stämmer'),
  }),
  'cancel-meeting': z.object({ why: text('Varför ställs mötet in?', { example: 'Ingen fråga väntar.' }) }),
};
