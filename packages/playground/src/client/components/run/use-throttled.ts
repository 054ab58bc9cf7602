import { useEffect, useRef, useState } from 'preact/hooks';

/** A text that changes at most every so many milliseconds while it is `busy`: screen readers speak each change. */
export function useThrottled(text: string, { busy, wait }: { readonly busy: boolean; readonly wait: number }): string {
  const [shown, setShown] = useState(text);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setShown(latest.current), wait);
    return () => clearInterval(timer);
  }, [busy, wait]);
  useEffect(() => setShown(latest.current), [busy]);
  return busy ? shown : text;
}
