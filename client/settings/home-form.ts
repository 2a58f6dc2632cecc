import { z } from 'zod';
import { choice, count, date, text, yesNo, type Form } from '../../domain/forms/fields.schema';
import type { HomeDetails } from '../../register/homes';
import type { FormValues } from '../forms/values';

/** A home as LFA enters it. Nothing here belongs to a person, so nothing of it needs to stay out of a page. */
export const homeForm: Form = z.object({
  address: text('Adress', { max: 120 }),
  district: text('Område', { max: 60 }),
  landlord: text('Hyresvärd', { max: 80 }),
  rooms: count('Rum', { min: 1, max: 12, hint: 'Kök räknas inte.' }),
  sqm: count('Yta', { min: 8, max: 500, suffix: 'm²' }),
  rentMonth: count('Hyra', { min: 0, max: 60000, suffix: 'kr/månad' }),
  floor: count('Våning', { min: -1, max: 40, hint: 'Bottenvåning = 0.' }),
  lift: yesNo('Hiss'),
  accessible: yesNo('Går att nå och använda med rullstol'),
  availableFrom: date('Ledig från'),
  status: choice('Läge', { available: 'Kan erbjudas', let: 'Uthyrd', withdrawn: 'Tillbakadragen' }),
});

export function homeValues(home: HomeDetails): FormValues {
  return {
    ...home,
    rooms: String(home.rooms),
    sqm: String(home.sqm),
    rentMonth: String(home.rentMonth),
    floor: String(home.floor),
    lift: home.lift ? 'yes' : 'no',
    accessible: home.accessible ? 'yes' : 'no',
  };
}

/** What the form's schema has accepted, as the register takes it. */
export function homeDetails(id: string, given: Readonly<Record<string, unknown>>): HomeDetails {
  return {
    id,
    address: String(given['address']),
    district: String(given['district']),
    landlord: String(given['landlord']),
    rooms: Number(given['rooms']),
    sqm: Number(given['sqm']),
    rentMonth: Number(given['rentMonth']),
    floor: Number(given['floor']),
    lift: given['lift'] === 'yes',
    accessible: given['accessible'] === 'yes',
    availableFrom: String(given['availableFrom']),
    status: given['status'] as HomeDetails['status'],
  };
}
