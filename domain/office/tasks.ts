import { TASKS_OF_AUDIT } from './audit-tasks';
import { taskRow } from './task-row';

const PLAN = 'Handlingsplanen, insatsområde 2: ingen ska hamna i ett organisatoriskt mellanrum';

/** What the kernel and the kit ask of people in any process. */
export const TASKS_OF_OFFICE = [
  taskRow(
    'assign',
    'assign',
    'Fördela ärendet till en handläggare',
    'Ärendet hålls av enheten utan att någon har det i sin hand.',
    'Kärnans regel: utan person fördelar enhetschefen inom en arbetsdag',
    { needs: 'head' },
  ),
  taskRow(
    'after-decline',
    'handover.normal',
    'Svara på avböjandet: erbjud igen, en annan enhet eller forumet',
    'Ärendet stannar hos er. Vid andra avböjandet går det till Samverkansforum bostad.',
    PLAN,
  ),
  taskRow(
    'name-what-happens',
    'forum.name',
    'Bestäm vem som håller ärendet och vad som ska göras',
    'Förvaltningschefen avgör i stället.',
    `${PLAN}; forumet utser en som håller ärendet`,
    { needs: 'head' },
  ),
  taskRow(
    'mail-refused',
    'mail.bounced',
    'Kontrollera e-postadressen: ett meddelande kom tillbaka',
    'Den som skulle få veta vet inget.',
    'Kärnans regel: ett avvisat meddelande blir ett uppdrag',
  ),
  taskRow(
    'convey-message',
    'message.convey',
    'Framför beskedet till personen',
    'Personen vet inte vad som har hänt i ärendet.',
    `Kommunalt kontrakt: den som valt telefon, brev eller via personal får beskedet så`,
  ),
  taskRow(
    'close-check',
    'decision.sign',
    'Kontrollera att ingen väntar, och avsluta',
    'Ärendet ligger öppet utan att något händer.',
    `Handlingsplanen, insatsområde 2: avslut kräver kontrollen "ingen väntar på den här personen"`,
  ),
  ...TASKS_OF_AUDIT,
] as const;
