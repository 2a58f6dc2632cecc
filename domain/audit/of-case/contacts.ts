import { localDate } from '../../calendar/stockholm';
import type { CaseCheck } from '../world';

/** The process says how long a household may go unheard in each stage. */
export const noContactInTime: CaseCheck = (state, { now }, { process, lastHeardAt }) => {
  const dueAt = process.contact?.dueAt(state, lastHeardAt) ?? null;
  const asked = Object.values(state.tasks).some((task) => task.kind === 'hear-household');
  if (dueAt === null || dueAt >= now || asked) return [];
  return [
    {
      check: 'no-contact-in-time',
      ref: state.ref,
      subject: '',
      since: dueAt,
      unit: state.baton.unit,
      values: { on: localDate(dueAt) },
    },
  ];
};
