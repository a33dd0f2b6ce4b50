import { expect, it } from 'vitest';
import { contract, procedureNames } from './contract/index.ts';
import { isPublicCommand } from './public-commands.ts';

it('names exactly the public commands of the contract', () => {
  for (const name of procedureNames) {
    const { kind, access } = contract[name];
    expect([name, isPublicCommand(name)]).toEqual([name, kind === 'command' && access === 'public']);
  }
});
