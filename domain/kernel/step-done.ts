import type { Fact } from './facts';
import type { CodedRecord, OpenCase, StepResult } from './state';

/** A step that is done as soon as it is said. */
export function stepOf({ no, at }: Fact, outcome: CodedRecord = {}): StepResult {
  return { no, at, outcome };
}

/** Steps of the stage die with it; steps begun by happenings or for the whole case (`h..`, `case.`) outlive it. */
export function stepDone(state: OpenCase, id: string, result: StepResult): OpenCase {
  return id.startsWith(`${state.entry}.`)
    ? { ...state, steps: { ...state.steps, [id]: result } }
    : { ...state, sideSteps: { ...state.sideSteps, [id]: result } };
}

/** Whether the step's facts stand already: a routine that is told again does not write them twice. */
export function stepBegun(state: OpenCase, id: string): boolean {
  return (
    state.tasks[id] !== undefined ||
    state.steps[id] !== undefined ||
    state.sideSteps[id] !== undefined ||
    state.offer?.id === id ||
    state.forum?.step === id ||
    state.deadlines[`d.${id}`] !== undefined
  );
}
