import type { ApiClient } from '../client/api-client.js';
import { UnsureError } from '../client/problems.js';
import { DeployError } from '../errors.js';

const TRIES = 3;

export interface CreateOnce {
  readonly client: ApiClient;
  /** For errors: "the module findPeople". */
  readonly what: string;
  /** Sends the creation; the name the instance gave, where its answer has one. */
  readonly create: () => Promise<string | undefined>;
  /** Looks for the result in the instance's list. */
  readonly find: () => Promise<string | undefined>;
}

/**
 * Creates something that must not be there twice. When the answer is lost, the list says whether the creation happened; only
 * when it did not is it sent again.
 *
 * @throws DeployError `creation/unsure` when the instance stays silent.
 */
export async function createOnce({ client, what, create, find }: CreateOnce): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const name = (await create()) ?? (await find());
      if (name !== undefined) return name;
      throw new UnsureError('the answer has no name, and nothing new is in the list');
    } catch (error) {
      if (!(error instanceof UnsureError)) throw error;
      await client.pause(attempt, error.message);
      const name = await find();
      if (name !== undefined) return name;
      if (attempt + 1 < TRIES) continue;
      throw new DeployError({
        code: 'creation/unsure',
        message: `Could not create ${what}: ${error.message}.`,
        hint: 'Start the same command again; if it was created after all, it is found again.',
      });
    }
  }
}
