import { taskRow } from '../office/task-row';

const ROUTINE = 'Kommunalt kontrakt';

/** What lives and exits bring. */
export const TASKS_OF_LIFE = [
  taskRow(
    'name-who-sees',
    'receipt.same-day',
    'Begränsa vilka som ser ärendet: skyddade uppgifter',
    'Alla i enheterna ser den som är skyddad, och ett namn kan nå fel person.',
    'Offentlighets- och sekretesslagen 21 kap. 3 §, 22 kap. 1 §: skyddade personuppgifter',
    { needs: 'head' },
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
    'sign-changed-decision',
    'decision.sign',
    'Fatta det ändrade beslutet',
    'Hushållet har förändrats, men beslutet säger fortfarande det gamla.',
    'Delegationsordningen; kommunalt kontrakt: ändrat hushåll, socialtjänsten prövar beslutet',
    { needs: 'decider' },
  ),
  taskRow(
    'home-fits',
    'viewing.reply',
    'Pröva om bostaden räcker för det ändrade hushållet',
    'Hushållet kan bli trångbott, eller stå i kö för en bostad som redan är för liten.',
    `${ROUTINE}: ändrat hushåll, trångboddheten räknas om`,
  ),
  taskRow(
    'landlord-told',
    'landlord.accept',
    'Berätta för hyresvärden vilka som ingår i hushållet nu',
    'Hyresvärden vet inte vilka som bor i bostaden, och avtalet kan ifrågasättas.',
    `${ROUTINE}, kontrakt: hyresvärden får namnen först med samtycke`,
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
