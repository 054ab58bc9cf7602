import type { FormValues, RpcAnswer, RpcCall } from '../../protocol.js';
import { call } from '../api/call.js';
import type { Form } from './form.js';

export interface Question {
  readonly reference: string;
  /** What stands in the form where the question comes from: ancestors' values and its own level's (R5.3). */
  readonly values: FormValues;
  /** Of a Search button's own small form. */
  readonly extra?: FormValues;
}

/** Asks an RPC on behalf of a place in a form; the same question is not asked twice unless forced. */
export function askRemote(
  form: Form,
  key: string,
  question: Question,
  options: { readonly force?: boolean } = {},
): Promise<void> {
  const connection = form.connection.peek();
  const body: RpcCall = { component: form.component, ...question, ...(connection === undefined ? {} : { connection }) };
  return form.remote.ask(
    key,
    JSON.stringify(body),
    async (signal) => {
      if (form.needsConnection && connection === undefined)
        throw new Error('There is no connection yet. Add one first.');
      return (await call<RpcAnswer>('rpc', { body, signal })).result;
    },
    options,
  );
}
