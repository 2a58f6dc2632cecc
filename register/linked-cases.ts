import { sql } from 'kysely';
import type { Person } from '../domain/kernel/actor';
import type { CaseState } from '../domain/kernel/state';
import type { Register } from './database';
import { textArray, visibleTo } from './visible-cases';

/** Another case of the same people, whichever of the two was linked to the other. */
export interface LinkedCase {
  readonly ref: string;
  readonly process: string;
  readonly how: string;
  readonly open: boolean;
  /** Who holds it, or held it last. */
  readonly holder: string;
}

/** The cases that this one points at and those that point at it, of those that the person may see. */
export async function linkedCases({ db }: Register, actor: Person, state: CaseState): Promise<readonly LinkedCase[]> {
  const { rows } = await sql<{ ref: string; process: string; how: string | null; status: string; holder: string }>`
    select cases.ref, cases.process, cases.status, cases.holder_unit as holder, max(back.body #>> '{link,how}') as how
    from cases
    left join facts back on back.ref = cases.ref and back.type = 'CasesLinked' and back.body #>> '{link,to}' = ${state.ref}
    where (cases.ref = any(${textArray(state.links.map(({ to }) => to))}) or cases.ref in (
      select ref from facts where type = 'CasesLinked' and body #>> '{link,to}' = ${state.ref}
    )) and ${visibleTo(actor)}
    group by cases.ref
    order by cases.status desc, cases.ref
  `.execute(db);
  return rows.map(({ ref, process, how, status, holder }) => ({
    ref,
    process,
    how: state.links.find(({ to }) => to === ref)?.how ?? seenFromHere(how ?? ''),
    open: status === 'open',
    holder,
  }));
}

/** The other case says that this one was earlier: from here that one is later. */
function seenFromHere(how: string): string {
  return how === 'earlier_case' ? 'later_case' : how;
}
