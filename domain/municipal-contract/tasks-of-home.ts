import { taskRow } from '../office/task-row';

const ROUTINE = 'Kommunalt kontrakt';

/** From the accepted hand-over to the key. */
export const TASKS_OF_HOME = [
  taskRow(
    'find-home',
    'match.find',
    'Hitta en bostad som passar',
    'Hushållet bor kvar utan bostad. Efter tre månader ska IVO få veta.',
    `${ROUTINE}, matchning: 30 dagar, sedan skäl och ny tid; bostaden får inte bli trångbodd`,
  ),
  taskRow(
    'ivo-report',
    'decision.notExecuted',
    'Rapportera ej verkställt beslut till IVO',
    'Kommunen bryter mot rapporteringsskyldigheten och kan få betala särskild avgift.',
    'Socialtjänstlagen om ej verkställda beslut: tre månader, sedan varje kvartal [47]',
  ),
  taskRow(
    'arrange-viewing',
    'viewing.reply',
    'Boka visning av bostaden',
    'Hyresvärden kan ge bostaden till någon annan.',
    `${ROUTINE}, visning: svar inom tre arbetsdagar`,
    { letters: ['viewing-offer'] },
  ),
  taskRow(
    'reach-person',
    'viewing.reach',
    'Nå personen och få svar om bostaden',
    'Bostaden kan gå förlorad. Tystnad prövas av socialtjänsten, aldrig som ett nej.',
    `${ROUTINE}, visning: socialtjänsten når personen inom tre arbetsdagar`,
    { letters: ['viewing-offer'] },
  ),
  taskRow(
    'judge-refusal',
    'viewing.reply',
    'Bedöm om bostaden var skälig att tacka ja till',
    'Matchningen står still.',
    `${ROUTINE}, visning: socialtjänsten, aldrig Lokalförsörjning, bedömer ett nej`,
  ),
  taskRow(
    'review-decision',
    'decision.review',
    'Ompröva beslutet om bistånd',
    'Matchningen står still och hushållet vet inte vad som gäller.',
    `${ROUTINE}, visning: efter två nej till skälig bostad eller tystnad prövar socialtjänsten beslutet`,
    { letters: ['decision'] },
  ),
  taskRow(
    'landlord-answer',
    'landlord.accept',
    'Få hyresvärdens svar och anteckna det',
    'Bostaden står reserverad utan kontrakt. Tystnad är inget ja.',
    `${ROUTINE}, kontrakt: hyresvärden godkänner inom fem arbetsdagar`,
  ),
  taskRow(
    'collect-consent',
    'viewing.reach',
    'Fråga om samtycke att lämna namn till hyresvärden',
    'Kontraktet kan inte skrivas: uppgifterna får inte lämnas.',
    'Offentlighets- och sekretesslagen 10 kap. 1 § och 12 kap. 2 §: samtycke bryter sekretessen',
  ),
  taskRow(
    'sign-sublease',
    'contract.sign',
    'Skriv andrahandskontraktet med alla vuxna',
    'Hushållet kan inte flytta in och bostaden kostar utan att någon bor där.',
    `${ROUTINE}, kontrakt: andrahandsavtal`,
  ),
  taskRow(
    'waiver',
    'contract.sign',
    'Ordna avstående från besittningsskydd i egen handling',
    'Kommunen kan inte säga upp avtalet när hyresvärden säger upp kommunens.',
    'Jordabalken 12 kap. 45 a §: egen handling, godkänd av hyresnämnden',
  ),
  taskRow(
    'waiver-answer',
    'hn.check',
    'Hör efter hos hyresnämnden och anteckna beskedet',
    'Ingen vet om avståendet gäller.',
    `${ROUTINE}, kontrakt: avstämning var trettionde dag`,
  ),
  taskRow(
    'move-in',
    'contract.sign',
    'Besiktiga och lämna ut nycklarna',
    'Hushållet kommer inte in i sin bostad.',
    `${ROUTINE}, kontrakt: inflyttningsbesiktning`,
  ),
] as const;
