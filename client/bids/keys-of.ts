import { join } from 'node:path';
import type { WebSettings } from '../../domain/settings.schema';
import { type OpenersKeys, openersKeysIn } from './openers-keys';

/** Where the keys of this deployment lie. */
export function keysOf(settings: WebSettings): OpenersKeys {
  return openersKeysIn(settings.STAFETT_BID_KEYS ?? join(settings.STAFETT_DATA, 'bid-keys'));
}
