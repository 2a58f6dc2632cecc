import type { StageRow } from '../kernel/process';

/** processes/municipal-contract.md, in order. Side stages stand in the stepper only while they are on. */
export const STAGES: readonly StageRow[] = [
  { name: 'receipt', label: 'Mottagning', state: 'received', main: true },
  { name: 'investigation', label: 'Utredning', state: 'investigating', main: true },
  { name: 'hearing', label: 'Kommunicering', state: 'hearing', main: false },
  { name: 'decision', label: 'Beslut', state: 'decided', main: true },
  { name: 'appeal-period', label: 'Överklagandetid', state: 'decided', main: false },
  { name: 'appeal', label: 'Överklagande', state: 'waitingExternal', main: false },
  { name: 'handover-lfa', label: 'Överlämning till Lokalförsörjning', state: 'decided', main: false },
  { name: 'matching', label: 'Söker bostad', state: 'matching', main: true },
  { name: 'viewing', label: 'Visning', state: 'offered', main: true },
  { name: 'contract', label: 'Kontrakt', state: 'offered', main: true },
  { name: 'handover-support', label: 'Överlämning till boendestöd', state: 'housed', main: false },
  { name: 'tenancy', label: 'Boende', state: 'followUp', main: true },
  { name: 'breach', label: 'Avtalsbrott', state: 'followUp', main: false },
  { name: 'transfer-review', label: 'Prövning av övertagande', state: 'transferReview', main: true },
  { name: 'after-check', label: 'Efterkontroll', state: 'followUp', main: true },
  { name: 'handover-investigation', label: 'Överlämning till utredning', state: 'investigating', main: false },
  { name: 'away', label: 'Tillfälligt borta', state: 'waitingExternal', main: false },
  { name: 'withdrawal', label: 'Återkallelse', state: 'investigating', main: false },
  { name: 'no-contact', label: 'Ingen kontakt', state: 'investigating', main: false },
  { name: 'ending', label: 'Avslut', state: 'decided', main: false },
];

/** Before the household has moved in: what is asked for can still be taken back, and somebody waits. */
export const BEFORE_MOVE_IN: readonly string[] = [
  'receipt',
  'investigation',
  'hearing',
  'decision',
  'appeal-period',
  'appeal',
  'handover-lfa',
  'matching',
  'viewing',
  'contract',
];
