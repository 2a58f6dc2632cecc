import { createHash } from 'node:crypto';
import type { CaseFile, Convict } from './evidence';

/** Numbers 1, 2, 3 ... and the chain of hashes, reckoned anew from what each fact says. */
export function judgeChain({ ref, facts, links }: CaseFile, convict: Convict): void {
  let expected = 1;
  for (const { no } of facts) {
    if (no !== expected) convict('numbers-without-gap', no, `fact ${no} stands where ${expected} should`);
    expected = no + 1;
  }
  if (links === null) return;
  let previous = sha256(`stafett ${ref}`);
  for (const [i, fact] of facts.entries()) {
    const link = links[i];
    if (link?.previous !== previous) convict('unbroken-chain', fact.no, `fact ${fact.no} is chained to something else`);
    else if (link.hash !== sha256(`${previous}\n${ref}\n${plain(fact)}`))
      convict('unbroken-chain', fact.no, `fact ${fact.no} says something else than when it was written`);
    previous = link?.hash ?? '';
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** JSON with every object's keys in order of code units, without spaces: one text for one meaning. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${said
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${plain(one)}`)
    .join()}}`;
}
