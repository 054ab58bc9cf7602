/** The plain decimal digits of a finite number: never an exponent. */
interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function digitsOf(number: number): Digits {
  const [mantissa = '0', exponentText = '0'] = String(Math.abs(number)).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const exponent = Number(exponentText);
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  return { negative: number < 0, whole: padded.slice(0, at), fraction: padded.slice(at) };
}

/** A finite number with a fixed count of decimals, rounded half away from zero by its decimal digits (1.005 is 1.01). */
export function roundedDigits(number: number, decimals: number): Digits {
  const { negative, whole, fraction } = digitsOf(number);
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  const up = Number(fraction.charAt(decimals) || '0') >= 5;
  const rounded = (BigInt(whole + kept) + (up ? 1n : 0n)).toString().padStart(decimals + 1, '0');
  const at = rounded.length - decimals;
  // A number that rounds to nothing has no sign.
  return {
    negative: negative && rounded !== '0'.repeat(rounded.length),
    whole: rounded.slice(0, at),
    fraction: rounded.slice(at),
  };
}

/** A finite number without the decimals after the first few, by its decimal digits. */
export function truncated(number: number, decimals: number): number {
  const { negative, whole, fraction } = digitsOf(number);
  const result = Number(`${whole}.${fraction.slice(0, decimals)}`);
  return negative ? -result : result;
}
