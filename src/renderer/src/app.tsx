import { useEffect } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { Progress } from './components/progress.tsx';
import { Answer } from './components/states.tsx';
import { Toasts } from './components/toasts.tsx';
import { Gate } from './features/session/gate.tsx';
import { FirstRun } from './features/setup/first-run.tsx';
import { SetupScreen } from './features/setup/setup-screen.tsx';
import { localeOf } from '../../shared/languages.ts';
import { useQueryOf } from './lib/hooks.ts';
import { shownLanguage } from './lib/language.ts';
import { queryClient } from './lib/query-client.ts';
import { useStore } from './lib/store.ts';
import { router } from './routes.tsx';

export function App() {
  const language = useStore(shownLanguage);
  return (
    <I18nProvider locale={localeOf(language)}>
      <QueryClientProvider client={queryClient}>
        <Progress />
        <Start />
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
}

/**
 * The screen that the address names. Screens that were left in the middle of going somewhere, as those of a demonstration
 * are, would go on waiting for that when they are shown again.
 */
function Screens() {
  useEffect(() => void router.load(), []);
  return <RouterProvider router={router} />;
}

/** The first start, or the desk behind its sign-in. */
function Start() {
  const language = useStore(shownLanguage);
  const status = useQueryOf('setup.status', {});
  return (
    <Answer query={status}>
      {({ isSetUp }) =>
        isSetUp ? (
          <Gate>
            {/* The words are not React's: in another language the screens are drawn anew. */}
            <FirstRun key={language}>
              <Screens />
            </FirstRun>
          </Gate>
        ) : (
          <SetupScreen />
        )
      }
    </Answer>
  );
}
