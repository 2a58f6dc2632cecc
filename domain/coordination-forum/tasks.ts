import { TASKS_OF_OFFICE } from '../office/tasks';
import { byKind, taskRow } from '../office/task-row';

const B4 = 'Handlingsplanen, insatsområde 2: samarbetsformer mot det organisatoriska mellanrummet';

export const TASKS = byKind([
  taskRow(
    'summon',
    'forum.summon',
    'Kalla ledamöterna',
    'Ingen kommer förberedd, och frågorna blir liggande.',
    `${B4}; neutral kallelse, inga namn`,
  ),
  taskRow(
    'hold-meeting',
    'forum.hold',
    'Håll mötet: varje fråga får en som håller ärendet, och en dag',
    'Frågorna går till socialchefen, en för en, nästa arbetsdag.',
    `${B4}; mötet avslutas inte med en fråga utan svar`,
  ),
  taskRow(
    'approve-minutes',
    'forum.minutes',
    'Justera minnesanteckningarna',
    'De som inte var med vet inte vad som bestämdes.',
    `${B4}; det som bestäms står att läsa`,
  ),
  ...TASKS_OF_OFFICE,
]);
