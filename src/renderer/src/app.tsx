import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { Progress } from './components/progress.tsx';
import { Answer } from './components/states.tsx';
import { Toasts } from './components/toasts.tsx';
import { Gate } from './features/session/gate.tsx';
import { SetupScreen } from './features/setup/setup-screen.tsx';
import { locale } from './lib/clock.ts';
import { useQueryOf } from './lib/hooks.ts';
import { queryClient } from './lib/query-client.ts';
import { router } from './routes.tsx';

export function App() {
  return (
    <I18nProvider locale={locale}>
      <QueryClientProvider client={queryClient}>
        <Progress />
        <Start />
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
}

/** The first start, or the desk behind its sign-in. */
function Start() {
  const status = useQueryOf('setup.status', {});
  return (
    <Answer query={status}>
      {({ isSetUp }) =>
        isSetUp ? (
          <Gate>
            <RouterProvider router={router} />
          </Gate>
        ) : (
          <SetupScreen />
        )
      }
    </Answer>
  );
}
