import type { StageRow } from '../kernel/process';

/** processes/land-allocation.md, in order. Side stages stand in the stepper only while they are on. */
export const STAGES: readonly StageRow[] = [
  { name: 'idea', label: 'Idé', state: 'received', main: true },
  { name: 'resting', label: 'Vilande idé', state: 'received', main: false },
  { name: 'conditions', label: 'Villkor', state: 'investigating', main: true },
  { name: 'method', label: 'Metod', state: 'investigating', main: true },
  { name: 'announcement', label: 'Annons förbereds', state: 'investigating', main: false },
  { name: 'announced', label: 'Annonserad', state: 'waitingExternal', main: true },
  { name: 'opening', label: 'Anbudsöppning', state: 'investigating', main: false },
  { name: 'evaluation', label: 'Utvärdering', state: 'investigating', main: true },
  { name: 'child-impact', label: 'Barnkonsekvenser', state: 'investigating', main: true },
  { name: 'council', label: 'Beslut om markanvisning', state: 'decided', main: true },
  { name: 'legality', label: 'Tid för laglighetsprövning', state: 'decided', main: false },
  { name: 'legality-appeal', label: 'Laglighetsprövning', state: 'waitingExternal', main: false },
  { name: 'annulled', label: 'Upphävt beslut', state: 'investigating', main: false },
  { name: 'agreement', label: 'Avtal', state: 'waitingExternal', main: true },
  { name: 'plan', label: 'Detaljplan', state: 'waitingExternal', main: false },
  { name: 'permit', label: 'Bygglov', state: 'waitingExternal', main: true },
  { name: 'transfer', label: 'Överlåtelse', state: 'waitingExternal', main: true },
  { name: 'construction', label: 'Byggande', state: 'waitingExternal', main: true },
  { name: 'permit-over', label: 'Lovet har upphört', state: 'investigating', main: false },
  { name: 'handover-follow-up', label: 'Överlämning till uppföljning', state: 'housed', main: false },
  { name: 'delivery', label: 'Leverans av lägenheter', state: 'housed', main: true },
  { name: 'condition-follow-up', label: 'Uppföljning av villkor', state: 'followUp', main: true },
  { name: 'expired', label: 'Ensamrätten har gått ut', state: 'decided', main: false },
  { name: 'withdrawn', label: 'Markanvisningen återkallas', state: 'decided', main: false },
  { name: 'terminated', label: 'Avtalet är hävt', state: 'decided', main: false },
];

/** Until the ground has changed hands: it can still be taken back, or the developer can leave. */
export const BEFORE_TRANSFER = ['agreement', 'plan', 'permit', 'transfer'] as const;

/** The ground belongs to somebody else, and the conditions bind them. */
export const AFTER_TRANSFER = [
  'construction',
  'permit-over',
  'handover-follow-up',
  'delivery',
  'condition-follow-up',
] as const;
