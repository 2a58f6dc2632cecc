import { municipalContract } from '../../../domain/municipal-contract/process';
import { taskLabel } from '../../../client/words/facts';
import { whereInWords } from '../../../client/words/where';
import { MemoryCase, person } from '../../support/memory-case';

const said = (kase: MemoryCase, sees = true) =>
  whereInWords(kase.state, {
    names: { unit: (id) => id, person: (id) => id },
    now: kase.now,
    daysOff: [],
    doing: 'Det här',
    task: ({ kind }) => (sees ? taskLabel(municipalContract, kind) : null),
  });

test('the sentence names the task beside the holder’s own whose reminder comes first', async () => {
  const kase = await new MemoryCase().begin();
  const next = kase.state.deadlines[kase.state.next.deadlineId];
  // Handing the case out is due in one working day, the first contact in five.
  expect(next?.subject).toBe(kase.task('assign')?.id);
  expect(said(kase)).toContain('Görs inte sidouppdraget ”Fördela ärendet till en handläggare” påminns ');
  // Another authority that holds the case does not learn what social services still do in it.
  expect(said(kase, false)).toContain('. Händer inget påminns ');
});

test('of the holder’s own task it only says when somebody is reminded', async () => {
  const kase = await new MemoryCase().begin();
  await kase.move(person('anna-lind', 'soc-mottagning'), 'claim');
  expect(said(kase)).toContain('. Händer inget påminns ');
});
