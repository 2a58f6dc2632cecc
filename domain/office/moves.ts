import type { MoveRow } from '../kernel/process';
import { MOVES_OF_AUDIT } from './audit-moves';

const BATON = 'Handlingsplanen, insatsområde 2: ingen ska hamna i ett organisatoriskt mellanrum';
const RECORD = 'Socialtjänstlagen: det som har betydelse för ärendet dokumenteras';
const SECRECY = 'Offentlighets- och sekretesslagen 10 kap. 1 §, 12 kap. 2 §: samtycke bryter sekretessen';

const anyStage = (
  move: string,
  who: MoveRow['who'],
  label: string,
  source: string,
  form: string | null = null,
): MoveRow => ({ move, stages: '*', who, source, label, form });

/** Moves about an offer that waits for its answer. */
export const MOVES_ABOUT_OFFER: readonly string[] = [
  'accept',
  'decline',
  'ask-giver',
  'answer-receiver',
  'recall',
  'redirect',
];

/** Moves that every process has: hold, hand over, ask, lift, rest, note, correct. They exist in every stage. */
export const MOVES_OF_OFFICE: readonly MoveRow[] = [
  anyStage(
    'claim',
    ['holder', 'task-unit'],
    'Ta uppdraget',
    'Kärnans regel: enheten håller ärendet, en person har det i sin hand',
  ),
  anyStage(
    'release',
    ['holder', 'task-unit', 'succession'],
    'Lämna tillbaka till enheten',
    'Kärnans regel: enheten håller ärendet även utan person',
  ),
  anyStage(
    'assign',
    ['holder-head', 'task-head', 'succession', 'system'],
    'Utse handläggare',
    'Kärnans regel: enhetschefen fördelar',
    'assign',
  ),
  anyStage(
    'hand-on',
    ['succession'],
    'Låt uppdraget följa med enheten',
    'Kärnans regel: när en enhet går upp i en annan följer dess uppdrag med; ärendet självt erbjuds och tas emot',
  ),
  anyStage('complete', ['task-unit'], 'Klart', 'Uppdraget utförs av enheten som har det'),
  anyStage(
    'extend',
    ['task-unit'],
    'Förläng tiden',
    'Förvaltningslagen 9 §: utan onödigt dröjsmål; en förlängning har skäl',
    'extend',
  ),
  anyStage(
    'new-date',
    ['holder', 'holder-head'],
    'Bestäm ny tid',
    'Kärnans regel: efter sista påminnelsen bestämmer en person en ny tid med skäl',
    'extend',
  ),
  anyStage(
    'offer',
    ['holder', 'succession'],
    'Erbjud en annan enhet',
    `${BATON}; ärendet byter enhet bara när mottagaren tar emot`,
    'offer',
  ),
  anyStage(
    'accept',
    ['receiver'],
    'Ta emot ärendet',
    `${BATON}; ärendet byter enhet när mottagaren tar emot`,
    'accept',
  ),
  anyStage(
    'decline',
    ['receiver'],
    'Avböj',
    `${BATON}; avböjande kräver skäl och ärendet stannar hos den som håller det`,
    'decline',
  ),
  anyStage('ask-giver', ['receiver'], 'Ställ en fråga först', `${BATON}; en fråga, och tiden står still`, 'ask-giver'),
  anyStage(
    'answer-receiver',
    ['holder'],
    'Svara på mottagarens fråga',
    `${BATON}; den som håller ärendet svarar inom en arbetsdag`,
    'answer-receiver',
  ),
  anyStage(
    'recall',
    ['holder'],
    'Ta tillbaka erbjudandet',
    `${BATON}; tills någon tagit emot är ärendet ert`,
    'recall',
  ),
  anyStage(
    'redirect',
    ['holder', 'succession'],
    'Skicka erbjudandet till någon annan',
    `${BATON}; tills någon tagit emot är ärendet ert`,
    'redirect',
  ),
  anyStage(
    'give-back',
    ['holder'],
    'Lämna tillbaka ärendet',
    `${BATON}; den som tagit emot håller ärendet tills det är mottaget tillbaka`,
    'give-back',
  ),
  anyStage(
    'record-answer',
    ['holder'],
    'Anteckna svaret från den utomstående',
    `${BATON}; tystnad är aldrig ett ja`,
    'record-answer',
  ),
  anyStage('consult', ['holder'], 'Skicka på remiss', `${BATON}; den som frågar håller ärendet`, 'consult'),
  anyStage(
    'go-on-without',
    ['baton-unit'],
    'Gå vidare utan svar',
    `${BATON}; den som frågar får gå vidare, med skäl`,
    'go-on-without',
  ),
  anyStage('note', ['involved'], 'Skriv anteckning', RECORD, 'note'),
  anyStage('list-document', ['involved'], 'Anteckna handling', RECORD, 'list-document'),
  anyStage('correct', ['involved'], 'Rätta uppgift', `${RECORD}; en rättelse behåller det som stod`, 'correct'),
  anyStage(
    'add-task',
    ['holder'],
    'Lägg upp ett eget uppdrag',
    'Kärnans regel: det som ska göras har en dag',
    'add-task',
  ),
  anyStage('remind-me', ['involved'], 'Påminn mig', 'Kärnans regel: det som ska göras har en dag', 'remind-me'),
  anyStage('link', ['involved'], 'Koppla till ett annat ärende', RECORD, 'link'),
  anyStage('undo', ['involved'], 'Ångra', 'Kärnans regel: det egna senaste draget, inom 15 minuter'),
  anyStage(
    'pause',
    ['holder'],
    'Pausa ärendet',
    'Kärnans regel: en paus har ett skäl och en dag för återkomst; lagens tider går vidare',
    'pause',
  ),
  anyStage(
    'reopen',
    ['holder'],
    'Öppna ärendet igen',
    `${BATON}; ny kontakt inom 90 dagar, eller domstolens beslut`,
    'reopen',
  ),
  anyStage('refer', ['holder', 'holder-head', 'system'], 'Lyft till Samverkansforum bostad', BATON, 'refer'),
  anyStage(
    'forum-decide',
    ['forum'],
    'Anteckna forumets beslut',
    `${BATON}; forumet utser en som håller ärendet, och en dag`,
    'forum-decide',
  ),
  anyStage(
    'mail-refused',
    ['system'],
    'Meddelandet kom tillbaka',
    'Kärnans regel: ett avvisat meddelande blir ett uppdrag',
  ),
  ...MOVES_OF_AUDIT,
  anyStage(
    'word-refused',
    ['system'],
    'Ett annat ärende tog inte emot beskedet',
    'Kärnans regel: ett besked som inte togs emot blir ett uppdrag',
  ),
];

