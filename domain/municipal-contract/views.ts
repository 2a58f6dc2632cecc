import type { ViewRow } from '../kernel/process';

/** What goes along with each hand-over, and nothing else (offentlighets- och sekretesslagen 26 kap. 1 §). */
export const VIEWS: { readonly [name: string]: ViewRow } = {
  housingProfile: {
    name: 'housingProfile',
    label: 'Bostadsprofil, utan personuppgifter',
    fields: ['rooms', 'maxRent', 'accessibility', 'noGo', 'startDate', 'supportLevel'],
    personal: [],
    consentTo: [],
  },
  forumView: {
    name: 'forumView',
    label: 'Uppgifter till Samverkansforum bostad, med samtycke',
    fields: ['urgency', 'situation', 'supportLevel', 'childrenAffected', 'rooms', 'accessibility'],
    personal: [],
    consentTo: [],
  },
  contractView: {
    name: 'contractView',
    label: 'Uppgifter till kontraktet, med samtycke',
    fields: ['home'],
    personal: ['names', 'personNumbers', 'contact'],
    consentTo: ['landlord'],
  },
  tenancyView: {
    name: 'tenancyView',
    label: 'Uppgifter till boendestödet',
    fields: ['home', 'movedInOn', 'supportLevel', 'termEnds'],
    personal: ['names', 'contact'],
    consentTo: ['landlord'],
  },
};
