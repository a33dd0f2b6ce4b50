import { serveDesk } from '../races/desk-server.ts';
import { withBug } from './bugs.ts';

await serveDesk(withBug);
