import { z } from 'zod';
import { choice, count, date, picked } from '../../forms/fields.schema';
import { FOLLOW_UP, HOUSEHOLD_CHANGE, PROPOSAL, SERVICE_WAY } from '../codes';

const MOST_ADULTS = 10;

/** Words for what a task is about (`Task.about`): nobody fills it in, pages read it. */
export const aboutTask = z.object({
  which: choice('Vilken', {
    ...FOLLOW_UP,
    first: 'Första prövningen, tolv månader',
    main: 'Andra prövningen, arton månader',
    extension1: 'Efter första förlängningen',
    extension2: 'Efter andra förlängningen',
  }),
  adult: choice('Gäller', {
    '0': 'Den sökande',
    ...Object.fromEntries(
      Array.from({ length: MOST_ADULTS - 1 }, (_, at) => [`${at + 1}`, `Vuxen ${at + 2} i hushållet`]),
    ),
  }),
  proposal: choice('Förslag till beslut', PROPOSAL),
  sentOn: date('Sänt'),
  way: choice('Sätt', SERVICE_WAY),
  plan: choice('Planen', {
    transfer: 'Hushållet tar över kontraktet',
    waiver: 'Nytt avstående',
    terminate: 'Avtalet sägs upp',
    extend: 'Avtalet förlängs',
    end: 'Avtalet avslutas, med plan för hushållet',
  }),
  rooms: count('Behov', { max: 8, suffix: 'rum, utöver kök' }),
  home: picked('Bostad', 'home'),
  what: choice('Vad har hänt?', HOUSEHOLD_CHANGE),
});
