import type { healthProcedures } from '../../../shared/contract/health.ts';
import type { HandlersOf } from '../../context.ts';
import { makeSupportFile } from '../support/support-file.ts';
import { currentHealth } from './current.ts';
import { versionsOf } from './versions.ts';

export const healthHandlers = {
  'about.get': (ctx) => versionsOf(ctx),

  'health.get': (ctx) => currentHealth(ctx),

  'health.check': ({ health }) => health.check(),

  'support.make': {
    prepare: async (ctx) => {
      const made = await makeSupportFile(ctx);
      return async (command) => {
        command.audit({ entity: 'support', after: { bytes: made.bytes } });
        return made;
      };
    },
  },
} satisfies HandlersOf<typeof healthProcedures>;
