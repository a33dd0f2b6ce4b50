import './lib/zod-setup.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { optionsOf } from './lib/hooks.ts';
import { startLanguage } from './lib/language.ts';
import { queryClient } from './lib/query-client.ts';
import { applyTheme, storedTheme } from './lib/theme.ts';

applyTheme(storedTheme());
// Asked together, although the second only counts once the first has its answer.
const status = queryClient.fetchQuery(optionsOf('setup.status', {})).catch(() => undefined);
void queryClient.prefetchQuery(optionsOf('auth.me', {}));

const root = document.getElementById('root');
await startLanguage(status.then((answer) => answer?.language));
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
