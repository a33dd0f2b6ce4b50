/** What runs inside the page: each function stands alone, for the browser gets its text. */

/** A plain reference for the board: as many bare cards, and moving one of them. In milliseconds. */
export async function plainBoard({ columns, cards }: { columns: number; cards: number }) {
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
  const place = (card: HTMLElement, column: number, row: number) => {
    card.style.cssText = `position:absolute;left:${column * 150}px;top:${row * 26}px;width:144px;height:24px;overflow:hidden;border:1px solid`;
  };
  document.body.replaceChildren();
  await painted();
  const began = performance.now();
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < cards; row += 1) {
      const card = document.createElement('div');
      for (const text of ['09:00 ○ ', 'Somebody Somewhere']) {
        const span = document.createElement('span');
        span.textContent = text;
        card.append(span);
      }
      place(card, column, row);
      document.body.append(card);
    }
  }
  const paint = (await painted()) - began;
  const moving = performance.now();
  place(document.body.lastElementChild as HTMLElement, 0, 0);
  const move = (await painted()) - moving;
  return { paint, move };
}

/** From following a link to the day until what is in sight is painted, and until all cards are there. */
export async function openDay({ hash, cards }: { hash: string; cards: number }) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const isInSight = () => {
    const columns = document.querySelectorAll('[data-column]');
    const seen = [...columns].filter((column) => column.getBoundingClientRect().left < window.innerWidth);
    return seen.length > 0 && seen.every((column) => column.querySelector('[data-slot-id]'));
  };
  const isThere = () =>
    document.querySelectorAll('[data-slot-id]').length >= cards &&
    document.querySelectorAll('[data-look="EXPECTED"]').length >= cards - 1;
  const began = performance.now();
  location.hash = hash;
  do await frame();
  while (!isInSight());
  const first = performance.now() - began;
  while (!isThere()) await frame();
  return { first, all: performance.now() - began };
}

/** Picks the focused booking up, carries it by one slot and drops it: how long the drop took to be painted. */
export async function moveOne({ key }: { key: string }): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const press = (pressed: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }),
    );
  const from = document.activeElement;
  press('m');
  await frame();
  press(key);
  await frame();
  if (document.querySelector('[data-drop=ok]') === null) throw new Error('It cannot be dropped there');
  const began = performance.now();
  press('Enter');
  await frame();
  const took = performance.now() - began;
  if (document.activeElement === from) throw new Error('It was not moved');
  return took;
}
