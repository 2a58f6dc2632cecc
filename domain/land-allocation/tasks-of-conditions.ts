import { taskRow } from '../office/task-row';

const ROUTINE = 'Markanvisning';
const PLAN = 'Handlingsplanen, insatsområde 1: bostadssociala krav vid markanvisning';

/** From the first flat to the last condition's last year. */
export const TASKS_OF_CONDITIONS = [
  taskRow(
    'prepare-flats',
    'flats.notice',
    'Förbered inflyttning i de avtalade lägenheterna',
    'Lägenheterna står tomma när de är klara.',
    `${ROUTINE}, leverans: sex månader före inflyttning`,
  ),
  taskRow(
    'answer-flat',
    'flat.answer',
    'Ta emot lägenheten, eller avvisa den med skäl',
    'Lägenheten räknas som olevererad.',
    `${ROUTINE}, leverans: Lokalförsörjningen svarar om varje lägenhet`,
  ),
  taskRow(
    'deliver-flats',
    'flats.delivery',
    'Lämna över de avtalade lägenheterna, och avsluta leveransen',
    'Ingen vet vilka lägenheter som fattas.',
    `${PLAN}; utlovat är alltid levererat, återstående och eftergivet`,
    { extendable: true },
  ),
  taskRow(
    'check-condition',
    'condition.check',
    'Följ upp villkoret för året',
    'Ingen vet om villkoret följs.',
    `${PLAN}; varje villkor följs upp varje år under hela sin tid`,
  ),
  taskRow(
    'follow-up-round',
    'condition.round',
    'Gå igenom årets uppföljning av villkoren',
    'Ingen ser helheten, och en part som brister märks inte.',
    `${ROUTINE}, uppföljning: hållaren går igenom alla villkor varje år`,
  ),
  taskRow(
    'demand-correction',
    'breach.notice',
    'Kräv skriftligen rättelse av det brutna villkoret',
    'Tiden för rättelse börjar aldrig.',
    `${ROUTINE}, avtalsbrott: först rättelse inom trettio dagar`,
  ),
  taskRow(
    'check-correction',
    'breach.check',
    'Kontrollera om villkoret är rättat',
    'Vite kan inte krävas.',
    `${ROUTINE}, avtalsbrott: trettio dagar från kravet att rätta, tio till att kontrollera`,
  ),
  taskRow(
    'demand-penalty',
    'breach.penalty',
    'Kräv vite för det brutna villkoret',
    'Det lönar sig att bryta villkoret.',
    `${ROUTINE}, avtalsbrott: vite efter avtalet; betalt vite avslutar inte villkoret`,
  ),
  taskRow(
    'check-after-penalty',
    'breach.correction',
    'Kontrollera om villkoret är rättat efter vitet',
    'Ett betalt vite tas för en rättelse.',
    `${ROUTINE}, avtalsbrott: betalt vite avslutar inte villkoret`,
  ),
  taskRow(
    'decide-termination',
    'breach.terminate',
    'Få beslut om hävning och anteckna det',
    'Villkoret är brutet och ingen gör något åt det.',
    `${ROUTINE}, avtalsbrott: rättelse, vite, hävning`,
  ),
  taskRow(
    'new-owner-signs',
    'owner.sign',
    'Låt den nya ägaren skriva under villkoren',
    'Den gamla parten är bunden, och tiden för avtalsbrott löper mot den.',
    `${PLAN}; den gamla parten är bunden tills den nya har skrivit under`,
    { extendable: true },
  ),
  taskRow(
    'file-claims',
    'bankruptcy.claims',
    'Anmäl villkor och viten som fordringar i konkursen',
    'Kommunens fordringar går förlorade.',
    'Konkurslagen 9 kap.: fordringar bevakas inom den tid som rätten har satt ut',
  ),
  taskRow(
    'decide-waiver',
    'waiver.decide',
    'Få beslut om att efterge villkoret och anteckna det',
    'Villkoret gäller som förut.',
    `${ROUTINE}, uppföljning: bara den som beslutade villkoret kan efterge det`,
  ),
  // The kit's own task in the words of a plot.
  taskRow(
    'close-check',
    'close.check',
    'Kontrollera att inget villkor återstår, och avsluta',
    'Ärendet ligger öppet utan att något händer.',
    `${ROUTINE}, avslut: varje villkor har tagit slut eller är eftergivet genom beslut`,
  ),
] as const;
