import './lib/zod-setup.ts';
import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { optionsOf } from './lib/hooks.ts';
import { queryClient } from './lib/query-client.ts';
import { applyTheme, storedTheme } from './lib/theme.ts';

applyTheme(storedTheme());
// Asked together, although the second only counts once the first has its answer.
void queryClient.prefetchQuery(optionsOf('setup.status', {}));
void queryClient.prefetchQuery(optionsOf('auth.me', {}));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
