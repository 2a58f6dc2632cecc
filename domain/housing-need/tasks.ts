import { byKind, taskRow } from '../office/task-row';
import { TASKS_OF_OFFICE } from '../office/tasks';

const PLAN = 'Handlingsplanen, insatsområde 1: behoven samordnas och kopplas till planeringen';

export const TASKS = byKind([
  ...TASKS_OF_OFFICE,
  taskRow(
    'review-need',
    'need.review',
    'Se över behovet: finns det kvar, och vad svarar mot det?',
    'Ingen vet om behovet finns kvar.',
    `${PLAN}; varje behov har en ansvarig och en dag för översyn`,
    { extendable: true },
  ),
  taskRow(
    'name-need-holder',
    'need.renew',
    'Utse hållare och ny dag för behovet: marken gick åter',
    'Behovet faller mellan stolarna.',
    `${PLAN}; går marken åter får behovet en ny hållare och en ny dag`,
    { needs: 'head' },
  ),
  taskRow(
    'confirm-covered',
    'need.renew',
    'Bedöm om behovet är täckt',
    'Behovet räknas som öppet fast det är täckt.',
    `${PLAN}; behovet stäms av mot det som har levererats`,
  ),
  // The kit's own task in the words of a need.
  taskRow(
    'close-check',
    'close.check',
    'Kontrollera att ingen väntar på behovet, och avsluta',
    'Behovet ligger öppet utan att något händer.',
    PLAN,
  ),
]);
