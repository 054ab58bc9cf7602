import type { ErrorReport } from '@connect-app/app-runner';
import { minutesText } from './quantities.js';
import type { ErrorEntry } from './run-view.js';

/** More inputs are counted, not named. */
const MOST_INPUTS = 6;

/** A failure, and the inputs of a chain it came to, from 0. */
export interface FailureGroup {
  readonly error: ErrorReport;
  readonly inputs: readonly number[];
}

/** The failures of a run; those that say the same of several inputs are one. */
export function failureGroups(errors: readonly ErrorEntry[]): FailureGroup[] {
  const groups = new Map<string, { error: ErrorReport; inputs: number[] }>();
  for (const { input, error } of errors) {
    const key = JSON.stringify([error.type, error.message, error.details, placeOf(error)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { error, inputs: [input] });
    else group.inputs.push(input);
  }
  return [...groups.values()];
}

/** The inputs of a failure, counted from 1: `Input 2`, `Inputs 2, 4 and 9 more`. */
export function inputsText(inputs: readonly number[]): string {
  const [first, ...more] = inputs.map((input) => String(input + 1));
  if (more.length === 0) return `Input ${first}`;
  const shown = inputs.length > MOST_INPUTS ? MOST_INPUTS - 1 : MOST_INPUTS;
  const left = inputs.length - shown;
  return `Inputs ${[first, ...more].slice(0, shown).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** Where an error arose: the step, and the place in the definitions; undefined when neither is known. */
export function placeOf({ step, location }: ErrorReport): string | undefined {
  const parts = [
    step === undefined ? undefined : `Step ${step + 1}`,
    location && `${location.file}:${location.line}:${location.column}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What the scenario would do after the error, with its waiting times (R9.3, R9.4). */
export function effectLines({ effect }: ErrorReport): string[] {
  if (effect === undefined) return [];
  const { description, delayMinutes, retryMinutes, rescheduleMinutes } = effect;
  return [
    description,
    ...(delayMinutes === undefined ? [] : [`It waits ${minutesText(delayMinutes)} at least.`]),
    ...(retryMinutes === undefined ? [] : [`With incomplete executions it tries again after ${times(retryMinutes)}.`]),
    ...(rescheduleMinutes === undefined
      ? []
      : [`Without them the schedule is put off by ${times(rescheduleMinutes)}.`]),
  ];
}

function times(minutes: readonly number[]): string {
  const texts = minutes.map(minutesText);
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
