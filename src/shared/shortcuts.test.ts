import { describe, expect, it } from 'vitest';
import { isReserved, normalChord } from './chords.ts';
import type { Permission } from './permissions.ts';
import type { Role } from './roles.ts';
import { ACTIONS, actionIds, isActionId, isOfferedTo, judgeKeys, keysWith } from './shortcuts.ts';

describe('the list of actions', () => {
  it('gives no keys twice', () => {
    const all = ACTIONS.flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it('writes changeable keys the one way, and takes none that it would refuse others', () => {
    const own = ACTIONS.filter(({ isChangeable }) => isChangeable).flatMap(({ keys }) => keys);
    for (const chord of own) expect(normalChord(chord)).toBe(chord);
    // Printing the day instead of the screen is meant, and F1 is for help everywhere.
    expect(own.filter(isReserved)).toEqual(['$mod+p', 'F1']);
  });

  it('may have the own keys of each action again', () => {
    for (const action of ACTIONS) {
      if (!isActionId(action.id)) continue;
      for (const chord of action.keys) expect(judgeKeys(action.id, chord, [])).toEqual({ is: 'fine', chord });
    }
    expect(actionIds).not.toContain('gridDone');
  });
});

describe('what is offered to whom', () => {
  const offered = (role: Role, permissions: Permission[] = []) =>
    ACTIONS.filter((action) => isOfferedTo(action, { role, permissions })).map(({ id }) => id);

  it('is nothing of the desk for a doctor, whatever they were allowed', () => {
    expect(offered('doctor', ['statistics']).toSorted()).toEqual([
      'daySheet',
      'goAbout',
      'goAccount',
      'goHelp',
      'goMyDay',
      'goToDate',
      'help',
      'nextDay',
      'palette',
      'previousDay',
      'today',
    ]);
  });

  it('is the desk for receptionists, with what they were allowed, and all but a day of their own for admins', () => {
    const desk = offered('receptionist');
    expect(desk).toContain('book');
    expect(desk).not.toContain('goUsers');
    expect(desk).not.toContain('goStats');
    expect(desk).not.toContain('goMyDay');
    expect(offered('receptionist', ['statistics'])).toContain('goStats');
    expect(offered('admin', ['statistics'])).toEqual(
      ACTIONS.map(({ id }) => id).filter((id) => id !== 'goMyDay'),
    );
  });
});

describe('changed keys', () => {
  const changes = [{ action: 'book', keys: 'b' }];

  it('stand instead of all the old ones', () => {
    const keys = keysWith([...changes, { action: 'nextDay', keys: 'j' }]);
    expect([keys.get('book'), keys.get('nextDay'), keys.get('today')]).toEqual([['b'], ['j'], ['t']]);
  });

  it('are taken from whoever has them by itself, and those of unknown actions do not count', () => {
    const keys = keysWith([
      { action: 'book', keys: 't' },
      { action: 'gone', keys: 'w' },
      { action: 'gridDone', keys: 'w' },
    ]);
    expect([keys.get('book'), keys.get('today'), keys.get('walkIn'), keys.get('gridDone')]).toEqual([
      ['t'],
      [],
      ['w'],
      ['d'],
    ]);
  });

  it('are refused when another has them, until it has given them away', () => {
    expect(judgeKeys('walkIn', 'n', [])).toEqual({ is: 'taken', by: 'book' });
    expect(judgeKeys('walkIn', 'n', changes)).toEqual({ is: 'fine', chord: 'n' });
    expect(judgeKeys('walkIn', 'B', changes)).toEqual({ is: 'taken', by: 'book' });
    expect(judgeKeys('walkIn', 'f', [])).toEqual({ is: 'taken', by: 'gridNextFree' });
    expect(judgeKeys('walkIn', '$mod+w', [])).toEqual({ is: 'reserved' });
    expect(judgeKeys('walkIn', 'two words', [])).toEqual({ is: 'garbage' });
  });
});
