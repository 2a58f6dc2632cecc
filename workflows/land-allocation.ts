import { landAllocation as process } from '../domain/land-allocation/process';
import {
  allocated,
  announced,
  announcement,
  annulled,
  appeal,
  childImpact,
  legality,
  method,
  evaluation,
  opening,
} from './land-allocation/selection';
import { idea, resting, conditions } from './land-allocation/preparation';
import {
  agreement,
  construction,
  permit,
  permitOver,
  plan,
  transfer,
  watchesExclusivity,
  watchesPermit,
} from './land-allocation/building';
import { conditionFollowUp, delivery, handoverFollowUp, preparesFlats } from './land-allocation/delivery';
import { checksConditions, flatOffered, waiverAsked, watchesBreaches } from './land-allocation/conditions';
import { bankrupt, forecast, ownerChanged } from './land-allocation/happenings';
import { expired, terminated, withdrawn } from './land-allocation/endings';
import type { StartCase } from './messages';
import { relayCase } from './relay';
import type { Routine } from './tell';

/** One plot, from an idea to the last year of what was promised of it (insatsområde 1; processes/land-allocation.md). */
export const landAllocationRoutine: Routine = {
  stages: {
    idea,
    resting,
    conditions,
    method,
    announcement,
    announced,
    opening,
    evaluation,
    'child-impact': childImpact,
    council: allocated,
    legality,
    'legality-appeal': appeal,
    annulled,
    agreement,
    plan,
    permit,
    transfer,
    construction,
    'permit-over': permitOver,
    'handover-follow-up': handoverFollowUp,
    delivery,
    'condition-follow-up': conditionFollowUp,
    expired,
    withdrawn,
    terminated,
  },
  always: [watchesExclusivity, watchesPermit, preparesFlats, checksConditions, watchesBreaches],
  reactions: {
    'report-milestone': forecast,
    'owner-changed': ownerChanged,
    bankruptcy: bankrupt,
    'offer-flat': flatOffered,
    'ask-waiver': waiverAsked,
  },
};

export async function landAllocation(start: StartCase): Promise<void> {
  await relayCase(process, landAllocationRoutine, start);
}
