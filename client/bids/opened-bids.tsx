import { organisationNumberForReading } from '../../domain/organisation-number.schema';
import { Pairs } from '../layout/pairs';
import { bidWords as words } from '../words/bids';
import type { CaseBids } from './bids-of-case';

/** What the bids say, once two have opened them; for the case's own people until the decision. */
export function OpenedBids({ bids, secret }: { bids: CaseBids; secret: boolean }) {
  return (
    <section class="stack" aria-labelledby="opened-title">
      <h2 id="opened-title">
        {words.openedTitle} ({bids.read.size})
      </h2>
      {secret ? <p class="soft">{words.secretUntilDecision}</p> : null}
      {[...bids.read].map(([id, bid]) => (
        <article class="sheet" aria-labelledby={`bid-${id}`}>
          <h3 id={`bid-${id}`}>
            {bid.bidder} <span class="soft">({id})</span>
          </h3>
          <Pairs
            of={[
              { label: words.of.organisationNumber, value: organisationNumberForReading(bid.organisationNumber) },
              { label: words.of.contact, value: `${bid.contactName}, ${bid.contactEmail}` },
              { label: words.of.sum, value: `${bid.sum.toLocaleString('sv-SE')} kr` },
              { label: words.of.rent, value: `${bid.rentPerSqm.toLocaleString('sv-SE')} kr/m² och år` },
              { label: words.of.socialFlats, value: String(bid.socialFlats) },
            ]}
          />
          <p class="lines">{bid.proposal}</p>
        </article>
      ))}
    </section>
  );
}
