import { ruleSentences } from '../../../client/words/rules';
import { endOfDay } from '../../../domain/calendar/stockholm';
import { formOf } from '../../../domain/forms/process-forms.schema';
import { DAY_MS, SECOND_MS } from '../../../domain/instant';
import { IllegalMove } from '../../../domain/kernel/commands';
import type { CodedRecord, OpenCase } from '../../../domain/kernel/state';
import { landAllocation } from '../../../domain/land-allocation/process';
import { MemoryCase } from '../../support/memory-case';
import {
  conditionIds,
  deliver,
  ingrid,
  johan,
  LARGE,
  LEASED,
  nadja,
  plot,
  plotStart,
  RULEBOOK,
  signe,
  SIGNED,
  toAgreement,
  toDelivery,
  toMethod,
} from '../../support/memory-plot';

/** What stands in a refusal: its sentence, as the person reads it, and the sentence of plan or law that it rests on. */
async function refusal(attempt: Promise<unknown>): Promise<readonly [sentence: string, source: string]> {
  const refused: unknown = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(refused instanceof IllegalMove)) throw new Error(`Not refused: ${String(refused)}`);
  return [ruleSentences[refused.rule] ?? '', refused.source];
}

async function atConditions(): Promise<MemoryCase> {
  const kase = await plot();
  await kase.complete(signe, 'describe-site', { then: 'conditions' });
  return kase;
}

async function agreed(): Promise<MemoryCase> {
  const kase = await plot();
  await toAgreement(kase);
  return kase;
}

async function announced(): Promise<MemoryCase> {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
  await kase.move(signe, 'set-criterion', { kind: 'social', weight: 100 });
  const openers = { firstOpener: 'signe', secondOpener: 'bjorn' };
  await kase.complete(signe, 'announce', { ...RULEBOOK, ...openers, closesOn: '2026-04-20' });
  return kase;
}

/** One sealed bid, opened by both; Signe has said that she has a conflict of interest. */
async function conflicted(): Promise<MemoryCase> {
  const kase = await announced();
  await kase.move(signe, 'receive-bid', { bid: 'b1' });
  await kase.passTo(endOfDay('2026-04-21'));
  for (const { id, about } of Object.values(kase.state.tasks).filter(({ kind }) => kind === 'open-bids'))
    await kase.move({ ...signe, id: String(about['opener']) }, 'complete', { opened: 'yes' }, { task: id });
  await kase.move(signe, 'declare-conflict', { conflict: 'yes' });
  return kase;
}

const set = (input: CodedRecord) => async () => (await atConditions()).move(signe, 'set-condition', input);

