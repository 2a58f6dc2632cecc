import { FIRST_CONTACT } from '../client/support/world';
import { browserJourney } from '../support/browser-journey';
import { WIDTHS } from '../support/in-chromium';
import { choose, press, tabTo, write } from '../support/keyboard';
import { ORIGIN } from '../support/stafett';
import { until } from '../support/until';

const journey = browserJourney();

test.each(WIDTHS)(
  'with scripts off and the keyboard alone somebody applies, and an official makes the first contact (%i px)',
  async (width) => {
    const { page, go, look, close } = await journey.visitor(width, { scripts: false });
    const onwards = () => press(page, 'main form button.primary');

    await go('/ansok');
    await press(page, 'a.skip');
    await choose(page, 'forWhom', 'self');
    await onwards();
    await write(page, 'applicantName', 'Vera Åström');
    await onwards();
    await write(page, 'adults', '1');
    await write(page, 'children', '0');
    await onwards();
    await choose(page, 'whereTonight', 'with-others');
    await choose(page, 'fear', 'no');
    await onwards();
    await choose(page, 'reason', 'sublet-ended');
    await write(page, 'whatHappened', 'Andrahandskontraktet tog slut.');
    await onwards();
    await choose(page, 'incomes', 'salary');
    await choose(page, 'efforts', 'queue');
    await onwards();
    await choose(page, 'contactWay', 'phone');
    await write(page, 'phone', '019-00 00 01');
    await tabTo(page, '[name="language"]');
    // A list of choices takes the first letters of one.
    await page.keyboard.type('Sv');
    await choose(page, 'interpreter', 'no');
    await onwards();
    await page.getByRole('heading', { level: 1, name: 'Kontrollera dina svar' }).waitFor();
    await look();
    await onwards();
    await page.getByRole('heading', { level: 1, name: 'Vi har tagit emot din ansökan' }).waitFor();
    const ref = /ST-[0-9A-Z]{5}/.exec(await page.locator('main').innerText())?.[0] ?? '';
    await until(
      'the case has begun',
      async () => (await journey.stafett.state(ref).catch(() => null))?.status === 'open',
    );

    await go('/logga-in');
    await press(page, 'button[value="anna-lind"]');
    await page.waitForURL((url) => url.origin === ORIGIN);
    await press(page, `a[href="/arenden/${ref}"]`);
    await look();
    const { summary, ...chosen } = { ...FIRST_CONTACT, summary: 'Bor hos en bekant.' };
    const form = '[data-task$=".first-contact"]';
    for (const [name, value] of Object.entries(chosen)) await choose(page, name, value, form);
    await write(page, 'summary', summary, form);
    await press(page, `${form} button.primary`);
    await page.getByRole('status').filter({ hasText: 'Gjort' }).waitFor();
    expect(await journey.stafett.state(ref)).toMatchObject({ offer: { to: 'soc-utredning' } });
    await look();
    await close();
  },
);
