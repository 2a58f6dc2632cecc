const HOLD: ReadonlySet<string> = new Set([
  'complete',
  'claim',
  'release',
  'assign',
  'extend',
  'new-date',
  'offer',
  'decline',
  'refer',
  'restrict-access',
  'accept',
  'ask-giver',
  'answer-receiver',
  'record-answer',
  'recall',
  'redirect',
  'give-back',
  'consult',
  'go-on-without',
  'add-task',
  'remind-me',
  'pause',
  'reopen',
  'forum-decide',
]);
const RECORD: ReadonlySet<string> = new Set([
  'contact',
  'note',
  'give-consent',
  'letter-sent',
  'list-document',
  'link',
]);

/** How the folded moves stand together; what is in neither set is something that happened in a life. */
export const GROUPS = [
  { title: 'Hålla och lämna vidare', has: (move: string) => HOLD.has(move) },
  { title: 'Skriva upp', has: (move: string) => RECORD.has(move) },
  { title: 'Något har hänt', has: (move: string) => !HOLD.has(move) && !RECORD.has(move) },
] as const;
