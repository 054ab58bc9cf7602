type Rgb = readonly [number, number, number];

/** Contrast of normal text to its ground (WCAG 2.2, 1.4.3), with a little to spare for rounding. */
const READABLE = 4.6;

/** How much of the colour tints the ground of what is chosen: `--accent-soft` of `styles/tokens.css`. */
const TINT = { light: 0.09, dark: 0.14 };

/**
 * A colour made darker or lighter until text of it is readable on a ground, plain or tinted with the colour, and text of the
 * ground's colour on it. Both are `#rrggbb`; what is no colour becomes grey first.
 */
export function readableOn(colour: string, ground: string): string {
  const behind = parse(ground);
  const isLight = luminance(behind) > 0.4;
  const target: Rgb = isLight ? [0, 0, 0] : [255, 255, 255];
  const start = parse(colour);
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(start, target, share);
    const tinted = mix(behind, mixed, isLight ? TINT.light : TINT.dark);
    // The tinted ground lies between the two: what is readable on it is readable on the plain one.
    if (contrast(mixed, tinted) >= READABLE) return format(mixed);
  }
  return format(target);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share)) as unknown as Rgb;
}

/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2). */
export function contrastOf(left: string, right: string): number {
  return contrast(parse(left), parse(right));
}

function contrast(left: Rgb, right: Rgb): number {
  const [high, low] = [luminance(left), luminance(right)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parse(colour: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return [107, 114, 128];
  return [match[1], match[2], match[3]].map((part) => Number.parseInt(part ?? '0', 16)) as unknown as Rgb;
}

function format(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
