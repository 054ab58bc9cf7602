import type { ErrorReport } from '@connect-app/app-runner';
import { minutesText } from './quantities.js';

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
