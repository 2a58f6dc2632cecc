import type { Instant } from '../../domain/instant';
import type { Found } from '../../domain/audit/found';
import { recordFindings } from '../../register/audit/findings';
import { lookAtRegister } from '../../register/audit/look-at-register';
import { beginRun, endRun } from '../../register/audit/runs';
import type { Register } from '../../register/database';
import { displayedNow } from '../../register/displayed-clock';
import type { AuditDone, AuditWish } from '../../workflows/messages';
import { checkWorkflows } from './workflow-checks';
import type { Workflows } from './workflows';

export interface AuditDeps {
  readonly register: Register;
  readonly workflows: Workflows;
  /** Real clock. */
  readonly realNow?: () => Instant;
  /** Every fact and row anew, whatever has been read before. */
  readonly whole?: boolean;
  /** Called between two parts of long work. */
  readonly alive?: () => void;
}

/** One audit: looks at everything, writes down what it found with a holder and a deadline, closes what is healed. */
export async function runAudit(
  deps: AuditDeps,
  wish: AuditWish,
): Promise<AuditDone & { readonly all: readonly Found[] }> {
  const { register, workflows, realNow = Date.now, whole = false, alive = () => undefined } = deps;
  const { only } = wish;
  const now = await displayedNow(register, realNow());
  const run =
    wish.trigger === 'remedy'
      ? null
      : await beginRun(register, { trigger: wish.trigger, by: wish.by, now, realNow: realNow(), whole });
  const again = whole ? 'all' : wish.trigger === 'night' ? 'seventh' : 'none';
  const { found, numbers } = await lookAtRegister(register, { now, realNow: realNow(), only, again, alive });
  const late = found.filter(({ check }) => check === 'rung-not-fired');
  const suspects = late.flatMap(({ ref }) => ref ?? []);
  const asked = wish.trigger === 'command' ? 'all' : again;
  const about = { register, workflows, now, realNow, numbers, only, suspects, again: asked, alive } as const;
  const ofWorkflows = await checkWorkflows(about);
  const all = withoutEchoes([...found, ...ofWorkflows]);
  const changed = await recordFindings(register, { run, only, now, found: all, workflowsSeen: true });
  const counted = { openCases: numbers.size, found: all.length, ...changed };
  if (run !== null) await endRun(register, run, { ...counted, realNow: realNow() });
  return { ...counted, all };
}

/** A reminder that did not go is the echo of a workflow that does not run: one thing to mend, one finding. */
function withoutEchoes(found: readonly Found[]): readonly Found[] {
  const stopped = new Set(found.filter(({ check }) => check.startsWith('workflow-')).map(({ ref }) => ref));
  return found.filter(({ check, ref }) => check !== 'rung-not-fired' || !stopped.has(ref));
}
