import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FieldValue, FormValues, RpcCall } from '../../protocol.js';
import type { Answers } from '../form/rows.js';
import { Remote } from './remote.js';

/** A form of parameters: its values and all that its fields share. */
export interface Form {
  /** Unique in the page; begins the ids of its controls. */
  readonly id: string;
  /** Whose parameters these are; RPCs are asked on its behalf. */
  readonly component: RpcCall['component'];
  /** What was typed. Fields nobody touched are not in it and show their defaults. */
  readonly values: Signal<FormValues>;
  readonly advanced: Signal<boolean>;
  readonly connection: ReadonlySignal<string | undefined>;
  /** Whether RPCs can only be asked with a connection. */
  readonly needsConnection: boolean;
  readonly remote: Remote;
  /** Labels of options chosen earlier, by value: they show what a stored value means before its list is opened. */
  readonly labels: Signal<Readonly<Record<string, string>>>;
  /** Whether fields can be mapped: triggers, webhooks and connections take typed values alone (R3.7). */
  readonly mappable: boolean;
  /** What a field held before its *Map* toggle was pressed, by key: pressing it again brings it back. */
  readonly before: Map<string, FieldValue>;
  /** The field that has just begun to be mapped, by key: it takes the focus. */
  mappedJustNow: string | undefined;
  /** What was refused, by the path of the field: `emails[1].value`. */
  readonly problems: Signal<ReadonlyMap<string, string>>;
  /** Whether nobody has been led to the problems yet. */
  problemsAreNew: boolean;
}

export interface FormStart {
  readonly id: string;
  readonly component: RpcCall['component'];
  readonly mappable: boolean;
  readonly values?: FormValues | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly advanced?: boolean | undefined;
  readonly connection?: ReadonlySignal<string | undefined>;
  readonly needsConnection?: boolean;
}

export function createForm(start: FormStart): Form {
  return {
    id: start.id,
    component: start.component,
    mappable: start.mappable,
    values: signal(start.values ?? {}),
    advanced: signal(start.advanced ?? false),
    connection: start.connection ?? signal(undefined),
    needsConnection: start.needsConnection ?? false,
    labels: signal(start.labels ?? {}),
    remote: new Remote(),
    before: new Map(),
    mappedJustNow: undefined,
    problems: signal(new Map()),
    problemsAreNew: false,
  };
}

/** The answers of a form's RPCs, for the pure functions that lay it out; reading them subscribes. */
export function answersOf(form: Form): Answers {
  return (key) => form.remote.at(key).value.result;
}
