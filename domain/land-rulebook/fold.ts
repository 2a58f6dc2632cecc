import type { Fact } from '../kernel/facts';
import type { Coded, CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import { versionsOf } from './versions';

/** Which answers of `set-type` are the type's own. */
const FIELDS = [
  'measure',
  'verification',
  'verifier',
  'termYears',
  'maxTermYears',
  'penaltySek',
  'survivesTransfer',
  'maxShare',
];

/** The draft changes; a version that was decided is put behind the others and never touched again. */
export function fold(data: CodedRecord, fact: Fact): CodedRecord {
  if (fact.type === 'Happened' && fact.move === 'set-type') {
    const type = Object.fromEntries(FIELDS.map((field) => [field, fact.input[field] ?? null]));
    return { ...data, draft: { ...recordIn(data, 'draft'), [String(fact.input['type'])]: type } };
  }
  if (fact.type === 'Happened' && fact.move === 'drop-type') {
    const { [String(fact.input['type'])]: _gone, ...draft } = recordIn(data, 'draft');
    return { ...data, draft };
  }
  if (fact.type !== 'TaskCompleted' || fact.kind !== 'decide-rulebook' || fact.outcome['verdict'] !== 'decided')
    return data;
  const version = {
    version: versionsOf(data).length + 1,
    validFrom: fact.outcome['validFrom'] ?? null,
    types: recordIn(data, 'draft'),
    no: fact.no,
  };
  return { ...data, versions: [...(versionsOf(data) as unknown as readonly Coded[]), version] };
}
