import type { MoveRow } from '../kernel/process';

const AUDIT =
  'Handlingsplanen, insatsområde 2: ingen ska hamna i ett organisatoriskt mellanrum; granskningen varje natt';

const systems = (move: string, label: string): MoveRow => ({
  move,
  stages: '*',
  who: ['system'],
  source: AUDIT,
  label,
  form: null,
});

/** What the audit's remedies may do in a case where no person may: never a decision about anybody. */
export const MOVES_OF_AUDIT: readonly MoveRow[] = [
  systems('nudge', 'Läs ikapp registret och säg vad klockorna har att säga'),
  systems('audit-task', 'Lägg ett uppdrag efter granskningen'),
  systems('resume', 'Ta upp ett pausat ärende vars dag har gått'),
  systems('ask-chief', 'Låt socialchefen utse hållare när forumet inte har gjort det'),
  systems('close-view', 'Stäng en vy vars samtycke har gått ut'),
];
