/** Must be the first import: Zod decides while schemas are built whether it may compile, and our CSP forbids it. */
import { z } from 'zod';

z.config({ jitless: true });
