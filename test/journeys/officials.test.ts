import { DAY_MS } from '../../domain/instant';
import { FIRST_CONTACT, HOSTILE } from '../client/support/world';
import { browserJourney } from '../support/browser-journey';
import { fillIn, formOfMove, formOfTask, send } from '../support/fill-in';
import { type BrowserVisitor, WIDTHS } from '../support/in-chromium';
import { BY_EMAIL, crewOf, toInvestigation } from '../support/journey';

const journey = browserJourney();

const openRow = ({ page }: BrowserVisitor, ref: string) => page.locator(`a[href="/arenden/${ref}"]`).first().click();
const main = ({ page }: BrowserVisitor) => page.locator('main').innerText();

describe.each(WIDTHS)('at %i px', (width) => {
  test('a case worker finds the case on the first screen, makes the first contact, and the next unit accepts', async () => {
    const ref = await journey.stafett.as('anna-lind').submit(BY_EMAIL);
    const anna = await journey.visitor(width);
    const { page, look } = anna;
    await anna.signIn('Anna Lind');
    await look();
    await openRow(anna, ref);
    await (await formOfTask(page, 'first-contact')).locator('button[value="send"]').click();
    await page.getByText('Formuläret är inte skickat').waitFor();
    await look();
    const form = await formOfTask(page, 'first-contact');
    await fillIn(form, { ...FIRST_CONTACT, summary: HOSTILE });
    await send(page, form);
    expect(await main(anna)).toContain('Erbjuds');
    expect(await main(anna)).toContain(HOSTILE);
    await look();

    // "Byt person": one click, through the identity provider, back to the same page.
    await page.locator('details.me > summary').click();
    await page.getByRole('link', { name: 'Johan Ek' }).click();
    await page.getByRole('button', { name: 'Ta emot ärendet' }).click();
    await page.getByText('Gjort: ärendet är mottaget').waitFor();
    expect(await journey.stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-utredning', person: 'johan-ek' } });
    await anna.go('/sok');
    await page.getByRole('main').getByRole('textbox').or(page.getByRole('searchbox')).first().fill(ref);
    await page.getByRole('main').getByRole('button', { name: 'Sök' }).click();
    await page
      .getByRole('link', { name: ref })
      .or(page.getByRole('heading', { name: ref }))
      .first()
      .waitFor();
    await look();
    await anna.go(`/arenden/${ref}/vy/housingProfile`);
    expect(await main(anna)).not.toContain('Exempelsson');
    await look();
    await anna.close();
  });

  test('LFA accepts a household without a name, enters a home, and reserves it', async () => {
    const crew = crewOf(journey.stafett);
    const ref = await toInvestigation(crew);
    await crew.johan.complete(ref, 'investigate', { childrenHeard: 'no_children' });
    await crew.birgitta.complete(ref, 'sign-decision');
    const petra = await journey.visitor(width);
    const { page, look } = petra;
    await petra.signIn('Petra Ljung');
    await look();
    await openRow(petra, ref);
    expect(await main(petra)).not.toContain('Exempelsson');
    await look();
    await page.getByRole('button', { name: 'Ta emot ärendet' }).click();
    await page.getByText('Gjort: ärendet är mottaget').waitFor();

    const address = `Provgatan ${width}`;
    await petra.go('/installningar/bostader/ny');
    const home = { district: 'Rosta', landlord: 'Påhittade bostäder AB', rooms: '3', sqm: '75', rentMonth: '7000' };
    await fillIn(page.locator('main form'), { address, ...home, floor: '1', lift: 'yes', accessible: 'yes' });
    await fillIn(page.locator('main form'), { availableFrom: '2037-03-01', status: 'available' });
    await page.getByRole('button', { name: 'Lägg in bostaden' }).click();
    await page.getByRole('link', { name: address }).waitFor();
    await look();

    await petra.go(`/arenden/${ref}`);
    const form = await formOfTask(page, 'find-home');
    await fillIn(form, { found: 'yes' });
    const option = form.locator('[name="home"] option').filter({ hasText: address });
    await fillIn(form, { home: (await option.getAttribute('value')) ?? '' });
    await send(page, form);
    expect(await journey.stafett.state(ref)).toMatchObject({ stage: 'viewing' });
    await look();
    await petra.close();
  });

  test('a head gives an unassigned case to somebody, and sees on the board and in the mail when it is late', async () => {
    const ref = await journey.stafett.as('anna-lind').submit(BY_EMAIL);
    const karin = await journey.visitor(width);
    const { page, look } = karin;
    await karin.signIn('Karin Holm');
    await look();
    await openRow(karin, ref);
    const form = await formOfMove(page, 'assign');
    const sofia = form.locator('option').filter({ hasText: 'Sofia Berg' });
    await fillIn(form, { person: (await sofia.getAttribute('value')) ?? '' });
    await send(page, form);
    expect(await journey.stafett.state(ref)).toMatchObject({ baton: { person: 'sofia-berg' } });

    await journey.stafett.passToInstant((await journey.stafett.now()) + 9 * DAY_MS);
    await karin.go('/');
    await page.getByRole('heading', { name: /^Sofia Berg/ }).waitFor();
    await look();
    const toSofia = (await journey.stafett.mails()).filter(({ to }) => to.includes('sofia.berg@example.test'));
    expect(toSofia.length).toBeGreaterThan(0);
    await karin.go('/dev/mail');
    await page.getByText('karin.holm@example.test').first().waitFor();
    await look();
    await karin.go('/installningar/tider');
    await look();
    await karin.close();
  });
});
