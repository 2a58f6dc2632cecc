import type { Happening } from '../../domain/kernel/state';
import { LIVED_IN } from '../../domain/municipal-contract/follows';
import { adultsOf } from '../../domain/municipal-contract/household';
import { landlordIsConsentedTo } from '../../domain/municipal-contract/rules';
import type { Kase } from '../kase';
import type { Next } from '../tell';

/** The landlord has names from the contract on; before it there is nothing to put right. */
const LANDLORD_KNOWS: readonly string[] = ['contract', ...LIVED_IN];
/** What is not decided yet, or is being decided again, takes the new household with it. */
const UNDECIDED: readonly string[] = ['receipt', 'investigation', 'hearing', 'decision'];

/**
 * People come and go in a household: its size is reckoned again, and nobody is forgotten in a separation or a death. A
 * decision that changes is signed and sent anew; then the home is held against the household, and the landlord told.
 */
export async function householdChanged(kase: Kase, { input }: Happening): Promise<void> {
  const about = { what: input.what ?? null };
  const review = await kase.side('household-review', { of: 'soc-utredning', about });
  if (input.what === 'separation') await kase.side('second-case', { of: 'soc-mottagning' });
  const { outcome } = await review.answer();
  // Noted, because a case that is taken up later must not find another stage and choose otherwise.
  const { granted, homeThen, landlordKnows } = await kase.note('then', {
    granted: isGranted(kase),
    homeThen: kase.data.home ?? null,
    landlordKnows: LANDLORD_KNOWS.includes(kase.state().stage),
  });
  if (granted !== true) return;
  if (outcome === 'changed' && !(await signedAnew(kase, about))) return;
  if (homeThen === null) return;
  if (outcome === 'changed' && !(await homeFits(kase))) return;
  if (landlordKnows === true) await landlordTold(kase);
}

function isGranted(kase: Kase): boolean {
  const { data, stage } = kase.state();
  return (data.verdict === 'approve' || data.verdict === 'partly') && !UNDECIDED.includes(stage);
}

/** The changed decision, by the decider, to every adult with an appeal notice. False: looked at again, the old one stands. */
async function signedAnew(kase: Kase, about: { what: Happening['input'][string] }): Promise<boolean> {
  for (;;) {
    const sign = await kase.side('sign-changed-decision', { of: 'soc-ledning' });
    if ((await sign.answer()).verdict === 'sign') break;
    const again = await kase.side('household-review', { of: 'soc-utredning', about });
    if ((await again.answer()).outcome === 'stands') return false;
  }
  for (const adult of adultsOf(kase.data)) {
    await kase.side('dispatch-decision', { of: 'soc-utredning', key: `adult${adult}`, about: { adult } });
  }
  return true;
}

/** Those who let the home say; what a no leads to stands in the domain (follows.ts). */
async function homeFits(kase: Kase): Promise<boolean> {
  const { home = null, rooms = null } = kase.data;
  const check = await kase.side('home-fits', { of: letsTheHome(kase), about: { home, rooms } });
  return (await check.answer()).fits === 'yes';
}

async function landlordTold(kase: Kase): Promise<void> {
  const { asksFirst } = await kase.note('asks', { asksFirst: !landlordIsConsentedTo(kase.state()) });
  if (asksFirst === true) {
    const consent = await kase.side('collect-consent', { of: 'soc-utredning' });
    if ((await consent.answer()).consent !== 'given') return;
  }
  await kase.side('landlord-told', { of: letsTheHome(kase) });
}

function letsTheHome(kase: Kase): string {
  return LIVED_IN.includes(kase.state().stage) ? 'lfa-forvaltning' : 'lfa-matchning';
}

/** What was granted does not suffice any more: the need is looked into anew, and whoever holds goes on holding till then. */
export async function handoverInvestigation(kase: Kase): Promise<Next> {
  await kase.handOver({ to: 'soc-utredning', because: 'decide-again', view: 'full' });
  return 'investigation';
}
