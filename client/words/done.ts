import type { Process } from '../../domain/kernel/process';
import { moveLabel } from './facts';

/** What the page says when a move is made: what is so now, and who holds on where somebody could doubt it. */
const DONE: Readonly<Record<string, string>> = {
  complete: 'uppdraget är klart',
  claim: 'uppdraget är ditt',
  release: 'uppdraget ligger hos enheten igen',
  assign: 'handläggaren är utsedd',
  extend: 'tiden är förlängd',
  'new-date': 'den nya tiden gäller',
  offer: 'ärendet är erbjudet. Ni håller det tills det är mottaget',
  accept: 'ärendet är mottaget, och ni håller det',
  decline: 'erbjudandet är avböjt. Den som erbjöd håller ärendet',
  'ask-giver': 'frågan är ställd. Er tid står still medan ni väntar på svar',
  'answer-receiver': 'svaret är lämnat. Mottagarens tid går igen',
  recall: 'erbjudandet är återtaget',
  redirect: 'erbjudandet är skickat vidare. Ni håller ärendet tills det är mottaget',
  'give-back': 'ärendet är erbjudet tillbaka. Ni håller det tills det är mottaget',
  'record-answer': 'svaret är antecknat',
  consult: 'remissen är skickad. Ni håller ärendet medan de svarar',
  'go-on-without': 'ni går vidare utan svaret',
  note: 'anteckningen är sparad',
  'list-document': 'handlingen är antecknad',
  correct: 'uppgiften är rättad. Det som stod går att läsa, överstruket',
  'add-task': 'uppdraget är upplagt',
  'remind-me': 'påminnelsen är inlagd',
  link: 'ärendena är kopplade',
  undo: 'åtgärden är ångrad',
  pause: 'ärendet är pausat. Lagens tider går vidare',
  reopen: 'ärendet är öppet igen',
  refer: 'ärendet är lyft till Samverkansforum bostad. Ni håller det tills forumet har bestämt',
  'forum-decide': 'forumets beslut är antecknat',
  contact: 'kontakten är antecknad',
  'give-consent': 'samtycket är antecknat',
  'withdraw-consent': 'samtycket är återkallat. Inget mer lämnas ut, och ärendet ligger kvar där det är',
  'letter-sent': 'brevet är antecknat',
  'restrict-access': 'bara de namngivna ser ärendet nu',
  'request-municipality': 'begäran är antecknad. Ni håller ärendet medan kommunen svarar',
  'call-sip': 'kallelsen till en samordnad plan är ett uppdrag nu',
};

/** Null for what is no move of ours: an address can be made up, and only our own words are repeated. */
export function doneInWords(process: Process, move: string): string | null {
  const said = DONE[move];
  if (said !== undefined) return said;
  const label = moveLabel(process, move);
  return label === move ? null : label;
}
