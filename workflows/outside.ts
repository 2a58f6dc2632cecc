import type { Due, Kase, Outcome } from './kase';
import type { Reaction } from './tell';

/**
 * Another municipality is asked in writing and has a month by law (SOU 2009:38). The baton stays: a yes ends the case
 * only when it came in writing, a no or silence goes to IVO, and a late yes is still a yes.
 */
const municipalityAsked: Reaction = async (kase, { no, input }) => {
  const { requestedOn } = input;
  const due: { due?: Due } =
    typeof requestedOn === 'string'
      ? { due: { policy: 'handover.municipality', from: { date: requestedOn, no, field: 'requestedOn' } } }
      : {};
  const reply = await kase.side('municipality-answer', { of: kase.holder, party: 'ext-kommun', ...due });
  await kase.until(() => reply.done() || kase.isLate(reply.id));
  const answer = reply.done() ? await reply.answer() : null;
  if (answer?.answer === 'accepted') return;
  await kase.side('apply-to-ivo', { of: kase.holder }).then((apply) => apply.answer());
  await ivoDecides(kase);
};

/** Looked after every sixty days until IVO has decided; when it is theirs, their written answer is waited for again. */
async function ivoDecides(kase: Kase): Promise<void> {
  for (;;) {
    const check = await kase.side('ivo-check', { of: kase.holder });
    const { outcome } = await check.answer();
    if (outcome === 'theirs') await kase.side('municipality-answer', { of: kase.holder, party: 'ext-kommun' });
    if (outcome !== 'none_yet') return;
  }
}

/** Either side's assessment obliges both: called within three working days, held, and written down. */
const sipCalled: Reaction = async (kase) => {
  const call = await kase.side('sip-call', { of: kase.holder, party: 'ext-region' });
  const { meetingOn }: Outcome = await call.answer();
  await kase.side('sip-meeting', {
    of: kase.holder,
    party: 'ext-region',
    ...(typeof meetingOn === 'string' ? { due: { on: meetingOn } } : {}),
  });
};

/** What lives bring to every process about people, told beside whatever stage is on. */
export const REACTIONS_OF_PERSONS: { readonly [move: string]: Reaction } = {
  'request-municipality': municipalityAsked,
  'call-sip': sipCalled,
};
