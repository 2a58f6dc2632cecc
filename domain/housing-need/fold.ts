import type { Fact } from '../kernel/facts';
import type { CodedRecord } from '../kernel/state';
import { correctKept, type Kept, keepAnswers } from '../office/kept';

const KEPT: Kept = {
  'review-need': { reviewOn: 'reviewOn' },
  'name-need-holder': { reviewOn: 'reviewOn', unit: 'holderUnit' },
  'confirm-covered': { reviewOn: 'reviewOn' },
};

/** The need's own data after a fact: its day of review, and the plots that have answered it. */
export function fold(data: CodedRecord, fact: Fact): CodedRecord {
  switch (fact.type) {
    case 'TaskCompleted':
      return keepAnswers(KEPT, data, fact);
    case 'FactCorrected':
      return correctKept(KEPT, data, fact);
    case 'Happened':
      return typeof fact.input['from'] === 'string'
        ? { ...data, answeredBy: fact.input['from'], heard: fact.move }
        : data;
    default:
      return data;
  }
}
