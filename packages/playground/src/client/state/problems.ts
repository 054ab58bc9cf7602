import type { ErrorReport } from '@connect-app/app-runner';
import { problemPlaces } from '../form/problem-places.js';
import type { Form } from './form.js';

/** Shows what was refused at the fields it names; what it does not name, whoever asked shows as a whole. */
export function placeProblems(form: Form, ...errors: readonly unknown[]): void {
  const places = problemPlaces(errors.flatMap(textsOf));
  // A run tells of itself many times a second; the form is drawn anew only when there is something to show or to take away.
  if (places.size === 0 && form.problems.peek().size === 0) return;
  form.problemsAreNew = places.size > 0;
  form.problems.value = places;
}

/** Takes the problem of a field away: somebody is mending it. */
export function dropProblem(form: Form, place: string): void {
  const problems = form.problems.peek();
  if (!problems.has(place)) return;
  form.problems.value = new Map([...problems].filter(([other]) => other !== place));
}

function textsOf(error: unknown): string[] {
  const { message, details } = (error ?? {}) as Partial<ErrorReport>;
  return [...(details ?? []), message ?? ''];
}
