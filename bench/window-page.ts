/** What runs inside the page, before anything of the program: it stands alone, for the browser gets its text. */

export interface Noted {
  /** From the key to the frame after it, in milliseconds, with the key. */
  keys: { key: string; took: number }[];
  /** From the last Enter until a notice said that something is confirmed, and was painted. */
  confirmed: number[];
  /** From the beginning of the page until a slot could be seen. */
  usable: number | null;
}

/** Notes when what a key did is painted, when a booking is said to be confirmed, and when the board is there. */
export function takeNotes(): void {
  const noted: Noted = { keys: [], confirmed: [], usable: null };
  Object.assign(window, { noted });
  let enteredAt = 0;
  const painted = (then: () => void) => requestAnimationFrame(() => setTimeout(then));
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') enteredAt = timeStamp;
      painted(() => noted.keys.push({ key, took: performance.now() - timeStamp }));
    },
    { capture: true },
  );
  // By their words, which name patient, doctor and time: elements come anew when another notice goes.
  const seen = new Set<string>();
  const look = () => {
    if (noted.usable === null && document.querySelector('[data-slot-id]')) {
      noted.usable = Number.NaN;
      painted(() => (noted.usable = performance.now()));
    }
    for (const notice of document.querySelectorAll('[role="alertdialog"]')) {
      const text = notice.textContent ?? '';
      if (seen.has(text) || !text.includes('Confirmed: ')) continue;
      seen.add(text);
      painted(() => noted.confirmed.push(performance.now() - enteredAt));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}
