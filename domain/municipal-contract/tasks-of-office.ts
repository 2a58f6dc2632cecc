import { taskRow } from './task-row';

const ROUTINE = 'Kommunalt kontrakt';
const PLAN = 'Handlingsplanen, insatsområde 2: ingen ska hamna i ett organisatoriskt mellanrum';

/** What the kernel asks of any process, and what lives and exits bring. */
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
    `${ROUTINE}: den som valt telefon, brev eller via personal får beskedet så`,
  ),
  taskRow(
    'close-check',
    'decision.sign',
    'Kontrollera att ingen väntar, och avsluta',
    'Ärendet ligger öppet utan att något händer.',
    `${ROUTINE}: avslut kräver kontrollen "ingen väntar på den här personen"`,
  ),
  taskRow(
    'away-check',
    'away.check',
    'Stäm av om personen är tillbaka',
    'Ingen märker att personen är tillbaka och väntar.',
    `${ROUTINE}, borta: känd dag för återkomst eller avstämning varje månad; bostaden släpps bara medvetet`,
  ),
  taskRow(
    'verify-withdrawal',
    'withdrawn.decide',
    'Bekräfta återkallelsen på två sätt och skicka besked',
    'Någon kan ha missförstått: personen kan fortfarande vänta på hjälp.',
    `${ROUTINE}, återkallelse: bekräftad på två sätt, skriftligt beslut`,
    { letters: ['decision'] },
  ),
  taskRow(
    'no-contact-decision',
    'no-contact.attempt',
    'Pröva om ärendet får avslutas utan kontakt',
    'Ärendet ligger kvar. Fortsätt söka personen.',
    `${ROUTINE}, ingen kontakt: tre försök på tre sätt, bekräftat av chefen`,
    { needs: 'head' },
  ),
  taskRow(
    'no-contact-appeal-notice',
    'receipt.same-day',
    'Skicka beslutet om avslut med överklagandehänvisning',
    'Personen vet inte att ärendet är avslutat och kan inte klaga.',
    `${ROUTINE}, ingen kontakt: beslut med överklagandehänvisning`,
    { letters: ['decision'] },
  ),
  taskRow(
    'household-review',
    'decision.review',
    'Pröva beslutet: hushållet har ändrats',
    'Hushållet kan få en bostad som inte räcker.',
    `${ROUTINE}: ändrat hushåll, trångboddheten räknas om och socialtjänsten prövar beslutet`,
  ),
  taskRow(
    'second-case',
    'separation.second-case',
    'Öppna ett eget ärende åt den som flyttar isär',
    'Den ena står utan ärende och utan någon som ansvarar.',
    `${ROUTINE}, separation: det andra ärendet har en ansvarig innan det första går vidare`,
  ),
  taskRow(
    'flat-after-death',
    'deceased.flat',
    'Ta hand om bostaden efter den avlidne',
    'Bostaden står tom och dödsboet betalar hyra.',
    `${ROUTINE}, avliden: Lokalförsörjning tar hand om bostaden`,
  ),
] as const;