const REFUSED: readonly (readonly [what: string, attempt: () => Promise<unknown>, sentence: string, source: string])[] =
  [
    ...[0, 101, 250].map(
      (amount) =>
        [
          `a share of ${amount} per cent`,
          set({ ...LEASED, amount }),
          'En andel är mellan 1 och 100 procent.',
          'Markanvisning, villkor: en andel är mellan 1 och 100 procent',
        ] as const,
    ),
    [
      'more flats than are planned',
      set({ ...LARGE, amount: 81 }),
      'Villkoren gäller fler lägenheter än som planeras.',
      'Markanvisning, villkor: villkoren gäller högst så många lägenheter som planeras',
    ],
    [
      'a condition that takes all conditions together past what is planned',
      async () => {
        const kase = await new MemoryCase(plotStart({ homes: 12 })).begin();
        await kase.complete(signe, 'describe-site', { then: 'conditions' });
        const types = { rulebookTypes: { lease_to_municipality: WIDE, large_flats: WIDE } as unknown as CodedRecord };
        await kase.move(signe, 'set-condition', { ...LEASED, ...types, measure: 'flats', amount: 8 });
        return kase.move(signe, 'set-condition', { ...LARGE, ...types, amount: 5 });
      },
      'Villkoren gäller fler lägenheter än som planeras.',
      'Markanvisning, villkor: villkoren gäller högst så många lägenheter som planeras',
    ],
    ...(['verification', 'verifier'] as const).map(
      (missing) =>
        [
          `a condition without ${missing}`,
          set(Object.fromEntries(Object.entries(LEASED).filter(([key]) => key !== missing))),
          'Ange vem som kontrollerar villkoret och med vilket underlag.',
          'Regelverket för villkor vid markanvisning: varje villkor har någon som kontrollerar det, med angivet underlag',
        ] as const,
    ),
    [
      'to take away a condition before there is any',
      async () => (await atConditions()).move(signe, 'drop-condition'),
      'Villkoret finns inte, eller följs inte längre upp.',
      'Markanvisning: villkoret finns i ärendet och följs ännu upp',
    ],
    [
      'conditions before those who were asked have answered, or their time is over',
      async () => {
        const kase = await atConditions();
        await kase.move(signe, 'set-condition', LEASED);
        await kase.complete(johan, 'consultation', { view: 'objects' });
        return kase.complete(signe, 'set-conditions', { proportionate: 'yes' });
      },
      'En remiss väntar på svar. Vänta, eller gå vidare utan den med ett skäl.',
      'Markanvisning, villkor: Socialförvaltningen och Lokalförsörjningen har yttrat sig, eller deras tid har gått',
    ],
    [
      'a sole right of 25 months without a decision',
      async () => (await agreed()).complete(signe, 'sign-agreement', { ...SIGNED, exclusivityMonths: 25 }),
      'Ensamrätt längre än 24 månader kräver ett beslut. Ange dess diarienummer.',
      'Markanvisning, avtal: ensamrätt högst 24 månader; längre bara genom ett nytt beslut',
    ],
    [
      'an extension when the delay is the developer’s own',
      async () => {
        const kase = await agreed();
        await kase.complete(signe, 'sign-agreement', SIGNED);
        return kase.move(signe, 'extend-exclusivity', { months: 6, cause: 'developer' });
      },
      'Förseningen är byggherrens egen: ensamrätten förlängs inte.',
      'Markanvisning, avtal: ensamrätten förlängs bara när förseningen inte är byggherrens egen',
    ],
    ...(['the hour', 'a second after the hour', 'a day after the hour'] as const).map(
      (when, n) =>
        [
          `a bid that comes at ${when}`,
          async () => {
            const kase = await announced();
            // One came in time: the case goes on to open it.
            await kase.move(signe, 'receive-bid', { bid: 'b1' });
            kase.now = endOfDay('2026-04-20') + ([0, SECOND_MS, DAY_MS][n] ?? 0);
            return kase.move(signe, 'receive-bid', { bid: 'b2' });
          },
          'Tiden för anbud har gått ut. Ett anbud som kommer för sent tas inte emot.',
          'Markanvisning, anbud: det som kommer en sekund för sent öppnas inte',
        ] as const,
    ),
    ...(['score-bid', 'evaluate'] as const).map(
      (what) =>
        [
          `${what} by somebody with a conflict of interest`,
          async () => {
            const kase = await conflicted();
            const [criterion = ''] = Object.keys(kase.state.data['criteria'] as CodedRecord);
            return what === 'evaluate'
              ? kase.complete(signe, 'evaluate', { winner: 'b1' })
              : kase.move(signe, 'score-bid', { bid: 'b1', criterion, points: 5 });
          },
          'Du har anmält jäv och kan inte delta i utvärderingen.',
          'Förvaltningslagen 16 och 17 §§: den som är jävig tar inte del i utvärderingen',
        ] as const,
    ),
    [
      'a decision without a child impact assessment',
      async () => {
        const kase = await plot();
        await toMethod(kase);
        await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
        await kase.complete(signe, 'child-impact', { heard: 'school' });
        const { childImpactOn: _without, ...data } = kase.state.data;
        const task = kase.task('council-decision') ?? null;
        const input = { verdict: 'allocate', decidedOn: '2026-03-10' };
        return landAllocation.forbids({ ...kase.state, data } as OpenCase, { move: 'complete', task, input });
      },
      'Barnkonsekvensanalysen ska göras före beslutet.',
      'Barnkonventionen (lag 2018:1197) artikel 3: barnkonsekvensanalys före beslut',
    ],
    [
      'a flat more than was promised',
      async () => {
        const kase = await agreed();
        await toDelivery(kase);
        const [leased = ''] = conditionIds(kase);
        await deliver(kase, leased, 8);
        return kase.move(nadja, 'offer-flat', { condition: leased, flat: '1109', rooms: 3, rent: 8500 });
      },
      'Fler lägenheter än utlovat kan inte lämnas för det villkoret.',
      'Markanvisning, leverans: utlovat är levererat, återstående och eftergivet, varken mer eller mindre',
    ],
    [
      'a flat more than was promised while the last one waits for its answer',
      async () => {
        const kase = await agreed();
        await toDelivery(kase);
        const [, large = ''] = conditionIds(kase);
        await deliver(kase, large, 4);
        const offer = { condition: large, rooms: 5, rent: 11_500 };
        await kase.move(nadja, 'offer-flat', { ...offer, flat: '1205' });
        return kase.move(nadja, 'offer-flat', { ...offer, flat: '1206' });
      },
      'Fler lägenheter än utlovat kan inte lämnas för det villkoret.',
      'Markanvisning, leverans: utlovat är levererat, återstående och eftergivet, varken mer eller mindre',
    ],
  ];

