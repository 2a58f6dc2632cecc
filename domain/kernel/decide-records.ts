import { isCivilDate } from '../calendar/civil-date';
import { toInstant } from '../calendar/stockholm';
import { carriesOutPlan } from './actor';
import { asked, askedDate } from './answers-of';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { openedTask } from './open-task';
import type { Coded } from './state';

/** Moves that write down what was said, sent or agreed, and the ones that call for help. Null for all others. */
export function decideRecords(moving: Moving): readonly Planned[] | null {
  const { command, state, now } = moving;
  const { input, texts } = command;
  switch (command.move) {
    case 'contact': {
      const on = askedDate(input, 'contactOn');
      const noon = toInstant(on, '12:00');
      return [
        {
          type: 'ContactLogged',
          way: asked(input, 'way'),
          reached: input.reached === 'yes',
          contactAt: Math.min(noon, now),
          texts,
        },
      ];
    }
    case 'note':
      return [{ type: 'NoteAdded', texts }];
    case 'give-consent':
      return [
        {
          type: 'ConsentGiven',
          adult: typeof input.adult === 'number' ? input.adult : 0,
          to: asked(input, 'to'),
          purpose: asked(input, 'purpose'),
          until: typeof input.until === 'string' && isCivilDate(input.until) ? input.until : null,
        },
      ];
    case 'withdraw-consent': {
      const consent = state.consents.find((c) => c.givenNo === input.givenNo && c.withdrawnNo === null);
      if (!consent) throw new IllegalMove('no-such-consent', 'Bara ett samtycke som gäller kan återkallas');
      return [{ type: 'ConsentWithdrawn', givenNo: consent.givenNo }];
    }
    case 'letter-sent':
      return [
        {
          type: 'LetterSent',
          letter: asked(input, 'letter'),
          way: asked(input, 'way'),
          on: askedDate(input, 'on'),
        },
      ];
    case 'list-document':
      return [
        {
          type: 'DocumentListed',
          kind: asked(input, 'kind'),
          from: asked(input, 'from'),
          on: askedDate(input, 'on'),
          texts,
        },
      ];
    case 'restrict-access':
      return [{ type: 'AccessRestricted', persons: personsOf(input.persons, moving) }];
    case 'mail-refused':
      return mailRefused(moving);
    case 'word-refused':
      return [wordRefused(moving)];
    default:
      return null;
  }
}

/**
 * Whoever restricts a case stays named on it: nobody can lock the last one out. Whoever carries out a plan names one more
 * and sees no more for that.
 */
function personsOf(value: Coded | undefined, { command, state }: Moving): readonly string[] | null {
  const named = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : []).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
  if (named.length === 0) return null;
  if (carriesOutPlan(command.actor))
    return state.restrictedTo === null ? null : [...new Set([...state.restrictedTo, ...named])];
  const own = command.actor.kind === 'person' ? [command.actor.id] : [];
  const holder = state.baton.person === null ? [] : [state.baton.person];
  return [...new Set([...named, ...own, ...holder])];
}

/** A mail that came back is somebody's task: the unit's, or its head's when the holder's own address refused. */
function mailRefused({ state, command, now }: Moving): readonly Planned[] {
  const to = typeof command.input.to === 'string' ? command.input.to : '';
  const already = Object.values(state.tasks).some((task) => task.kind === 'mail-refused' && task.about.to === to);
  if (already) return [];
  return [
    openedTask(
      state,
      {
        id: `mail.${state.no + 1}`,
        kind: 'mail-refused',
        unit: state.baton.unit,
        side: true,
        needs: to.startsWith('person:') ? 'head' : 'member',
        policy: 'mail.bounced',
        about: { to, outcome: command.input.outcome ?? null },
      },
      now,
    ),
  ];
}

/** Another case did not take what this one had to say: a person settles it with whoever holds that case. */
function wordRefused({ state, command, now }: Moving): Planned {
  const { to = null, told = null } = command.input;
  return openedTask(
    state,
    {
      id: `word.${state.no + 1}`,
      kind: 'word-refused',
      unit: state.baton.unit,
      side: true,
      needs: 'member',
      policy: 'message.convey',
      about: { to, told },
    },
    now,
  );
}
