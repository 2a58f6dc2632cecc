import type { Locator } from 'playwright-core';
import { bidsOf } from '../../domain/land-allocation/bids';
import { conditionsOf } from '../../domain/land-allocation/conditions';
import { flatCount } from '../../domain/land-allocation/flats';
import { browserJourney } from '../support/browser-journey';
import type { Answers } from '../support/colleague';
import { fillIn, formOfMove, formOfTask, send } from '../support/fill-in';
import type { BrowserVisitor } from '../support/in-chromium';
import { landCrewOf, PLOT, rulebookInForce } from '../support/plot-journey';
import { ORIGIN } from '../support/stafett';

const journey = browserJourney();

/** Forty pages one after the other: less than a minute alone, several among other tests. */
const PATIENCE_MS = 400_000;
const PHRASE = 'bok björk alm ask';

/** Somebody at their screen: fills a form with its example first, then with what the story says. */
interface Official extends BrowserVisitor {
  complete(ref: string, kind: string, answers?: Answers): Promise<void>;
  make(ref: string, move: string, answers?: Answers): Promise<void>;
  said(): Promise<string>;
}

async function official(name: string, width = 1280): Promise<Official> {
  const visitor = await journey.visitor(width);
  await visitor.signIn(name, '/mark');
  const { page } = visitor;
  const fill = async (find: () => Promise<Locator>, answers: Answers) => {
    const example = (await find()).locator('button[value="example"]').first();
    await example.click();
    const form = await find();
    await fillIn(form, answers);
    await send(page, form);
  };
  return {
    ...visitor,
    complete: async (ref, kind, answers = {}) => {
      await visitor.go(`/arenden/${ref}`);
      await fill(() => formOfTask(page, kind), answers);
    },
    make: async (ref, move, answers = {}) => {
      await visitor.go(`/arenden/${ref}`);
      await fill(() => formOfMove(page, move), answers);
    },
    said: () => page.locator('main').innerText(),
  };
}

