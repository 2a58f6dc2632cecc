import type { MoveRow } from '../kernel/process';
import { MOVES_OF_OFFICE } from '../office/moves';
import { BID_MOVES } from './bids';
import { AFTER_TRANSFER, BEFORE_TRANSFER, STAGES } from './stages';

const ROUTINE = 'Markanvisning';
const PLAN = 'Handlingsplanen, insatsområde 1: bostadssociala krav vid markanvisning';

/** Until the ground has changed hands the municipality may take the allocation back. */
const MAY_BE_WITHDRAWN = STAGES.map(({ name }) => name).filter(
  (name) => ![...AFTER_TRANSFER, 'expired', 'withdrawn', 'terminated'].includes(name),
);

const row = (
  move: string,
  stages: readonly string[],
  label: string,
  source: string,
  more: Partial<Pick<MoveRow, 'who' | 'interruptTo' | 'form'>> = {},
): MoveRow => ({ move, stages, who: ['holder'], label, source, form: move, ...more });

/** What is put together before it is decided: each condition, criterion, bid and score is a move of its own. */
const PREPARING: readonly MoveRow[] = [
  row('set-condition', ['conditions'], 'Lägg till ett villkor', `${PLAN}; villkoren följer det regelverk som gäller`),
  row(
    'drop-condition',
    ['conditions'],
    'Ta bort ett villkor',
    `${ROUTINE}, villkor: ändras fritt tills de är bestämda`,
  ),
  row(
    'set-criterion',
    ['announcement'],
    'Lägg till ett kriterium',
    `${ROUTINE}, annonsering: kriterier och vikter bestäms före annonsen och ligger sedan fast`,
  ),
  row(
    'drop-criterion',
    ['announcement'],
    'Ta bort ett kriterium',
    `${ROUTINE}, annonsering: ändras fritt tills annonsen är ute`,
  ),
  row(
    'declare-conflict',
    ['evaluation'],
    'Anmäl eller förneka jäv',
    'Förvaltningslagen 16-18 §§: den som utvärderar anmäler jäv innan poängen sätts',
  ),
  row(
    'score-bid',
    ['evaluation'],
    'Sätt poäng på ett anbud',
    `${ROUTINE}, utvärdering: poäng för varje kriterium med skäl`,
  ),
];

/** A rulebook that came into force meanwhile, or a second thought: nothing is announced yet, and the conditions are set anew. */
const AGAIN: readonly MoveRow[] = [
  row(
    'set-conditions-anew',
    ['method', 'announcement'],
    'Gör om villkoren',
    `${ROUTINE}, villkor: ändras fritt tills de är annonserade eller beslutade`,
    { interruptTo: 'conditions', form: null },
  ),
];

/** What is announced stands. Something else, or bids that nobody can open, is another announcement. */
const ANNOUNCED_ANEW: readonly MoveRow[] = [
  row(
    'announce-anew',
    ['announced', 'opening'],
    'Avbryt, och annonsera på nytt',
    `${ROUTINE}, annonsering: en ändring är en ny annons; anbuden lämnas åter oöppnade`,
    { interruptTo: 'announcement' },
  ),
];

/** What happens to an allocation. A row with `interruptTo` takes the routine to another stage; the others open side tasks. */
const HAPPENINGS: readonly MoveRow[] = [
  row(
    'appeal-filed',
    ['legality'],
    'Begäran om laglighetsprövning har kommit in',
    'Kommunallagen 13 kap. 1 och 5 §§: varje kommunmedlem, inom tre veckor från anslaget',
    { interruptTo: 'legality-appeal' },
  ),
  row(
    'developer-withdrew',
    BEFORE_TRANSFER,
    'Byggherren avstår',
    `${ROUTINE}, avtal: avstår byggherren krävs ett nytt beslut, aldrig av sig självt den som kom tvåa`,
    { interruptTo: 'council' },
  ),
  row(
    'withdraw-allocation',
    MAY_BE_WITHDRAWN,
    'Återkalla markanvisningen',
    `${ROUTINE}: kommunen kan återkalla tills marken har överlåtits, med skäl`,
    { interruptTo: 'withdrawn' },
  ),
  row(
    'extend-exclusivity',
    BEFORE_TRANSFER,
    'Förläng ensamrätten',
    `${ROUTINE}, avtal: en förlängning om högst tolv månader, bara när förseningen inte är byggherrens`,
  ),
  row(
    'report-milestone',
    [...BEFORE_TRANSFER, 'construction', 'permit-over', 'handover-follow-up', 'delivery'],
    'Anteckna byggherrens prognos',
    `${ROUTINE}, byggande: byggherren redovisar avtalets dagar, prognos och utfall`,
  ),
  row(
    'offer-flat',
    // What was short is made good later, too.
    ['delivery', 'condition-follow-up'],
    'Anmäl en färdig lägenhet till Lokalförsörjningen',
    `${ROUTINE}, leverans: Lokalförsörjningen svarar om varje lägenhet`,
  ),
  row(
    'owner-changed',
    AFTER_TRANSFER,
    'Fastigheten har bytt ägare',
    `${PLAN}; den gamla parten är bunden tills den nya har skrivit under`,
  ),
  row(
    'bankruptcy',
    AFTER_TRANSFER,
    'Ägaren har gått i konkurs',
    `${ROUTINE}, avtalsbrott: villkor och viten anmäls som fordringar i konkursen`,
  ),
  row(
    'report-condition-breach',
    AFTER_TRANSFER,
    'Anmäl ett brutet villkor',
    `${ROUTINE}, avtalsbrott: brott upptäcks också mellan de årliga uppföljningarna`,
    { who: ['involved'] },
  ),
  row(
    'ask-waiver',
    AFTER_TRANSFER,
    'Begär beslut om att efterge ett villkor',
    `${ROUTINE}, uppföljning: bara den som beslutade villkoret kan efterge det`,
  ),
];

/** Who may do what in which stage, and the sentence that says so. What stands in no row is refused. */
export const MOVES: readonly MoveRow[] = [
  ...MOVES_OF_OFFICE,
  ...PREPARING,
  ...BID_MOVES,
  ...AGAIN,
  ...ANNOUNCED_ANEW,
  ...HAPPENINGS,
];
