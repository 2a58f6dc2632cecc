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

/** What is done piece by piece in a stage of its own: conditions, criteria, finished flats. It stands first. */
const PREPARE: ReadonlySet<string> = new Set([
  'set-condition',
  'drop-condition',
  'set-criterion',
  'drop-criterion',
  'set-conditions-anew',
  'offer-flat',
]);

/** How the folded moves stand together; what is in none of the sets is something that happened in a life. */
export const GROUPS = [
  { title: 'I det här skedet', has: (move: string) => PREPARE.has(move) },
  { title: 'Hålla och lämna vidare', has: (move: string) => HOLD.has(move) },
  { title: 'Skriva upp', has: (move: string) => RECORD.has(move) },
  { title: 'Något har hänt', has: (move: string) => !HOLD.has(move) && !RECORD.has(move) && !PREPARE.has(move) },
] as const;
