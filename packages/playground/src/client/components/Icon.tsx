/** Strokes on a grid of 16; each takes the colour of the text around it. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  alert: 'M8 5.5v3.5M8 11.5v.01M8 1.8 14.6 13.4H1.4Z',
  check: 'm3 8.5 3.2 3.2L13 5',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  down: 'm4 6 4 4 4-4',
  edit: 'm3 13 .8-3.2L10.6 3 13 5.4l-6.8 6.8ZM9.2 4.4l2.4 2.4',
  key: 'M6.2 9.8a3.2 3.2 0 1 1 0-.01ZM6.8 7.8 13 1.8M10.6 4.2l2 2',
  link: 'M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.2 9.1a2.6 2.6 0 0 0 3.7 3.7L8 11.7',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
  open: 'M6.5 3.5H3.2v9.3h9.3V9.5M9 2.8h4.2V7M13 3 7.5 8.5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3h-3',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 1.8v3h3',
  search: 'M7 11.6A4.6 4.6 0 1 0 7 2.4a4.6 4.6 0 0 0 0 9.2ZM10.4 10.4l3.2 3.2',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M12.8 3.2l-1.1 1.1M4.3 11.7l-1.1 1.1',
  system: 'M2 3h12v8H2ZM6 13.8h4M8 11v2.8',
  up: 'm4 10 4-4 4 4',
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside words, or in a button that has a name of its own. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon-picture" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
