import type { ChangeFeed } from '../../src/main/changes.ts';

/** Counts who follows the changes from now on: each who has begun and not ended. */
export function countFollowers(changes: ChangeFeed): () => number {
  const subscribe = changes.subscribe.bind(changes);
  let followers = 0;
  changes.subscribe = (listener) => {
    const end = subscribe(listener);
    let isOver = false;
    followers += 1;
    return () => {
      if (!isOver) followers -= 1;
      isOver = true;
      end();
    };
  };
  return () => followers;
}
