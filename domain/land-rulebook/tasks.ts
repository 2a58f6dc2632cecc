import { byKind, taskRow } from '../office/task-row';
import { TASKS_OF_OFFICE } from '../office/tasks';

const PLAN = 'Handlingsplanen, insatsområde 1: Stadsbyggnadskontoret tar fram ett regelverk för bostadssociala krav';

export const TASKS = byKind([
  ...TASKS_OF_OFFICE,
  taskRow(
    'draft-rulebook',
    'rulebook.draft',
    'Skriv utkastet till regelverk',
    'Villkoren ställs efter det gamla regelverket, eller inte alls.',
    PLAN,
    { extendable: true },
  ),
  // The kit's own task in the words of a rulebook.
  taskRow(
    'consultation',
    'rulebook.consultation',
    'Yttra dig över utkastet till regelverk',
    'Regelverket beslutas utan det som er förvaltning vet.',
    `${PLAN}; sex veckors remiss`,
  ),
  taskRow(
    'weigh-answers',
    'rulebook.consultation',
    'Väg samman yttrandena',
    'Utkastet kommer inte till beslut.',
    `${PLAN}; yttrandena vägs samman när de har kommit, eller tiden har gått och ni går vidare utan dem`,
  ),
  taskRow(
    'decide-rulebook',
    'rulebook.decide',
    'Få kommunstyrelsens beslut om regelverket och anteckna det',
    'Inget nytt regelverk gäller.',
    `${PLAN}; kommunstyrelsen beslutar`,
    { extendable: true },
  ),
  taskRow(
    'revise-rulebook',
    'rulebook.revision',
    'Se över regelverket',
    'Villkoren följer ett regelverk som ingen har prövat på länge.',
    `${PLAN}; ses över varje år`,
  ),
  taskRow(
    'close-check',
    'close.check',
    'Kontrollera att inget följer regelverket, och avsluta',
    'Regelverket ligger öppet utan att någon använder det.',
    PLAN,
  ),
]);
