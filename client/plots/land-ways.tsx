import { isOpened } from '../../domain/land-allocation/bids';
import { mayReadBids } from '../../domain/land-allocation/secrecy';
import type { ShownCase } from '../cases/load-case';
import { plotWords } from '../words/plots';
import type { ShownPlot } from './load-plots';
import { isPublished } from './public-fields';
import { RULEBOOKS } from './rulebooks';

const words = plotWords.plot;

/** From a case about land to its other pages; nothing for every other case. */
export function LandWays({ shown }: { shown: ShownCase }) {
  if (shown.plot !== null) return <PlotWays shown={shown} of={shown.plot} />;
  return shown.state.process === RULEBOOKS ? <a href="/mark/regelverk">{plotWords.rulebook.versions}</a> : null;
}

/** A plot's other pages, on top of its own: the bids and what they are worth only for whom they are. */
function PlotWays({ shown, of }: { shown: ShownCase; of: ShownPlot }) {
  const { plot } = of;
  const base = `/arenden/${plot.ref}`;
  const ways = [
    ...(isPublished(of) ? [[`/markanvisningar/${plot.ref}`, words.publicPage] as const] : []),
    ...(plot.announcement === null ? [] : [[`${base}/anbud`, words.bids] as const]),
    ...(isOpened(shown.state) && mayReadBids(shown.state, shown.signedIn.actor)
      ? [[`${base}/utvardering`, words.evaluation] as const]
      : []),
  ];
  return ways.length === 0 ? null : (
    <nav class="line" aria-label={words.ways}>
      {ways.map(([path, label]) => (
        <a href={path}>{label}</a>
      ))}
    </nav>
  );
}
