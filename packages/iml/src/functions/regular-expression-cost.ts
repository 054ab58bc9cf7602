/**
 * An upper estimate of the steps a backtracking engine may take for a pattern on a text of a given length. Every place
 * where the engine can choose multiplies the ways through the pattern: `a*` by the length of the text, `a?` by two,
 * `a{2,5}` by four, `a|b` by two. A choice inside a repeated group, and a back reference, count as without bound; so does
 * every pattern with the flag v, whose classes hold alternatives of different lengths (`[\q{a|aa}]`, `\p{RGI_Emoji}`).
 */
export function patternCost(source: string, flags: string): (length: number) => number {
  if (flags.includes('v')) return () => Number.POSITIVE_INFINITY;
  let fixed = Math.max(1, source.length);
  let unbounded = 0;
  let endless = false;
  /** For every open group: whether a choice was seen in it. */
  const groups: boolean[] = [false];
  let closedWithChoice = false;

  const markChoice = (): void => {
    groups[groups.length - 1] = true;
  };

  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    const afterGroup = closedWithChoice;
    closedWithChoice = false;
    if (character === '\\') {
      if (/[1-9k]/.test(source.charAt(at + 1))) endless = true;
      at += 2;
    } else if (character === '[') {
      at = endOfClass(source, at);
    } else if (character === '(') {
      groups.push(false);
      // "(?:", "(?=", "(?!", "(?<=", "(?<!": the question mark is no quantifier.
      at += source.charAt(at + 1) === '?' ? 2 : 1;
    } else if (character === ')') {
      const choice = groups.length > 1 && groups.pop() === true;
      if (choice) markChoice();
      closedWithChoice = choice;
      at += 1;
    } else if (character === '|') {
      fixed *= 2;
      markChoice();
      at += 1;
    } else {
      const quantifier = readQuantifier(source, at);
      if (quantifier === undefined) {
        at += 1;
        continue;
      }
      if (afterGroup) endless = true;
      if (quantifier.ways === Number.POSITIVE_INFINITY) unbounded += 1;
      else fixed *= quantifier.ways;
      fixed *= Math.max(1, quantifier.least);
      if (quantifier.ways > 1) markChoice();
      at = quantifier.end;
    }
  }
  return (length) => (endless ? Number.POSITIVE_INFINITY : fixed * (length + 1) ** (unbounded + 1));
}

interface Quantifier {
  readonly ways: number;
  readonly least: number;
  readonly end: number;
}

function readQuantifier(source: string, at: number): Quantifier | undefined {
  const pattern = /[*+]\??|\?\??|\{(\d+)(,(\d*))?\}\??/y;
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  if (match === null) return undefined;
  const [whole, least, range, most] = match;
  const end = at + whole.length;
  if (least === undefined) {
    return { ways: whole.startsWith('?') ? 2 : Number.POSITIVE_INFINITY, least: 1, end };
  }
  if (range === undefined) return { ways: 1, least: Number(least), end };
  const ways = most === '' ? Number.POSITIVE_INFINITY : Math.max(1, Number(most) - Number(least) + 1);
  return { ways, least: Number(least), end };
}

/** The offset behind a `[…]` class. */
function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === ']') return at + 1;
  }
  return source.length;
}
