import { picksOfOffice } from '../../client/cases/picks-of-office';
import { municipalContract } from '../../domain/municipal-contract/process';
import { MemoryCase } from '../support/memory-case';
import { toInvestigation, toMatching } from '../support/memory-story';

const units = ['soc-utredning', 'soc-mottagning', 'soc-ledning', 'lfa-matchning', 'sbk-bygglov', 'ksf-forum'].map(
  (id) => ({
    id,
    name: id,
    mailbox: `${id}@example.test`,
    closed: false,
    department: '',
    acute: false,
    mergedInto: null,
  }),
);

const picked = (kase: Pick<MemoryCase, 'state'>, move: string, kind: string | null = null) =>
  Object.keys(
    picksOfOffice({ state: kase.state, process: municipalContract, meetings: [] }, { move, kind }, units).unit ?? {},
  );
const inside = (ids: readonly string[]) => ids.filter((id) => units.some((unit) => unit.id === id)).toSorted();

test('whoever says who is to hold a case picks among those who may: social services, and Lokalförsörjning when a home is looked for', async () => {
  const investigated = new MemoryCase();
  await toInvestigation(investigated);
  const social = ['soc-ledning', 'soc-mottagning', 'soc-utredning'];
  expect(inside(picked(investigated, 'forum-decide'))).toEqual(social);
  expect(inside(picked(investigated, 'complete', 'forum-chief-decides'))).toEqual(social);
  // Not to those who hold it already.
  expect(inside(picked(investigated, 'offer'))).toEqual(['soc-ledning', 'soc-mottagning']);
  const matched = new MemoryCase();
  await toMatching(matched);
  expect(inside(picked(matched, 'forum-decide'))).toEqual(['lfa-matchning', ...social]);
});

test('a case is offered to somebody outside, who says yes or no; neither the forum nor the chief makes them hold it', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  expect(picked(kase, 'offer')).toContain('ext-region');
  expect(picked(kase, 'complete', 'after-decline')).toContain('ext-region');
  expect(picked(kase, 'forum-decide')).not.toContain('ext-region');
  expect(picked(kase, 'complete', 'forum-chief-decides')).not.toContain('ext-region');
});

test('a task beside the routine is for those who may hold the case, and those who work in it already', async () => {
  const kase = new MemoryCase();
  await toMatching(kase);
  expect(inside(picked(kase, 'add-task'))).toEqual(['lfa-matchning', 'soc-ledning', 'soc-mottagning', 'soc-utredning']);
  const early = new MemoryCase();
  await toInvestigation(early);
  expect(inside(picked(early, 'add-task'))).toEqual(['soc-ledning', 'soc-mottagning', 'soc-utredning']);
  const { state } = early;
  const worked = { state: { ...state, involved: [...state.involved, 'lfa-matchning'] } };
  expect(inside(picked(worked, 'add-task'))).toContain('lfa-matchning');
  expect(inside(picked(worked, 'forum-decide'))).not.toContain('lfa-matchning');
});
