import { z } from 'zod';
import { count, date, fields, picked } from '../../forms/fields.schema';

/** Words for what a task is about (`Task.about`): nobody fills it in, pages read it. */
export const aboutTask = z.object({
  condition: picked('Villkor', 'condition'),
  year: count('År', { max: 60 }),
  flat: z.string().register(fields, { label: 'Lägenhetsnummer', control: 'text', keep: 'code' }),
  rooms: count('Antal rum', { max: 10, suffix: 'rum, utöver kök' }),
  rent: count('Hyra', { max: 50_000, suffix: 'kr/månad' }),
  correctBy: date('Rättas senast'),
  round: count('Omgång', { max: 20 }),
  contract: date('Enligt avtalet'),
  forecast: date('Prognos'),
  opener: picked('Öppnas av', 'colleague'),
});