test(
  'eight people take a plot from a need to flats that people live in, page by page, and the world reads along',
  async () => {
    const { stafett } = journey;
    const crew = landCrewOf(stafett);
    const rulebook = `${await rulebookInForce(crew)}-v1`;
    const ingrid = await official('Ingrid Vall');
    const signe = await official('Signe Dal');
    const refIn = async ({ page }: Official) => {
      await page.locator('button[value="send"]').first().click();
      await page.waitForURL(/\/arenden\/ST-/);
      return page.url().slice(-8);
    };
    const open = async (who: Official, process: string, answers: Answers) => {
      await who.go(`/oppna/${process}`);
      await who.page.locator('main button[value="example"]').click();
      await fillIn(who.page.locator('main form'), answers);
      return refIn(who);
    };
    const need = await open(ingrid, 'housingNeed', { flatsNeeded: '3', rooms: '4', neededBy: '2040-01-01' });
    expect(await ingrid.said()).toContain('3 bostäder om 4 rum');
    const ref = await open(signe, 'landAllocation', { ...PLOT, need });
    expect(await signe.said()).toContain('Öppnat av\nSigne Dal');
    await signe.look();

    await signe.complete(ref, 'describe-site');
    expect(await signe.said()).toContain('Kan inte göras ännu.');
    await crew.johan.complete(ref, 'consultation');
    await ingrid.complete(ref, 'consultation');
    await signe.make(ref, 'set-condition', { rulebook, measure: 'flats', amount: '3', termYears: '12', need });
    expect(await signe.said()).toContain('Uthyrning till kommunen: 3 lägenheter');
    await signe.complete(ref, 'set-conditions');
    await signe.complete(ref, 'choose-method', { rulebook, method: 'comparison' });
    await signe.make(ref, 'set-criterion', { kind: 'social', weight: '100' });
    const openers = { firstOpener: 'signe-dal', secondOpener: 'bjorn-torp', reserveOpener: 'viktor-hed' };
    await signe.complete(ref, 'announce', { rulebook, closesOn: '2037-04-20', ...openers });

    // Whoever opens has a key that only the own passphrase unlocks.
    const viktor = await official('Viktor Hed');
    const bjorn = await official('Björn Torp');
    for (const { page, go } of [signe, viktor, bjorn]) {
      await go('/nyckel');
      await fillIn(page.locator('main form'), { _phrase: PHRASE, _again: PHRASE });
      await page.locator('main form button').click();
      await page.getByText('Din nyckel finns').waitFor();
    }
    await bjorn.close();
    const monica = await official('Monica Asp');
    await monica.go(`/arenden/${ref}/anbud`);
    await monica.page.locator('summary').filter({ hasText: 'Ta emot ett anbud' }).click();
    await monica.page.locator('button[value="example"]').click();
    await fillIn(monica.page.locator('form[action$="ta-emot"]'), { bidder: 'Inbillade Hem AB', sum: '41234567' });
    await monica.page.locator('form[action$="ta-emot"] button[value="send"]').click();
    await monica.page.getByText('Anbudet är mottaget och förseglat').waitFor();
    expect(await monica.said()).not.toContain('Inbillade');
    await monica.close();

    const anybody = await journey.visitor(390);
    await anybody.go('/markanvisningar');
    await anybody.page.getByRole('link', { name: 'Startbanan 5' }).click();
    await anybody.page.getByRole('heading', { name: 'Lämna anbud' }).waitFor();
    expect(await anybody.page.locator('main').innerText()).toContain(
      '3 lägenheter\n12 år från första inflyttning · Krav',
    );
    await anybody.look();

    await stafett.passTo('2037-04-21');
    // Björn Torp is away: the reserve opens with Signe Dal.
    for (const one of [viktor, signe]) {
      await one.go(`/arenden/${ref}/anbud`);
      const form = one.page.locator('form[action$="oppna"]');
      await fillIn(form, { protocol: 'Närvarande: Signe Dal och Viktor Hed.', _phrase: PHRASE });
      await form.locator('button.primary').click();
      await one.page.getByText('har öppnat sin försegling').first().waitFor();
    }
    expect(await signe.said()).toContain('41\u00a0234\u00a0567 kr');
    await signe.page.getByRole('link', { name: 'Till utvärderingen' }).click();
    await fillIn(signe.page.locator('form[action$="jav"]'), { conflict: 'no', why: 'Inget ägande, inget släktskap.' });
    await signe.page.locator('form[action$="jav"] button').click();
    await signe.page.locator('details.move summary').first().click();
    const scores = signe.page.locator('form[action$="poang"]').first();
    await scores.locator('select').first().selectOption('4');
    await fillIn(scores, { reasons: 'Fler lägenheter än villkoret kräver.' });
    await scores.locator('button.primary').click();
    await signe.page.getByRole('link', { name: 'avsluta utvärderingen' }).waitFor();
    await signe.look();
    await viktor.close();
    const [winner] = bidsOf((await stafett.state(ref)).data).bids;
    await signe.complete(ref, 'evaluate', { winner: winner?.id ?? '' });
    await signe.complete(ref, 'child-impact');

    await stafett.passTo('2037-05-14');
    await signe.go(`/arenden/${ref}`);
    const proposed = (await formOfTask(signe.page, 'council-decision')).locator('[name="name"]');
    expect(await proposed.inputValue()).toBe('Inbillade Hem AB');
    await signe.complete(ref, 'council-decision', { decidedOn: '2037-05-12', name: 'Inbillade Hem AB' });
    await crew.signe.complete(ref, 'post-notice', { approvedOn: '2037-05-13', postedOn: '2037-05-14' });
    await stafett.passTo('2037-06-08');
    await crew.signe.complete(ref, 'confirm-legal-force');
    const days = { permitBy: '2037-09-01', startBy: '2037-10-01', completeBy: '2038-10-01', moveInBy: '2038-12-01' };
    await signe.complete(ref, 'sign-agreement', { signedOn: '2037-06-08', exclusivityMonths: '24', ...days });
    await crew.signe.complete(ref, 'apply-for-permit', { completeOn: '2037-06-08' });
    const henrik = await official('Henrik Ström');
    await henrik.complete(ref, 'permit-decision', { noticeOn: '2037-06-08' });
    await stafett.passTo('2037-07-08');
    await crew.henrik.complete(ref, 'start-decision', { startDecisionOn: '2037-07-08' });
    await henrik.close();
    await signe.complete(ref, 'sign-transfer', { signedOn: '2037-07-08' });
    await crew.signe.complete(ref, 'construction-started', { startedOn: '2037-07-08' });
    await crew.signe.complete(ref, 'construction-completed', { finalDecisionOn: '2037-07-08' });

    const elias = await official('Elias Roos');
    await elias.go(`/arenden/${ref}`);
    await send(elias.page, await formOfMove(elias.page, 'accept'));
    const condition = Object.keys(conditionsOf((await stafett.state(ref)).data))[0] ?? '';
    const deliver = async (flat: string) => {
      await elias.make(ref, 'offer-flat', { condition, flat });
      await ingrid.complete(ref, 'answer-flat', { answer: 'accepted' });
    };
    await deliver('1101');
    await crew.elias.make(ref, 'offer-flat', { condition, flat: '1102' });
    await crew.ingrid.complete(ref, 'answer-flat');
    await elias.complete(ref, 'deliver-flats', { firstMoveIn: '2037-07-08' });
    expect(await elias.said()).toContain('3 utlovade: 2 levererade, 1 återstår, 0 eftergivna');
    await elias.page.setViewportSize({ width: 390, height: 900 });
    await elias.go('/mark');
    expect(await elias.said()).toContain('Brutet');

    const helena = await official('Helena Brandt');
    await helena.complete(ref, 'demand-correction', { sentOn: '2037-07-08' });
    await elias.make(ref, 'owner-changed', { on: '2037-07-08', name: 'Närkes Påhitt AB', orgNumber: '559999-0008' });
    expect(await elias.said()).toContain('ny ägare, har inte skrivit under');
    await stafett.passTo('2037-08-11');
    await ingrid.complete(ref, 'check-correction', { corrected: 'no' });
    await helena.complete(ref, 'demand-penalty', { demandedOn: '2037-08-11', amountSek: '250000', paid: 'yes' });
    await helena.close();
    await signe.complete(ref, 'new-owner-signs', { signed: 'yes', signedOn: '2037-08-11' });
    await crew.elias.make(ref, 'offer-flat', { condition, flat: '1103' });
    await crew.ingrid.complete(ref, 'answer-flat');
    await ingrid.complete(ref, 'check-after-penalty', { corrected: 'yes' });
    expect(flatCount((await stafett.state(ref)).data, condition)).toMatchObject({
      delivered: [1, 2, 3],
      outstanding: [],
    });

    // Its year comes next July; the round's page is open, and says so.
    await ingrid.go('/mark/uppfoljning');
    await ingrid.look();
    await anybody.go(`/markanvisningar/${ref}`);
    const world = await anybody.page.locator('main').innerText();
    expect(world).toContain('Närkes Påhitt AB');
    expect(world).toContain('3 av 3 levererade');
    await anybody.look();
    const csv = await stafett.app.request(`${ORIGIN}/markanvisningar.csv`);
    expect(await csv.text()).toContain('Startbanan 5');
    await Promise.all([ingrid, signe, elias, anybody].map(({ close }) => close()));
  },
  PATIENCE_MS,
);
