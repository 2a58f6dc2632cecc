import { taskRow } from '../office/task-row';

const ROUTINE = 'Markanvisning';
const PLAN = 'Handlingsplanen, insatsområde 1: bostadssociala krav vid markanvisning';

/** From the idea to a decision with legal force. */
export const TASKS_OF_ALLOCATION = [
  taskRow(
    'describe-site',
    'land.idea',
    'Beskriv platsen, och gå vidare till villkor eller låt idén vila',
    'Marken ligger utan att någon vet om den ska användas, och behovet väntar.',
    `${ROUTINE}, idé: sex månader till villkor, eller vila med skäl och datum`,
    { extendable: true },
  ),
  taskRow(
    'take-up-again',
    'need.review',
    'Ta upp den vilande idén',
    'Idén glöms bort och behovet väntar.',
    `${ROUTINE}, idé: en vilande idé har ett datum då någon tar upp den`,
  ),
  // The kit's own task in the words of a plot.
  taskRow(
    'consultation',
    'land.consultation',
    'Yttra dig om marken och villkoren',
    'Villkoren bestäms utan det som er förvaltning vet.',
    `${ROUTINE}, villkor: Socialförvaltningen och Lokalförsörjningen tillfrågas`,
    { extendable: true },
  ),
  taskRow(
    'set-conditions',
    'land.conditions',
    'Bestäm villkoren efter regelverket',
    'Marken kan inte anvisas, och behovet väntar.',
    `${PLAN}; villkoren följer det regelverk som gäller`,
    { extendable: true },
  ),
  taskRow(
    'choose-method',
    'land.method',
    'Välj metod för anvisningen',
    'Marken kan inte anvisas.',
    `${ROUTINE}, metod: direkt bara med skriftligt motiv (lag 2014:899)`,
  ),
  taskRow(
    'announce',
    'land.announce',
    'Annonsera marken med villkor och kriterier',
    'Ingen får veta att marken finns.',
    `${ROUTINE}, annonsering: kriterier och vikter ligger fast från annonsen`,
  ),
  taskRow(
    'open-bids',
    'land.bids.open',
    'Öppna anbuden',
    'Anbuden förblir slutna och utvärderingen kan inte börja.',
    `${ROUTINE}, anbud: öppnas av två namngivna personer efter sista timmen`,
  ),
  taskRow(
    'after-no-bids',
    'land.no-bids',
    'Inga anbud: annonsera på nytt eller anvisa direkt',
    'Marken ligger utan byggherre.',
    `${ROUTINE}, anbud: utan anbud annonseras på nytt, eller direkt med motiv`,
  ),
  taskRow(
    'evaluate',
    'land.evaluate',
    'Utvärdera anbuden efter annonsens kriterier',
    'Anbuden hinner gå ut innan någon har valt.',
    `${ROUTINE}, utvärdering: poäng för varje kriterium, rangordning med skäl`,
    { extendable: true },
  ),
  taskRow(
    'child-impact',
    'land.child-impact',
    'Gör barnkonsekvensanalysen',
    'Beslutet kan inte fattas.',
    'Barnkonventionen (lag 2018:1197) artikel 3; handlingsplanen: barnperspektiv i allt arbete',
  ),
  taskRow(
    'council-decision',
    'land.decision',
    'Få beslutet om markanvisning och anteckna det',
    'Ingen har rätt att förhandla om marken.',
    `${ROUTINE}, beslut: kommunstyrelsen eller nämnden på ett sammanträde, inga i juli`,
    { extendable: true },
  ),
  taskRow(
    'post-notice',
    'land.notice',
    'Anteckna när protokollet justerades och anslogs',
    'Tiden för laglighetsprövning börjar aldrig, och beslutet får inte laga kraft.',
    'Kommunallagen 8 kap. 9 § och 13 kap. 5 §: tre veckor från anslaget',
  ),
  taskRow(
    'confirm-legal-force',
    'land.legal-force',
    'Bekräfta att beslutet har laga kraft',
    'Avtalet kan inte skrivas.',
    'Kommunallagen 13 kap. 5 §: ingen har begärt laglighetsprövning',
  ),
  taskRow(
    'court-verdict',
    'land.court',
    'Hör efter hos förvaltningsrätten och anteckna domen',
    'Ingen vet om beslutet står sig.',
    `${ROUTINE}, laglighetsprövning: avstämning var sextionde dag`,
  ),
  taskRow(
    'after-annulment',
    'land.annulled',
    'Bestäm vad som görs när beslutet har upphävts',
    'Marken ligger utan beslut, och behovet väntar.',
    'Kommunallagen 13 kap.: ett upphävt beslut gäller inte; tillbaka till villkor, eller återkallelse',
  ),
] as const;
