import { CsrfField } from '../../forms/csrf-field';
import { timeMachineWords as words } from '../../words/time-machine';

/** In the demo, on a case: moves the time to just past the case's next event, and comes back to it. */
export function NextEvent({ reference, csrf }: { reference: string; csrf: string }) {
  return (
    <form method="post" action="/dev/time" class="time-machine">
      <CsrfField csrf={csrf} />
      <input type="hidden" name="ref" value={reference} />
      <input type="hidden" name="back" value="case" />
      <button type="submit" class="quiet">
        {words.nextEvent}
      </button>
    </form>
  );
}
