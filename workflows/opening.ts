import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { StartCase } from './messages';

/** The first fact of a case. */
export function opening(start: StartCase, stage: string, at: Instant): Fact {
  const { ref, process, unit, receivedAt, data, daysOff, policies, restrictedTo, openedBy } = start;
  const said = { ref, process, stage, unit, receivedAt, data, daysOff, policies, restrictedTo };
  return { type: 'CaseOpened', ...said, no: 1, at, by: openedBy ?? { system: true }, commandId: 'open' };
}
