import type { Ctx } from '../deps';
import type { MoveOutcome } from '../gateway';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import type { ShownCase } from './load-case';
import { Refusal } from './refusal';

/**
 * The answer to a move that is made on a page of its own, and leads to `to` when it is done. What was typed is not
 * repeated on the page of a refusal: a bid stands nowhere in the open.
 */
export function answerOwnPage(
  c: Ctx,
  shown: ShownCase,
  outcome: MoveOutcome,
  to: string,
): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'done':
      return c.redirect(to, 303);
    case 'refused':
      return page(
        c,
        { title: 'Åtgärden gick inte att göra', narrow: true, status: 409 },
        <Refusal shown={shown} outcome={outcome} values={{}} taskId={null} />,
      );
    case 'received':
    case 'unavailable':
      return problemPage(c, 'away', 503);
    default:
      return outcome satisfies never;
  }
}
