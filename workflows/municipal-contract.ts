import { municipalContract as process } from '../domain/municipal-contract/process';
import type { StartCase } from './messages';
import {
  decision,
  ending,
  handoverLfa,
  hearing,
  endsDelayNotices,
  investigation,
  receipt,
} from './municipal-contract/admission';
import { appeal, appealBeside, appealPeriod, servesPartlyRefused, watchesCourt } from './municipal-contract/appeal';
import { contract, handoverSupport, matching, reportsToIvo, viewing } from './municipal-contract/home';
import { handoverInvestigation, householdChanged } from './municipal-contract/household';
import { away, noContact, rulingRequested, watchesProtection, withdrawal } from './municipal-contract/life';
import { watchesTenure, watchesTerm } from './municipal-contract/plans';
import { afterCheck, breach, tenancy, transferReview } from './municipal-contract/tenancy';
import { REACTIONS_OF_PERSONS } from './outside';
import { relayCase } from './relay';
import type { Routine } from './tell';

/** One household, from an application to a lease of its own (handlingsplanen, insatsområde 2). */
export const municipalContractRoutine: Routine = {
  stages: {
    receipt,
    investigation,
    hearing,
    decision,
    'appeal-period': appealPeriod,
    appeal,
    'handover-lfa': handoverLfa,
    matching,
    viewing,
    contract,
    'handover-support': handoverSupport,
    tenancy,
    breach,
    'transfer-review': transferReview,
    'after-check': afterCheck,
    'handover-investigation': handoverInvestigation,
    away,
    withdrawal,
    'no-contact': noContact,
    ending,
  },
  always: [
    reportsToIvo,
    servesPartlyRefused,
    watchesCourt,
    watchesTenure,
    watchesTerm,
    endsDelayNotices,
    watchesProtection,
  ],
  reactions: {
    ...REACTIONS_OF_PERSONS,
    'household-changed': householdChanged,
    'request-ruling': rulingRequested,
    'appeal-received': appealBeside,
  },
};

export async function municipalContract(start: StartCase): Promise<void> {
  await relayCase(process, municipalContractRoutine, start);
}
