import type { MoveRow, Process, TaskRow } from '../../domain/kernel/process';
import { OFFICE_DEFAULTS } from '../../domain/office/defaults';

const SOURCE = 'bench';

const task = (kind: string, policy: TaskRow['policy'], needs: TaskRow['needs'] = 'member'): TaskRow => ({
  kind,
  label: kind,
  otherwise: kind,
  policy,
  source: SOURCE,
  needs,
  extendable: false,
});

const move = (name: string, who: MoveRow['who']): MoveRow => ({
  move: name,
  stages: '*',
  who,
  source: SOURCE,
  label: name,
  form: null,
});

/** The bench's case as a process of the kit: one task of 14 days, one hand-over, one closing check. */
export const benchProcess: Process = {
  name: 'benchCase',
  label: 'Mätning',
  opening: null,
  firstStage: 'only',
  stages: [{ name: 'only', label: 'Mätning', state: 'received', main: true }],
  tasks: Object.fromEntries(
    [
      task('work', 'hearing.reply'),
      task('close-check', 'close.check'),
      task('after-decline', 'decision.sign'),
      task('assign', 'assign', 'head'),
    ].map((row) => [row.kind, row]),
  ),
  moves: [
    move('claim', ['holder']),
    move('complete', ['task-unit']),
    move('accept', ['receiver']),
    move('decline', ['receiver']),
  ],
  views: { full: { name: 'full', label: 'Hela ärendet', fields: [], personal: [], consentTo: [] } },
  closeReasons: ['own_contract'],
  ...OFFICE_DEFAULTS,
  fold: (data) => data,
  forbids: () => null,
  leadsTo: () => null,
  also: () => [],
};
