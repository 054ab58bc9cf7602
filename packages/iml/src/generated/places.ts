import type { CallNode } from '../ast.js';
import { failedCall } from '../failed-call.js';
import { locatedError } from '../located-error.js';
import type { TemplateMapping } from '../mapping-tree.js';

interface Place {
  readonly template: TemplateMapping;
  /** The call that is being evaluated; none directly in the template. */
  readonly call?: CallNode;
  /** Where that call stands. */
  readonly around?: Place;
}

/**
 * The places of a mapping that generated code passes, by number. The code keeps the number of the place it is at, so that an
 * error is told as the interpreter tells it, without evaluating anything again.
 */
export class Places {
  /** Number 0 is the mapping itself, outside every template. */
  readonly #list: (Place | undefined)[] = [undefined];

  /** A template of the mapping. */
  template(template: TemplateMapping): number {
    return this.#list.push({ template }) - 1;
  }

  /** A call at another place. */
  call(call: CallNode, at: number): number {
    const around = this.#list[at];
    if (around === undefined) throw new Error('a call outside every template');
    return this.#list.push({ template: around.template, call, around }) - 1;
  }

  /** What was thrown at a place, with the calls around it and its template filled in (IML §8). */
  failure(error: unknown, at: number): unknown {
    let place = this.#list[at];
    if (place === undefined) return error;
    const { template } = place;
    let failure = error;
    for (; place?.call !== undefined; place = place.around) failure = failedCall(failure, place.call, template.text);
    return locatedError(failure, template);
  }
}
