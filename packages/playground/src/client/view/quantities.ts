/** A number of things in words: `1 bundle`, `2 bundles`, `1,200 bundles`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** Bytes as people read them, in steps of a thousand: `0 B`, `532 B`, `1.4 kB`, `20 MB`. */
export function sizeText(bytes: number): string {
  let rest = bytes;
  for (const unit of ['B', 'kB', 'MB']) {
    if (rest < 999.5) return `${short(rest, unit === 'B' ? 0 : 1)} ${unit}`;
    rest /= 1000;
  }
  return `${short(rest, 1)} GB`;
}

/** Milliseconds as people read them: `0 ms`, `840 ms`, `1.2 s`, `2 min 5 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${short(seconds, 1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
}

/** Minutes as people read them: `10 min`, `3 h`. */
export function minutesText(minutes: number): string {
  return minutes % 60 === 0 && minutes > 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** One digit behind the point at most, none for numbers of two digits and more. */
function short(number: number, digits: number): string {
  return number >= 9.95 ? String(Math.round(number)) : String(Number(number.toFixed(digits)));
}
