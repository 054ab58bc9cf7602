import { findOption, type SelectOption } from '@connect-app/app-runner/form';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { matching } from '../../form/options.js';
import type { ComboboxProps } from './Combobox.js';

export interface ComboboxState {
  readonly root: RefObject<HTMLDivElement>;
  readonly open: boolean;
  /** What was typed to filter; undefined when nothing was. */
  readonly typed: string | undefined;
  readonly matches: readonly SelectOption[];
  /** Index of the option the keyboard is at. */
  readonly active: number | undefined;
  readonly show: () => void;
  readonly type: (text: string) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly leave: () => void;
  readonly pick: (option: SelectOption) => void;
}

/** The behaviour of a combobox as the ARIA practices describe it: which list is shown, and what keys do. */
export function useCombobox({
  options,
  chosen,
  choose,
  multiple,
  editable,
  opened,
  refresh,
}: ComboboxProps): ComboboxState {
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [at, setAt] = useState<number | undefined>(undefined);
  const matches = matching(options, typed ?? '');
  const active = open && at !== undefined && at < matches.length ? at : undefined;

  useEffect(() => {
    const element =
      root.current?.querySelector('[data-active]') ?? (open ? root.current?.querySelector('.popup') : null);
    element?.scrollIntoView({ block: 'nearest' });
  }, [active, open, matches.length > 0]);

  const show = (): void => {
    if (open) return;
    setOpen(true);
    setAt(undefined);
    opened?.();
  };
  const close = (): void => {
    setOpen(false);
    setTyped(undefined);
    setAt(undefined);
  };
  const pick = (option: SelectOption): void => {
    choose(option.value);
    setTyped(undefined);
    if (!multiple) close();
  };
  const type = (text: string): void => {
    show();
    setTyped(text);
    setAt(text === '' ? undefined : 0);
  };
  /** Takes what was typed where no option was picked: its option, or the text itself if that is allowed. */
  const take = (): void => {
    const text = typed?.trim() ?? '';
    if (text === '') return;
    const named = findOption(options, text) ?? options.find(({ label }) => label.toLowerCase() === text.toLowerCase());
    if (named !== undefined) choose(named.value);
    else if (editable) choose(text);
  };
  const move = (by: number): void => {
    if (!open) {
      show();
      return;
    }
    if (matches.length === 0) return;
    const start = at ?? (by > 0 ? chosenIndex() - 1 : matches.length);
    setAt((start + by + matches.length) % matches.length);
  };
  const chosenIndex = (): number => {
    const index = matches.findIndex(({ value }) => value === chosen[0]);
    return index < 0 ? 0 : index;
  };
  const key = (event: KeyboardEvent): void => {
    const option = active === undefined ? undefined : matches[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open) {
      if (option !== undefined) pick(option);
      else {
        take();
        close();
      }
    } else if (event.key === 'Escape' && open) close();
    else if (event.key === 'F5' && open && refresh !== undefined) refresh();
    else if (event.key === 'Tab') return;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (): void => {
    if (open) take();
    close();
  };
  return { root, open, typed, matches, active, show, type, key, leave, pick };
}
