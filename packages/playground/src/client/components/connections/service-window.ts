/** The window in which a user agrees to a connection on the service's own page. */
export interface ServiceWindow {
  /** Goes to the service's page; false when there is no window to go in, or the address is none of the web's. */
  readonly go: (address: string) => boolean;
  readonly close: () => void;
}

/** Opens the window empty: a browser allows it only at the very click, before the address is known. */
export function openWindow(): ServiceWindow {
  const opened = window.open('about:blank', '_blank', 'popup,width=620,height=760');
  if (opened !== null) opened.opener = null;
  return {
    go: (address) => {
      if (opened === null || opened.closed || !/^https?:/i.test(address)) return false;
      opened.location.href = address;
      return true;
    },
    close: () => opened?.close(),
  };
}
