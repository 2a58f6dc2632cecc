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
    'after-recall',
    'handover.normal',
    'Bestäm vart ärendet ska: erbjudandet är återtaget',
    'Ärendet stannar hos er, och ingen annan är tillfrågad.',
    PLAN,
  ),
  taskRow(
    'after-named',
    'handover.normal',
    'Gå vidare med ärendet: forumet har bestämt att ni håller det',
    'Forumet har utsett er, men ärendet står stilla.',
    `${PLAN}; den som forumet utser håller ärendet`,
  ),
  taskRow(
    'forum-schedule',
    'forum.schedule',
    'Sätt upp ärendet på forumets dagordning, eller kalla till extra möte',
    'Ingen tar upp frågan inom fem arbetsdagar, och socialchefen avgör i stället.',
    `${PLAN}; forum inom fem arbetsdagar`,
  ),
  taskRow(
    'forum-chief-decides',
    'forum.chief',
    'Utse den som håller ärendet',
    'Ärendet ligger kvar hos den som inte kan lösa det.',
    `${PLAN}; när forumet inte utsett någon avgör socialchefen nästa arbetsdag`,
    { needs: 'director' },
  ),
  taskRow(
    'after-forum',
    'forum.decided',
    'Gör det som forumet bestämde',
    'Forumet har bestämt, men ingenting har hänt.',
    `${PLAN}; forumet sätter en dag`,
  ),
  taskRow(
    'consultation',
    'consultation.answer',
    'Svara på remissen',
    'Den som håller ärendet går vidare utan ert svar.',
    `${PLAN}; den som frågar håller ärendet`,
    { extendable: true },
  ),
  taskRow(
    'pause-return',
    'pause.return',
    'Återuppta ärendet efter pausen',
    'Ärendet ligger still fast ingen har bestämt det.',
    'Kärnans regel: en paus har en dag för återkomst, högst 90 dagar',
  ),
  taskRow(
    'ad-hoc',
    'ad-hoc',
    'Eget uppdrag',
    'Det som lades upp blir inte gjort.',
    'Kärnans regel: det som ska göras har en dag',
    { extendable: true },
  ),
  taskRow('reminder', 'reminder', 'Påminnelse', 'Det du ville komma ihåg faller bort.', 'Kärnans regel', {
    extendable: true,
  }),
  taskRow(
    'mail-refused',
    'mail.bounced',
    'Kontrollera e-postadressen: ett meddelande kom tillbaka',
    'Den som skulle få veta vet inget.',
    'Kärnans regel: ett avvisat meddelande blir ett uppdrag',
  ),
  taskRow(
    'close-check',
    'close.check',
    'Kontrollera att ingen väntar, och avsluta',
    'Ärendet ligger öppet utan att något händer.',
    `Handlingsplanen, insatsområde 2: avslut kräver kontrollen "ingen väntar på den här personen"`,
  ),
  ...TASKS_OF_AUDIT,
  taskRow(
    'word-refused',
    'message.convey',
    'Säg det till den som håller det andra ärendet: det tog inte emot beskedet',
    'Det andra ärendet går vidare utan att veta vad som har hänt här.',
    'Kärnans regel: ett besked som inte togs emot blir ett uppdrag',
  ),
] as const;

const MUNICIPALITY = 'SOU 2009:38: överflyttning mellan kommuner; tystnad är aldrig ett ja';

/** What every process about people asks because of those outside: another municipality, IVO, the region. */
export const TASKS_OF_PERSONS = [
  taskRow(
    'convey-message',
    'message.convey',
    'Framför beskedet till personen',
    'Personen vet inte vad som har hänt i ärendet.',
    `Kommunalt kontrakt: den som valt telefon, brev eller via personal får beskedet så`,
  ),
  taskRow(
    'municipality-answer',
    'handover.municipality',
    'Anteckna den andra kommunens skriftliga svar',
    'Efter en månads tystnad går frågan till IVO. Ärendet ligger kvar hos er.',
    MUNICIPALITY,
  ),
  taskRow(
    'apply-to-ivo',
    'ivo.apply',
    'Ansök hos IVO om överflyttning',
    'Två kommuner väntar på varandra, och personen på båda.',
    MUNICIPALITY,
    { letters: ['ivo-package'] },
  ),
  taskRow('ivo-check', 'ivo.check', 'Stäm av ansökan hos IVO', 'Ingen märker att IVO har beslutat.', MUNICIPALITY),
  taskRow(
    'sip-call',
    'sip.start',
    'Kalla till samordnad individuell plan',
    'Socialtjänsten och regionen väntar på varandra, och personen på båda.',
    'Socialtjänstlagen, hälso- och sjukvårdslagen: samordnad individuell plan, kallelse inom några dagar [48]',
  ),
  taskRow(
    'sip-meeting',
    'sip.meeting',
    'Håll mötet och anteckna planen',
    'Planen blir aldrig av.',
    'Socialtjänstlagen, hälso- och sjukvårdslagen: båda parter deltar [48]',
    { extendable: true },
  ),
] as const;
