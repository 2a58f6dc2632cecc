import type { Child } from 'hono/jsx';
import { BatonMark } from './baton';

/** One end of the strip. */
export interface Runner {
  readonly unit: string;
  /** The person inside the unit, or what is said when there is none. */
  readonly person?: string | null;
  /** What this end did, when it is not one of the usual things. */
  readonly role?: string;
}

export interface RelayStripProps {
  /** Who gave the baton, or holds it and offers it. */
  readonly giver: Runner;
  /** Who holds it now, or is offered it; null when the case is closed. */
  readonly receiver: Runner | null;
  /** `held`: the receiver has it. `offered`: the giver still has it. `done`: laid down. */
  readonly kind: 'held' | 'offered' | 'done';
  readonly late: boolean;
  /** The deadline, in words. */
  readonly due?: Child;
}

/** The sign of the product: giver, receiver, the baton between them, the deadline under it. Large, on top of a case. */
export function RelayStrip({ giver, receiver, kind, late, due }: RelayStripProps) {
  const said = { held: 'Håller', offered: 'Erbjuds', done: 'Avslutat' }[kind];
  return (
    <div class={`relay large${late ? ' is-late' : ''}`}>
      <div class="track">
        <div class={kind === 'held' ? 'runner faint' : 'runner'}>
          <span class="role">
            {giver.role ?? (kind === 'offered' ? 'Håller tills mottaget' : kind === 'done' ? 'Höll sist' : 'Från')}
          </span>
          <span class="unit">{giver.unit}</span>
          {giver.person ? <span class="who">{giver.person}</span> : null}
        </div>
        <div class={`lane ${kind}`}>
          <BatonMark kind={kind} width={56} late={late} />
        </div>
        {receiver ? (
          <div class={kind === 'offered' ? 'runner to faint' : 'runner to'}>
            <span class="role">{said}</span>
            <span class="unit">{receiver.unit}</span>
            {receiver.person ? <span class="who">{receiver.person}</span> : null}
          </div>
        ) : null}
      </div>
      {due ? <p class={late ? 'due late' : 'due'}>{due}</p> : null}
    </div>
  );
}

/** A side task's row: no baton moves by it, so none is drawn. */
export function SideRelay({ unit, person }: Runner) {
  const said = person ? `${person}, ${unit}` : unit;
  return (
    <span class="holder">
      <svg class="baton-mark" width="28" height="14" viewBox="0 0 40 20" aria-hidden="true" focusable="false">
        <circle cx="20" cy="10" r="5" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      <span class="text" title={said}>
        {said}
      </span>
    </span>
  );
}

/**
 * The strip of a list row: the baton, who holds it, and who is offered it. One end of an offer is always the reader's
 * own unit, so only the other is named: the line has room for one.
 */
export function SmallRelay({
  holder,
  offeredTo,
  toUs = false,
  late,
}: {
  holder: Runner;
  offeredTo: string | null;
  toUs?: boolean;
  late: boolean;
}) {
  const whole = holder.person ? `${holder.person}, ${holder.unit}` : holder.unit;
  return (
    <span class={late ? 'holder is-late' : 'holder'}>
      <BatonMark kind={offeredTo ? 'offered' : 'held'} width={28} late={late} />
      <span class="text" title={offeredTo ? `${whole} → ${offeredTo}` : whole}>
        {offeredTo === null ? whole : toUs ? `${holder.unit} → er` : `→ ${offeredTo}`}
      </span>
    </span>
  );
}
