import { HOUR_MS } from '../../../domain/instant';
import { factsOf } from '../../../register/cases';
import { factRows } from '../../../register/fact-rows';
import { chainStart } from '../../../register/hash-chain';
import { rebuildCase } from '../../../register/rebuild';
import { WELL_AT } from '../../support/healthy-cases';
import { write } from '../support/acted-case';
import { lost, noted, type Plant, stateIn, tamper } from './planting';

/** What somebody with the database's own password, a bad disk or an old copy does to facts and to what is folded from them. */
export const HISTORY_PLANTS: readonly Plant[] = [
  {
    what: 'a fact that is gone',
    check: 'facts-gap',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await tamper(register, `delete from facts where ref = '${ref}' and no = 3`);
      return ref;
    },
  },
  {
    what: 'a history that was cut off at its end, with the rows to match',
    check: 'facts-gap',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await tamper(
        register,
        `delete from facts where ref = '${ref}' and no = (select no from cases where ref = '${ref}')`,
      );
      await rebuildCase(register, ref);
      return ref;
    },
  },
  {
    what: 'a fact that says something else than it did',
    check: 'facts-broken',
    by: 'jonas-kvist',
    within: 'week',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await tamper(register, `update facts set by_person = 'johan-ek' where ref = '${ref}' and no = 4`);
      return ref;
    },
  },
  {
    what: 'a fact that says something else than it did, in a case that moves every day',
    check: 'facts-broken',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      await tamper(register, `update facts set by_person = 'johan-ek' where ref = '${ref}' and no = 4`);
      await noted(register, ref);
      return ref;
    },
  },
  {
    what: 'a history that was written anew from its middle, hashes and all',
    check: 'facts-broken',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('matched');
      const facts = await factsOf(register, ref);
      const forged = facts.map((fact) => (fact.no === 4 ? { ...fact, by: { person: 'johan-ek', unit: null } } : fact));
      for (const { no, prev_hash, hash } of factRows(ref, chainStart(ref), forged as typeof facts, WELL_AT))
        await tamper(
          register,
          `update facts set by_person = case no when 4 then 'johan-ek' else by_person end, prev_hash = '${prev_hash}',
            hash = '${hash}' where ref = '${ref}' and no = ${no}`,
        );
      await rebuildCase(register, ref);
      return ref;
    },
  },
  {
    what: 'a case of which the register has lost everything',
    check: 'closed-facts-damaged',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      await lost(register, ref);
      return ref;
    },
  },
  {
    what: 'a case whose row is gone',
    check: 'row-differs',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      await tamper(register, `delete from cases where ref = '${ref}'`);
      return ref;
    },
  },
  {
    what: 'a fact that is gone from a closed case',
    check: 'closed-facts-damaged',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('taken');
      const closed = { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true } as const;
      await write(register, await stateIn(register, ref), [closed], WELL_AT - HOUR_MS, 'close');
      await tamper(register, `delete from facts where ref = '${ref}' and no = 2`);
      return ref;
    },
  },
  {
    what: 'a row that somebody has changed by hand',
    check: 'row-differs',
    by: 'jonas-kvist',
    plant: async (register, healthy) => {
      const ref = healthy('lived');
      await register.db.updateTable('cases').set({ holder_person: 'anna-lind' }).where('ref', '=', ref).execute();
      return ref;
    },
  },
];
