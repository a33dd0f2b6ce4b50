import { serveDesk } from './desk-server.ts';

await serveDesk();
