import { randomUUID } from 'node:crypto';
import { CHECKS } from '../../domain/audit/checks';
import { findingSentence } from '../../domain/audit/sentence';
import { DAY_MS } from '../../domain/instant';
import type { ShownFinding } from '../../register/audit/findings-shown';
import type { AuditRun } from '../../register/audit/runs';
import type { Ctx } from '../deps';
import { ColumnHeads } from '../layout/column-heads';
import { CsrfField } from '../forms/csrf-field';
import { Moment, When } from '../layout/time';
import { namesIn } from '../names';
import { who } from '../sign-in/session';
import { type AuditNotice, auditWords } from '../words/audit';
import { ruleInWords } from '../words/rules';

export interface AuditPageProps {
  readonly c: Ctx;
  readonly findings: readonly ShownFinding[];
  readonly run: AuditRun | null;
  readonly notice: AuditNotice | null;
  /** Rule that a remedy was refused by. */
  readonly refusedBy: string | null;
}

/** A night without an audit is itself something that nobody sees to. Real time. */
const STALE_MS = DAY_MS + DAY_MS / 4;

/** Everything that has fallen between the chairs, by what is wrong, each with whose it is and what mends it. */
export function AuditPage({ c, findings, run, notice, refusedBy }: AuditPageProps) {
  const groups = CHECKS.map((check) => ({ check, those: findings.filter((one) => one.check === check.key) }));
  return (
    <>
      <h1>{auditWords.title}</h1>
      {notice === null ? null : (
        <div class={notice === 'healed' || notice === 'ran' ? 'notice' : 'notice warn'} role="status">
          <p>{auditWords.outcomes[notice]}</p>
        </div>
      )}
      {refusedBy === null ? null : (
        <div class="notice bad" role="status">
          <p>{ruleInWords(refusedBy)}</p>
        </div>
      )}
      <p class="soft">{auditWords.lead}</p>
      <div class="stack tight">
        {run === null ? null : (
          <p class="counts">
            <span class={findings.length > 0 ? 'late' : undefined}>
              <strong>{findings.length}</strong>
              {auditWords.between(findings.length).replace(/^\d+ /, '')}
            </span>
          </p>
        )}
        <LastRun run={run} now={c.get('now')} />
        <form method="post" action="/granskning/ga">
          <CsrfField csrf={who(c).csrf} />
          <button type="submit">{auditWords.run}</button>
        </form>
      </div>
      {findings.length === 0 && run !== null ? <p class="empty">{auditWords.none}</p> : null}
      {groups
        .filter(({ those }) => those.length > 0)
        .map(({ check, those }) => (
          <section class="stack tight" aria-labelledby={`check-${check.key}`}>
            <h2 id={`check-${check.key}`}>
              {check.title} ({those.length})
            </h2>
            <Findings c={c} findings={those} button={check.button} />
          </section>
        ))}
    </>
  );
}

/** When it was last looked, and how much. */
export function LastRun({ run, now }: { run: AuditRun | null; now: number }) {
  if (run === null) return <p class="soft">{auditWords.never}</p>;
  return (
    <>
      <p class="soft">
        Senast granskat <Moment at={run.at} now={now} />: {run.openCases}{' '}
        {run.openCases === 1 ? 'öppet ärende' : 'öppna ärenden'}.
      </p>
      {Date.now() - run.endedAt > STALE_MS ? <p class="notice bad">{auditWords.stale}</p> : null}
    </>
  );
}

function Findings({ c, findings, button }: { c: Ctx; findings: readonly ShownFinding[]; button: string }) {
  return (
    <table class="stacked findings">
      <ColumnHeads columns={auditWords.columns} />
      <tbody>
        {findings.map((one) => (
          <Finding c={c} finding={one} button={button} />
        ))}
      </tbody>
    </table>
  );
}

function Finding({ c, finding, button }: { c: Ctx; finding: ShownFinding; button: string }) {
  const organisation = c.get('organisation');
  const names = namesIn(organisation);
  const now = c.get('now');
  const mayName = () => finding.otherVisible;
  const { daysOff } = organisation.staffing;
  return (
    <tr id={`fynd-${finding.id}`}>
      <td>
        <Case finding={finding} />
      </td>
      <td data-label={auditWords.columns[1]}>
        {findingSentence(finding, { ...organisation, mayName, now })}
        <Tried finding={finding} now={now} by={names.person(finding.triedBy)} />
      </td>
      <td data-label={auditWords.columns[2]}>{names.unit(finding.unit)}</td>
      <td data-label={auditWords.columns[3]} class={finding.dueAt < now ? 'late' : undefined}>
        <When at={finding.dueAt} now={now} daysOff={daysOff} />
      </td>
      <td data-label={auditWords.columns[4]}>
        <form method="post" action={`/granskning/${finding.id}/atgard`}>
          <CsrfField csrf={who(c).csrf} />
          <input type="hidden" name="_command" value={randomUUID()} />
          <button type="submit" class="small">
            {button}
            <span class="hidden-visually"> ({finding.ref ?? auditWords.hiddenCase})</span>
          </button>
        </form>
      </td>
    </tr>
  );
}

function Case({ finding: { ref, hasPage } }: { finding: ShownFinding }) {
  if (ref === null) return <span class="soft">{auditWords.hiddenCase}</span>;
  return hasPage ? <a href={`/arenden/${ref}`}>{ref}</a> : <>{ref}</>;
}

/** Somebody has pressed the button before, and it still stands. */
function Tried({ finding, now, by }: { finding: ShownFinding; now: number; by: string | null }) {
  if (finding.triedAt === null) return null;
  return (
    <span class="by">
      Åtgärdat utan att felet försvann: {by}, <Moment at={finding.triedAt} now={now} />
    </span>
  );
}
