/** The codes of an application for housing support. Words for them stand in words.ts; a code never changes meaning. */

export type Flow = 'sv' | 'en' | 'staff';

export const FOR_WHOM = ['self', 'representative', 'professional'] as const;
/** Where the applicant sleeps tonight. */
export const WHERE_TONIGHT = ['own', 'with-others', 'shelter', 'institution', 'outdoors', 'nowhere'] as const;
export const REASONS = [
  'notice',
  'sublet-ended',
  'separation',
  'moved-out',
  'discharged',
  'too-small',
  'new-in-town',
  'other',
] as const;
export const INCOMES = [
  'salary',
  'sickness',
  'pension',
  'activity',
  'allowance',
  'study',
  'child',
  'none',
  'other',
] as const;
export const EFFORTS = ['queue', 'landlords', 'relatives', 'elsewhere', 'authorities', 'none'] as const;
export const CONTACT_WAYS = ['phone', 'letter', 'email', 'worker'] as const;
export const LANGUAGES = [
  'sv',
  'en',
  'ar',
  'so',
  'fa',
  'ti',
  'ku',
  'uk',
  'es',
  'fi',
  'romani',
  'signs',
  'other',
] as const;
/** Where a child lives: all of the time, half of it, or on visits. */
export const RESIDENCES = ['full', 'half', 'visits'] as const;
export const CHANNELS = ['phone', 'paper', 'visit', 'web'] as const;
export const URGENCIES = ['today', '3d', 'normal'] as const;
/** domain.md 9b: situation by Socialstyrelsen's definition. */
export const SITUATIONS = [
  's1_akut',
  's2_institution',
  's3_langsiktig_losning',
  's4_eget_kortsiktigt',
  'at_risk',
  'none',
] as const;
export const SUPPORT_LEVELS = ['0', '1', '2', '3'] as const;
export const PROTECTIONS = ['none', 'marking', 'protected-registration', 'assumed-identity'] as const;

export type Urgency = (typeof URGENCIES)[number];
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** Bigger households are registered by an official; the public form says so. */
export const MOST_ADULTS = 6;
export const MOST_CHILDREN = 12;
