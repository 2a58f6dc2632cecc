import { browserJourney } from '../support/browser-journey';
import { WIDTHS } from '../support/in-chromium';
import { until } from '../support/until';

const journey = browserJourney();

test.each(WIDTHS)(
  'somebody without a home applies page by page, puts right what was wrong, and is told by when somebody calls (%i px)',
  async (width) => {
    const { page, go, look, close } = await journey.visitor(width);
    const onwards = () => page.getByRole('button', { name: 'Fortsätt' }).click();
    const atPage = (title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor();

    await go('/ansok');
    await look();
    await onwards();
    // Nothing was answered: the first wrong box is one press away.
    await page.getByRole('alert').waitFor();
    await look();
    await page.getByLabel('Mig själv och de jag bor med').check();
    await onwards();
    await atPage('Den som söker');
    await page.getByLabel(/^Namn/).fill('Vera <b>Åström</b>');
    await page.getByLabel(/Personnummer/).fill('19900101-1234');
    await onwards();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(/^Namn/).inputValue()).toBe('Vera <b>Åström</b>');
    await look();
    await page.getByLabel(/Personnummer/).fill('19900101-2385');
    await onwards();
    await atPage('Vilka bor tillsammans?');
    await page.getByLabel('Hur många vuxna är ni?').fill('1');
    await page.getByLabel(/Hur många barn/).fill('0');
    await look();
    await onwards();
    await atPage('I natt och dagarna framöver');
    await page.getByLabel('Ingenstans').check();
    await page.getByRole('group', { name: /rädd/ }).getByLabel('Nej').check();
    await look();
    await onwards();
    await atPage('Vad har hänt?');
    await page.getByRole('radio').first().check();
    await page.getByRole('textbox').last().fill('Andrahandskontraktet tog slut.');
    await look();
    await onwards();
    await atPage('Inkomster och egna försök');
    for (const group of await page.getByRole('group').all()) await group.getByRole('checkbox').first().check();
    await look();
    await onwards();
    await atPage('Hur når vi dig?');
    await page.getByLabel('Ring mig').check();
    await page.getByLabel(/^Telefonnummer/).fill('019-00 00 01');
    await page.getByLabel(/språk/).selectOption('sv');
    await page.getByRole('group', { name: /tolk/ }).getByLabel('Nej').check();
    await look();
    await onwards();
    await atPage('Kontrollera dina svar');
    // Nowhere to sleep tonight: the number to call stands there before anything is sent.
    expect(await page.locator('main').innerText()).toContain('019-00 00 00');
    expect(await page.locator('main').innerText()).toContain('Vera <b>Åström</b>');
    await look();
    await page.locator('main form button.primary').click();
    await atPage('Vi har tagit emot din ansökan');
    await look();
    const receipt = await page.locator('main').innerText();
    const ref = /ST-[0-9A-Z]{5}/.exec(receipt)?.[0] ?? '';
    expect(receipt).not.toContain('Åström');
    await until(
      'the case has begun',
      async () => (await journey.stafett.state(ref).catch(() => null))?.status === 'open',
    );
    expect(await journey.stafett.state(ref)).toMatchObject({
      baton: { unit: 'soc-mottagning' },
      data: { urgency: 'today' },
    });
    await close();
  },
);
