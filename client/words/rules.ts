/**
 * A refused move as the person reads it: one sentence a rule. `{name}` is filled from the refusal's details, `{person}`
 * with the name behind the id. A test holds that every rule of the domain and the register has its sentence.
 */
export const ruleSentences: Readonly<Record<string, string>> = {
  'already-yours': 'Du har redan tagit uppdraget.',
  'assigned-to-another': 'Uppdraget ligger hos en kollega. Ta över det först, eller be chefen att fördela om.',
  'case-closed': 'Ärendet är avslutat och tar inte emot fler åtgärder.',
  'date-expected': 'Skriv rättelsen som ett datum, ÅÅÅÅ-MM-DD.',
  'date-must-be-later': 'Det nya datumet måste ligga efter det gamla och efter i dag.',
  'decline-needs-receiver': 'Föreslå vilken enhet som är rätt. Ingen ska bli hänvisad ut i tomma intet.',
  'decline-to-self': 'Föreslå en annan enhet än er egen.',
  'missing-answer': 'En uppgift saknas i formuläret. Fyll i den och skicka igen.',
  'needs-decider': 'Beslutet får bara skrivas under av den som har delegation.',
  'needs-head': 'Det här får bara enhetschefen eller ersättaren göra.',
  'no-offer': 'Det finns inget erbjudande att svara på längre.',
  'no-such-consent': 'Samtycket gäller inte längre, eller har aldrig getts.',
  'no-such-fact': 'Uppgiften som skulle rättas finns inte i ärendet.',
  'not-assigned-to-you': 'Uppdraget ligger inte hos dig, så du kan inte lämna tillbaka det.',
  'not-yet': 'Det är för tidigt: tiden som måste gå först har inte gått än.',
  'not-yours': 'Åtgärden får göras av någon annan än du.',
  'nothing-to-undo': 'Det finns inget att ångra.',
  'offer-to-self': 'Ärendet ligger redan hos er. Välj en annan enhet.',
  'others-move': 'Den senaste åtgärden är någon annans. Rätta i stället för att ångra.',
  'reason-not-allowed': 'Det skälet får inte vara det enda. Välj ett av skälen i listan.',
  'stale-task': 'Någon annan hann före: uppdraget har ändrats sedan du öppnade sidan.',
  'too-late-to-undo': 'Det har gått mer än 15 minuter. Rätta i stället för att ångra.',
  'unknown-move': 'Åtgärden finns inte i det här skedet.',
  'unknown-task': 'Uppdraget finns inte i ärendet.',
  'home-already-reserved': 'Bostaden hann bli lovad till ett annat hushåll. Välj en annan.',
  'home-not-available': 'Bostaden kan inte erbjudas just nu. Välj en annan.',
  'three-ways-first': 'Minst tre försök på tre olika sätt ska vara antecknade först.',
  'not-before-six-months': 'En begäran om avgörande kan göras tidigast sex månader efter ansökan.',
  'decider-not-proposer': 'Du har själv föreslagit beslutet. Någon annan måste fatta det.',
  'another-decider': 'Du har anmält jäv i ärendet. Någon annan måste fatta beslutet.',
  'hearing-before-refusal': 'Personen måste få yttra sig innan ett beslut som går emot. Återsänd för kommunicering.',
  'receipt-after-dispatch': 'Ingen kan ha fått del av beslutet innan det skickades. Kontrollera datumet.',
  'simplified-takes-fourteen-days':
    'Vid förenklad delgivning har personen fått del av beslutet tidigast fjorton dagar efter att det sändes.',
  'no-overcrowding': 'Bostaden är för liten för hushållet. Välj en större.',
  'within-max-rent': 'Hyran är högre än hushållet kan betala. Välj en annan bostad.',
  'not-where-unsafe': 'Hushållet kan av säkerhetsskäl inte bo i den stadsdelen. Välj en annan bostad.',
  'accessible-home': 'Bostaden är inte tillgänglig för hushållet. Välj en annan.',
  'consent-first': 'Alla vuxna måste ha samtyckt innan namnen lämnas till hyresvärden.',
  'every-adult-signs': 'Avtalet måste vara undertecknat av varje vuxen.',
  'skip-only-for-violence': 'Varningen får bara hoppas över vid våld eller brott.',
  'second-case-first': 'Den som flyttar isär ska ha ett eget ärende med en ansvarig först.',
  'children-checked-first': 'Det finns barn i hushållet. Deras situation ska utredas innan uppsägningen sänds.',
  'two-extensions-at-most': 'Tiden är redan förlängd två gånger. Verksamhetschefen avgör nu.',
  'ready-means-all-five': 'Hushållet är redo först när alla fem villkor är uppfyllda.',
  'transfer-after-12-months': 'Övertagande kan göras tidigast tolv månader efter inflyttningen.',
  'two-ways-to-withdraw': 'Återkallelsen ska vara bekräftad på två olika sätt.',
  'flat-already-promised': 'En av lägenheterna är redan lovad till ett annat behov. Välj andra lägenheter.',
  'need-not-open': 'Behovet är inte öppet längre, eller finns inte. Välj ett annat.',
  'flat-not-outstanding': 'En av lägenheterna är inte utlovad här, eller redan levererad eller efterskänkt.',
  'no-bids-asked-for': 'Marken är inte annonserad, så inga anbud tas emot.',
  'bid-too-late': 'Tiden för anbud har gått ut. Ett anbud som kommer för sent tas inte emot.',
  'bid-there-already': 'Anbudet är redan mottaget.',
  'bids-sealed-until': 'Anbuden är förseglade till den utsatta timmen. Ingen får öppna dem innan.',
  'opened-meanwhile': 'Någon annan öppnade sin försegling samtidigt. Försök igen.',
  'own-page-only': 'Åtgärden görs på en egen sida i ärendet.',
  'idempotency-key-reused': 'Samma nyckel har använts till något annat.',
};

const UNKNOWN_RULE = 'Reglerna för ärendet tillåter inte åtgärden just nu.';

export function ruleInWords(rule: string, detail: { readonly [key: string]: string | number | null } = {}): string {
  const sentence = ruleSentences[rule] ?? UNKNOWN_RULE;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
}
