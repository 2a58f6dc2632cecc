import { audit } from './auditor/audit';
import type { Finding } from './auditor/evidence';
import { readFacts } from './auditor/read-register';
import type { Stafett } from './stafett';

/** What the independent auditor finds in all that has happened in this Stafett, once every mail has left. */
export async function verdictOn(stafett: Stafett): Promise<readonly Finding[]> {
  const mails = await stafett.mails();
  return audit({ cases: await readFacts(stafett.databaseUrl), mails, until: await stafett.now() });
}
