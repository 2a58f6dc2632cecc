import { localDate } from '../calendar/stockholm';
import { dateIn, type Rule } from '../office/rules';

export const RULES: readonly Rule[] = [
  {
    rule: 'review-lies-ahead',
    source: 'Handlingsplanen, insatsområde 1: varje behov har en dag för översyn som kommer',
    of: ['review-need', 'name-need-holder', 'confirm-covered'],
    breaks: (_, { input, at }) => at !== undefined && (dateIn(input, 'reviewOn') ?? '9') <= localDate(at),
  },
];
