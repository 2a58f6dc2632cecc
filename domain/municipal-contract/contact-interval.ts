import { localDate, toInstant } from '../calendar/stockholm';
import { computeDeadline } from '../deadlines/deadline';
import type { Instant } from '../instant';
import { policyOf } from '../kernel/clock';
import type { ContactRule } from '../kernel/process';
import type { OpenCase } from '../kernel/state';
import { contactRound } from './contact-due';
import { LIVED_IN } from './follows';
import { BEFORE_MOVE_IN } from './stages';

/** Kommunalt kontrakt: heard every 30 days until it has moved in, then as often as the level of support says. */
export const CONTACT: ContactRule = {
  dueAt: (state, lastHeardAt) => {
    if (BEFORE_MOVE_IN.includes(state.stage)) return reckoned(state, 'contact.before-move-in', lastHeardAt);
    if (!LIVED_IN.includes(state.stage)) return null;
    const { policy, from } = contactRound(state);
    return reckoned(state, policy, from === undefined ? lastHeardAt : toInstant(from, '12:00'));
  },
  heardIn: [
    { kind: 'first-contact', field: 'reached', unheard: ['no'] },
    { kind: 'investigate' },
    { kind: 'record-hearing-reply' },
    { kind: 'reach-person', field: 'answer', unheard: ['no_answer', 'landlord_withdrew', 'landlord_refused'] },
    { kind: 'collect-consent' },
    { kind: 'sign-sublease' },
    { kind: 'move-in' },
    { kind: 'follow-up', field: 'held', unheard: ['no'] },
    { kind: 'contact-due', field: 'reached', unheard: ['no'] },
    { kind: 'breach-meeting' },
    { kind: 'transfer-review' },
    { kind: 'convey-message' },
    { kind: 'hear-household', field: 'reached', unheard: ['no'] },
  ],
};

/** To the end of its last day. */
function reckoned(state: OpenCase, policy: string, from: Instant): Instant {
  const start = toInstant(localDate(from), '12:00');
  return computeDeadline({ policy: policyOf(state, policy), start, daysOff: state.daysOff }).dueAt;
}
