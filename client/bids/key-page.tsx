import type { Ctx, Deps } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { type FormErrors, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { LandTabs } from '../plots/land-tabs';
import { who } from '../sign-in/session';
import { bidWords } from '../words/bids';
import { type OpenersKeys, PASSPHRASE_LENGTH } from './openers-keys';
import { PassphraseField } from './passphrase-field';

const words = bidWords.key;

/** The key of whoever is signed in: that there is one, and a form to make one. A passphrase is never shown again. */
export async function showKey(c: Ctx, keys: OpenersKeys, errors: FormErrors = {}): Promise<Response> {
  const { actor, csrf } = who(c);
  const own = await keys.of(actor.id);
  const wrong = Object.keys(errors).length > 0;
  return page(
    c,
    { title: words.title, here: '/mark', narrow: true, wrong, ...(wrong ? { status: 422 as const } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <h1>{words.title}</h1>
      <LandTabs here="/nyckel" />
      <p>{words.why}</p>
      {own === null ? (
        <p class="empty">{words.none}</p>
      ) : (
        <p class="notice" role="status">
          {words.made} <span class="soft">({own.keyId})</span>
        </p>
      )}
      <form class="move" method="post" action="/nyckel" novalidate>
        <CsrfField csrf={csrf} />
        <PassphraseField
          name="_phrase"
          label={words.phrase}
          hint={words.hint(PASSPHRASE_LENGTH)}
          error={errors['_phrase']}
          fresh
        />
        <PassphraseField name="_again" label={words.again} error={errors['_again']} fresh />
        <p class="small soft">{words.lost}</p>
        <div class="buttons">
          <button type="submit" class={own === null ? 'primary' : undefined}>
            {own === null ? words.make : words.renew}
          </button>
        </div>
      </form>
    </>,
  );
}

export async function makeKey(c: Ctx, _deps: Deps, keys: OpenersKeys): Promise<Response> {
  const typed = c.get('typed') ?? {};
  const phrase = oneOf(typed, '_phrase');
  const again = oneOf(typed, '_again');
  if (phrase.length < PASSPHRASE_LENGTH) return showKey(c, keys, { _phrase: words.tooShort(PASSPHRASE_LENGTH) });
  if (phrase !== again) return showKey(c, keys, { _again: words.notTheSame });
  await keys.make(who(c).actor.id, phrase, c.get('now'));
  return c.redirect('/nyckel', 303);
}
