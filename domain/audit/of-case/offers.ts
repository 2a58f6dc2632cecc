import { type CaseCheck, isLifted } from '../world';

/** All rungs have been told and the receiver is silent: the giver still holds, and somebody must decide. */
export const offerBeyondLadder: CaseCheck = (state) => {
  const { offer } = state;
  const clock = offer === null ? undefined : state.deadlines[offer.deadlineId];
  if (offer === null || clock === undefined || clock.fired < clock.rungs.length || isLifted(state)) return [];
  return [
    {
      check: 'offer-beyond-ladder',
      ref: state.ref,
      subject: offer.id,
      since: clock.dueAt,
      unit: state.baton.unit,
      values: { unit: offer.to },
    },
  ];
};
