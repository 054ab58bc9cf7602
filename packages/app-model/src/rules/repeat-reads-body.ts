import type { Rule } from './rule.js';
import { readsOf } from './support/reads.js';
import { allSteps } from './support/steps.js';

/** Whether to repeat is documented to be decided by temp alone. */
export const repeatReadsBody: Rule = {
  code: 'repeat-reads-body',
  severity: 'info',
  requirement: 'repeat.condition reads temp, which response.temp fills from the answer.',
  consequence: 'The documentation promises only temp there; whether the answer itself can be read is not certain.',
  source: 'R1.44',
  right: [
    {
      'modules/find/api.imljson': {
        url: '/job',
        repeat: { condition: '{{temp.state = "running"}}', delay: 1000, limit: 10 },
        response: { temp: { state: '{{body.state}}' } },
      },
    },
  ],
  wrong: [
    {
      'modules/find/api.imljson': {
        url: '/job',
        repeat: { condition: '{{body.state = "running"}}', delay: 1000, limit: 10 },
      },
    },
  ],
  check(app, report) {
    for (const { step } of allSteps(app)) {
      const read = readsOf(step).find(
        ({ directive, path }) =>
          directive[0] === 'repeat' && ['body', 'headers', 'statusCode'].includes(String(path[0])),
      );
      if (read)
        report(read.at(), `Keep what you need of ${String(read.path[0])} in response.temp, and read temp here.`);
    }
  },
};
