import { DAY_MS, HOUR_MS } from '../../domain/instant';
import type { ShownCell } from '../../domain/statistics/small-numbers';

export const heatMapWords = {
  title: 'Överlämningar',
  intro:
    'Hur ärenden har gått mellan enheterna. Medianen är arbetstid från erbjudande till mottaget: dygnets alla timmar, men bara arbetsdagar.',
  small:
    'Tal under fem visas bara för enheterna det gäller, och ibland döljs ett tal till så att de inte kan räknas fram.',
  hidden: 'dolt',
  few: 'färre än 5',
  empty: 'Inga ärenden erbjöds mellan enheter i perioden.',
  bounces: 'Par som bollar',
  bouncesHint: 'En studs är ett avböjande, en återlämning eller ett återtagande efter en fråga.',
  noBounces: 'Inget par har studsat ärenden mer än en gång.',
  asList: 'Samma sak som lista',
  csv: 'Hämta som CSV',
  named: 'Varav utsedda',
  namedHint: 'Utsedda: Samverkansforum bostad eller socialchefen bestämde. De räknas inte i tider och avböjanden.',
  given: 'Lämnat',
  taken: 'Mottaget',
} as const;

/** "3,5 timmar", "1,2 dygn". */
export function timeInWords(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < HOUR_MS) return 'under 1 timme';
  const [n, unit] = ms < DAY_MS ? [ms / HOUR_MS, 'timmar'] : [ms / DAY_MS, 'dygn'];
  const said = n.toLocaleString('sv-SE', { maximumFractionDigits: 1 });
  return `${said} ${said === '1' && unit === 'timmar' ? 'timme' : unit}`;
}

export function shareInWords(cell: Extract<ShownCell, { hidden: false }>): string {
  if (cell.shareHidden) return heatMapWords.few;
  return cell.shareDeclined === null ? '–' : `${Math.round(cell.shareDeclined * 100)} %`;
}

/** How many of the hand-overs nobody was asked about. */
export function namedInWords(cell: Extract<ShownCell, { hidden: false }>): string {
  return cell.namedHidden ? heatMapWords.few : String(cell.named);
}
