import { compile, compileMapping, fromTypedJson, toTypedJson } from '@connect-app/iml';

const TEMPLATES = {
  id: '{{item.id}}',
  name: '{{item.first}} {{item.last}}',
  email: '{{lower(item.email)}}',
  city: '{{item.address.city}}',
  phone: '{{item.phones[1].value}}',
  company: '{{upper(item.company)}}',
  total: '{{item.price * item.quantity}}',
  vip: '{{if(item.score > 80; "yes"; "no")}}',
  tags: '{{join(item.tags; ", ")}}',
  nick: '{{ifempty(item.nick; item.first)}}',
};

/** The first eight fields of the mapping. */
export const EIGHT = Object.fromEntries(Object.entries(TEMPLATES).slice(0, 8));

/** Our language at every case, with options of its own. */
export function imlCases(options) {
  return {
    call: () => compile('{{upper(item.first)}}', options),
    fields: () => compileMapping(TEMPLATES, options),
    records: () => {
      const map = compileMapping(EIGHT, options);
      // One context object for all records, as the runner does it.
      const context = { item: undefined };
      return ({ items }) =>
        items.map((item) => {
          context.item = item;
          return map(context);
        });
    },
    date: () => compile('{{formatDate(item.at; "DD.MM.YYYY HH:mm"; "Europe/Prague")}}', options),
    compile: () => (input) => compileMapping(TEMPLATES, options)(input),
    conformance: () => {
      let evaluators;
      return ({ rows }) => {
        evaluators ??= rows.map((row) => conformanceEvaluator(row, options));
        return evaluators.map((evaluate) => evaluate());
      };
    },
  };
}

/** A row of the conformance data as a function; what it gives is typed JSON, or the code of the error. */
function conformanceEvaluator(row, options) {
  const environment = {
    timezone: row.timezone ?? 'UTC',
    now: () => Date.parse(row.now ?? '2016-06-20T17:26:44.356Z'),
    random: () => 0.5,
    uuid: () => '0b8fb1a2-6c0e-4f6e-9d6b-2f2f7f3f9a10',
    executionId: 'execution',
  };
  const context = fromTypedJson(row.context ?? {});
  let template;
  return () => {
    try {
      template ??= compile(row.expression, { ...row.options, ...options });
      return toTypedJson(template(context, environment));
    } catch (error) {
      return { error: error.code };
    }
  };
}
