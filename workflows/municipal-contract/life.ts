import type { CodedRecord, Happening } from '../../domain/kernel/state';
import { isSocial } from '../../domain/kernel/units';
import type { Kase } from '../kase';
import { lastReportToIvo } from './home';
import { THE_END, type Next } from '../tell';

/** Stages that are about one reserved home: released meanwhile, the search begins again. */
const NEEDS_HOME: readonly string[] = ['viewing', 'contract'];

/** Prison, hospital: the case rests with a date to look again, and goes on where it was. */
export async function away(kase: Kase): Promise<Next> {
  const resume = String(kase.data.stageBefore ?? 'investigation');
  for (let check = 1; ; check++) {
    const expected = check === 1 ? kase.data.expectedBack : null;
    const due = typeof expected === 'string' ? { on: expected } : undefined;
    const back = await kase.ask('away-check', { key: String(check), ...(due ? { due } : {}) });
    if (back.keepHome === 'release') await kase.releaseHome('away');
    if (back.back === 'yes') return NEEDS_HOME.includes(resume) && kase.data.home === null ? 'matching' : resume;
  }
}

/** Verified in two ways, because somebody else may be speaking; ends in a written decision. */
export async function withdrawal(kase: Kase): Promise<Next> {
  const verified = isSocial(kase.holder)
    ? await kase.ask('verify-withdrawal')
    : await kase.askSide('verify-withdrawal', { of: 'soc-utredning' });
  if (verified.confirmed !== 'yes') return String(kase.data.stageBefore ?? 'investigation');
  await kase.releaseHome('withdrawn');
  await lastReportToIvo(kase);
  await kase.close('withdrawn_by_person');
  return THE_END;
}

/** Three documented attempts in three ways, confirmed by the head, a decision with appeal notice. */
export async function noContact(kase: Kase): Promise<Next> {
  const confirmed = await kase.askSide('no-contact-decision', { of: kase.holder });
  if (confirmed.confirmed !== 'yes') return String(kase.data.stageBefore ?? 'investigation');
  await kase.ask('no-contact-appeal-notice');
  await kase.releaseHome('no-contact');
  await lastReportToIvo(kase);
  await kase.close('no_contact_after_three_ways');
  return THE_END;
}

/** Six months have passed and the person asks for a ruling: four weeks to decide, or to refuse appealably (FL 12 §). */
export async function rulingRequested(kase: Kase, { no, input }: Happening): Promise<void> {
  const { requestedOn } = input;
  const from = typeof requestedOn === 'string' ? { from: { date: requestedOn, no, field: 'requestedOn' } } : {};
  const ruling = await kase.side('decide-on-request', {
    of: 'soc-utredning',
    due: { policy: 'delay.answer', ...from },
  });
  const answer = await ruling.answer();
  if (answer.outcome === 'refused_appealably') await kase.side('dispatch-decision', { of: 'soc-utredning' });
}

/**
 * Protected identity that somebody learns of after the application: the head names the same day who sees the case, or
 * says why nobody needs to. The holder goes on meanwhile.
 */
export async function watchesProtection(kase: Kase): Promise<void> {
  await kase.until(({ data, restrictedTo }) => isProtected(data) && restrictedTo === null);
  const task = await kase.side('name-who-sees', { of: kase.holder });
  await kase.until(({ restrictedTo }) => task.done() || restrictedTo !== null);
  if (!task.done()) task.drop('restricted');
}

function isProtected({ protectedIdentity = 'none' }: CodedRecord): boolean {
  return protectedIdentity !== 'none' && protectedIdentity !== null;
}