/** Moves of every process about people: contacts, consents, letters, secrecy, and those outside who share the care. */
export const MOVES_OF_PERSONS: readonly MoveRow[] = [
  anyStage('contact', ['involved'], 'Anteckna kontakt eller försök', RECORD, 'contact'),
  anyStage('give-consent', ['holder', 'soc'], 'Anteckna samtycke', SECRECY, 'give-consent'),
  anyStage(
    'withdraw-consent',
    ['involved'],
    'Anteckna återkallat samtycke',
    `${SECRECY}; återkallat samtycke gäller genast`,
    'withdraw-consent',
  ),
  anyStage(
    'letter-sent',
    ['involved'],
    'Anteckna skickat brev',
    RECORD + '; hur och när varje brev skickades',
    'letter-sent',
  ),
  anyStage(
    'restrict-access',
    ['holder-head', 'system', 'succession'],
    'Begränsa vilka som ser ärendet',
    'Skyddade personuppgifter: bara namngivna ser ärendet',
    'restrict-access',
  ),
  anyStage(
    'request-municipality',
    ['holder'],
    'Begär att en annan kommun tar över',
    'SOU 2009:38: skriftlig begäran besvaras skriftligt inom en månad; annars IVO',
    'request-municipality',
  ),
  anyStage(
    'call-sip',
    ['involved', 'soc'],
    'Kalla till samordnad individuell plan',
    'Socialtjänstlagen, hälso- och sjukvårdslagen: endera partens bedömning räcker, med samtycke',
    'call-sip',
  ),
];