/** A rulebook that leaves the limit to the number of homes. */
const WIDE = { maxTermYears: 15, maxShare: 100 };

test.each(REFUSED)('%s is refused with its sentence and its source', async (_what, attempt, sentence, source) => {
  const asked = attempt().then((forbidden) => {
    const broken = forbidden as ReturnType<typeof landAllocation.forbids>;
    if (broken) throw new IllegalMove(broken.rule, broken.source);
  });
  expect(await refusal(asked)).toEqual([sentence, source]);
});

test('in the last second before the hour a bid is in time', async () => {
  const kase = await announced();
  kase.now = endOfDay('2026-04-20') - 1;
  await kase.move(signe, 'receive-bid', { bid: 'b1' });
  expect(Object.keys(kase.state.data['bids'] ?? {})).toEqual(['b1']);
});

/** What the form itself refuses, before any rule: the words stand at the field. */
function faultsOf(key: string, answers: object): Readonly<Record<string, string>> {
  const issues = formOf('landAllocation', key)?.safeParse(answers).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

test('an extension without a reason is refused at its field, and so is a date that lacks one in an evaluation or a withdrawal', () => {
  expect(faultsOf('extend-exclusivity', { months: '6', cause: 'court' })).toEqual({ reasons: 'Fyll i: skäl' });
  expect(faultsOf('evaluate', { winner: 'b1' })).toEqual({ reasons: expect.stringMatching(/^Fyll i/) });
  expect(faultsOf('withdraw-allocation', {})).toEqual({ why: expect.stringMatching(/^Fyll i/) });
});

test('a party with a wrong organisation number is refused at its field, in a decision as in a change of owner', () => {
  const fault =
    'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel NNNNNN-NNNN; den sista är en kontrollsiffra.';
  const party = { name: 'Påhittade Bygg AB', orgNumber: '559999-0009', soleTrader: 'no' };
  expect(faultsOf('owner-changed', { on: '2031-02-03', ...party })).toEqual({ orgNumber: fault });
  const decision = { verdict: 'allocate', decidedOn: '2026-03-10', decisionDnr: 'KS 429/2026', reasons: 'Bäst.' };
  expect(faultsOf('council-decision', { ...decision, ...party })).toEqual({ orgNumber: fault });
  expect(faultsOf('council-decision', { ...decision, ...party, orgNumber: '559999-0008' })).toEqual({});
});

test('nothing of a share, a term or a number of flats below one goes past the form', () => {
  for (const amount of ['0', '-5', '2001', '10,5'])
    expect(Object.keys(faultsOf('set-condition', { ...PLAIN, amount }))).toEqual(['amount']);
  expect(faultsOf('set-condition', PLAIN)).toEqual({});
});

const PLAIN = {
  rulebook: 'v1',
  type: 'lease_to_municipality',
  measure: 'share',
  amount: '10',
  termYears: '12',
  penaltySek: '250000',
  survivesTransfer: 'yes',
  wording: 'Var tionde lägenhet.',
};

test('nobody but the one who was asked answers a consultation', async () => {
  const kase = await atConditions();
  const [asked] = Object.values(kase.state.tasks).filter(({ kind }) => kind === 'consultation');
  await expect(kase.move(ingrid, 'complete', { view: 'agrees' }, { task: asked?.id ?? '' })).rejects.toThrow(
    'not-yours',
  );
});
