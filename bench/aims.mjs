import { CASES, CEILING, PEERS } from './cases.mjs';
import { median } from './report.mjs';

/**
 * What our engine is to reach, warm: `most` times the engines named by `against`, of which `except` may do better.
 */
const AIMS = [
  { case: 'fields', against: [CEILING], most: 1.5 },
  { case: 'fields', against: PEERS, most: 1 },
  { case: 'records', against: [CEILING], most: 1.6 },
  { case: 'date', against: ['moment-timezone'], most: 0.1 },
  { case: 'compile', against: PEERS, most: 1, except: 1 },
];

/** The aims of a case with the medians, over the rounds, of our time divided by that of each engine in the same round. */
export function judge(name, rounds) {
  return AIMS.filter((aim) => aim.case === name).map(({ against, most, except = 0 }) => {
    const ratios = Object.fromEntries(
      against.map((engine) => [engine, median(rounds.map((round) => warm(round, 'iml') / warm(round, engine)))]),
    );
    const better = Object.values(ratios).filter((ratio) => ratio > most).length;
    return { against, most, except, ratios, reached: better <= except };
  });
}

function warm(round, name) {
  return round.find(({ engine }) => engine === name).warm;
}

/** An aim and what became of it, in a line for people. */
export function verdict(name, { most, except, ratios, reached }) {
  const measured = Object.entries(ratios).map(([engine, ratio]) => `${ratio.toFixed(2)} × ${engine}`);
  const allowed = except > 0 ? `, but for ${except}` : '';
  return `${reached ? 'reached' : 'MISSED '}  ${CASES[name].title}: ${measured.join(', ')} (aim: at most ${most} ×${allowed})`;
}
