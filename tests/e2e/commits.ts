/** Counts what React draws anew: in the built program, by the hook that its developer tools use. */
import type { Page } from '@playwright/test';

export interface Drawn {
  /** Times that something was drawn. */
  commits: number;
  /** Components that ran in them. */
  components: number;
  /** Elements of the page that were changed, added or removed. */
  elements: number;
}

/** From the next loading of the page on. */
export async function countDrawing(page: Page): Promise<void> {
  await page.addInitScript(listen);
}

/** What was drawn since it was last asked, once nothing has been for a while. */
export async function drawn(page: Page): Promise<Drawn> {
  return page.evaluate(async () => {
    const { drawing } = window as unknown as { drawing: Drawn & { at: number } };
    const isQuiet = () => performance.now() - drawing.at > 400;
    do await new Promise((resolve) => setTimeout(resolve, 100));
    while (!isQuiet());
    const { commits, components, elements } = drawing;
    Object.assign(drawing, { commits: 0, components: 0, elements: 0 });
    return { commits, components, elements };
  });
}

/** Runs in the page, before anything else. */
function listen(): void {
  interface Fiber {
    tag: number;
    flags: number;
    child: Fiber | null;
    sibling: Fiber | null;
    alternate: Fiber | null;
  }
  const drawing = { commits: 0, components: 0, elements: 0, at: performance.now() };
  const touched = new Set<Node>();
  // Functions and classes, also those that are wrapped.
  const isComponent = ({ tag }: Fiber) => [0, 1, 11, 14, 15].includes(tag);
  const PERFORMED_WORK = 1;
  const look = (fiber: Fiber) => {
    if (isComponent(fiber) && (fiber.flags & PERFORMED_WORK) !== 0) drawing.components += 1;
    // What was left as it was keeps its children.
    if (fiber.alternate && fiber.alternate.child === fiber.child) return;
    for (let child = fiber.child; child; child = child.sibling) look(child);
  };
  Object.assign(window, {
    drawing,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      renderers: new Map(),
      supportsFiber: true,
      isDisabled: false,
      checkDCE: () => {},
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => {
        drawing.commits += 1;
        drawing.at = performance.now();
        look(root.current);
      },
    },
  });
  const observer = new MutationObserver((records) => {
    touched.clear();
    for (const { target, addedNodes, removedNodes, type } of records) {
      if (type !== 'childList') touched.add(target);
      for (const node of [...addedNodes, ...removedNodes]) touched.add(node);
    }
    drawing.elements += touched.size;
    drawing.at = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}
