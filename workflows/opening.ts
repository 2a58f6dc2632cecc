import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { StartCase } from './messages';

/** The first facts of a case: that it is open, and which earlier case of the same people it comes after. */
export function opening(start: StartCase, stage: string, at: Instant): readonly Fact[] {
  const { ref, process, unit, receivedAt, data, daysOff, policies, restrictedTo, openedBy } = start;
  const said = { ref, process, stage, unit, receivedAt, data, daysOff, policies, restrictedTo };
  const act: Pick<Fact, 'at' | 'by' | 'commandId'> = { at, by: openedBy ?? { system: true }, commandId: 'open' };
  const opened: Fact = { type: 'CaseOpened', ...said, no: 1, ...act };
  const { earlierCase } = data;
  if (typeof earlierCase !== 'string') return [opened];
  return [opened, { type: 'CasesLinked', link: { to: earlierCase, how: 'earlier_case' }, no: 2, ...act }];
}
