import { useRouter } from '@tanstack/react-router';
import { createPrivateStore } from '../../lib/store.ts';
import { chapterOf } from './chapter-of.ts';

const START = '/';
/** Where somebody was when they opened the guide, with all that the address says. */
const origin = createPrivateStore(START);

/** Opens the guide at the chapter of the screen that is shown. */
export function useOpenHelp(): () => void {
  const router = useRouter();
  return () => {
    const { href, pathname } = router.state.location;
    if (pathname === '/help') return;
    origin.set(href);
    void router.navigate({ to: '/help', search: { chapter: chapterOf(pathname) } });
  };
}

/** Back to where one was. */
export function useLeaveHelp(): () => void {
  const { history } = useRouter();
  return () => history.push(origin.get());
}
