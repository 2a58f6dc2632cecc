import { taskRow } from './task-row';

const AUDIT = 'Granskningen: 0 ärenden mellan stolarna; varje fynd får en ansvarig och en tid';

/** What the audit gives people to do when only people can mend what it found. */
export const TASKS_OF_AUDIT = [
  taskRow(
    'hear-household',
    'audit.finding',
    'Hör av dig till hushållet',
    'Ingen vet hur hushållet har det.',
    `${AUDIT}; kontakt inom skedets tid`,
  ),
  taskRow(
    'keep-legal-limit',
    'audit.finding',
    'En laglig frist är nära: se till att den hålls',
    'Kommunen bryter mot lagen, och den enskilde får vänta.',
    `${AUDIT}; lagens frister`,
    { needs: 'head' },
  ),
  taskRow(
    'one-person-two-cases',
    'audit.finding',
    'Samma person har två öppna ärenden: reda ut vilket som gäller',
    'Två enheter arbetar med samma person utan att veta om varandra.',
    `${AUDIT}; ett ärende, en hållare`,
  ),
  taskRow(
    'name-holder',
    'audit.finding',
    'Utse en enhet som kan hålla ärendet',
    'Ärendet ligger hos ingen som kan göra något i det.',
    `${AUDIT}; ett ärende, en hållare`,
    { needs: 'head' },
  ),
  taskRow(
    'damaged-history',
    'audit.finding',
    'Utred den skadade historiken mot säkerhetskopian',
    'Ingen kan lita på vad som står i ärendet.',
    `${AUDIT}; historiken ändras aldrig`,
    { needs: 'head' },
  ),
] as const;
