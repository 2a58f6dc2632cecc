import { isDecidedOutsideMeeting } from '../land-allocation/meetings';
import { answeredFirst } from '../office/consulted';
import { recordIn } from '../office/kept';
import { dateIn, isBefore, type Rule } from '../office/rules';
import { versionsOf } from './versions';

const RULEBOOK = 'Regelverket för villkor vid markanvisning';

export const RULES: readonly Rule[] = [
  {
    rule: 'draft-is-empty',
    source: `${RULEBOOK}: det räknar upp minst ett villkor`,
    of: ['draft-rulebook'],
    breaks: ({ data }) => Object.keys(recordIn(data, 'draft')).length === 0,
  },
  {
    rule: 'usual-within-longest',
    source: `${RULEBOOK}: den vanliga tiden ryms i den längsta`,
    of: ['set-type'],
    breaks: (_, { input }) => Number(input['termYears'] ?? 0) > Number(input['maxTermYears'] ?? 0),
  },
  ...answeredFirst('weigh-answers', `${RULEBOOK}: alla har yttrat sig, eller sex veckor har gått`),
  {
    rule: 'on-a-meeting-day',
    source: `${RULEBOOK}: kommunstyrelsen beslutar på sina sammanträden, inga i juli`,
    of: ['decide-rulebook'],
    breaks: (_, { input }) => isDecidedOutsideMeeting(input),
  },
  {
    rule: 'valid-after-the-decision',
    source: `${RULEBOOK}: en version gäller från en dag efter beslutet och efter den förra versionens första dag`,
    of: ['decide-rulebook'],
    breaks: ({ data }, { input }) =>
      isBefore(input, 'validFrom', input['decidedOn']) ||
      (dateIn(input, 'validFrom') ?? '9') <= (versionsOf(data).at(-1)?.validFrom ?? ''),
  },
];
