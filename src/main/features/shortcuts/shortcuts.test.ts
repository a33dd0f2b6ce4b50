import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/contract/index.ts';
import { type Clinic, openClinic, uuid } from '../../../../tests/support/clinic.ts';

describe('a person’s own keys', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());
  beforeEach(async () => {
    await clinic.desk.call('shortcuts.reset', {});
    await clinic.admin.call('shortcuts.reset', {});
  });

  it('are kept, changed and reset, one or all', async () => {
    const { desk } = clinic;
    expect(await desk.call('shortcuts.list', {})).toEqual({ items: [] });
    await desk.call('shortcuts.set', { action: 'book', keys: 'b' });
    const both = await desk.call('shortcuts.set', { action: 'walkIn', keys: 'Shift+$mod+Y' });
    expect(both.items).toEqual([
      { action: 'book', keys: 'b' },
      { action: 'walkIn', keys: '$mod+Shift+y' },
    ]);
    await desk.call('shortcuts.set', { action: 'book', keys: 'k' });
    expect((await desk.call('shortcuts.list', {})).items[0]).toEqual({ action: 'book', keys: 'k' });
    const left = await desk.call('shortcuts.reset', { action: 'walkIn' });
    expect(left.items.map(({ action }) => action)).toEqual(['book']);
    expect(await desk.call('shortcuts.reset', {})).toEqual({ items: [] });
  });

  it('are nobody else’s', async () => {
    await clinic.desk.call('shortcuts.set', { action: 'book', keys: 'b' });
    expect((await clinic.admin.call('shortcuts.list', {})).items).toEqual([]);
    await clinic.admin.call('shortcuts.set', { action: 'walkIn', keys: 'b' });
    await clinic.admin.call('shortcuts.reset', {});
    expect((await clinic.desk.call('shortcuts.list', {})).items).toHaveLength(1);
  });

  it('are not those of another action, and free again once that one gave them away', async () => {
    const { desk } = clinic;
    const refused = await desk.refused('SHORTCUT_TAKEN', 'shortcuts.set', { action: 'walkIn', keys: 'N' });
    expect(refused).toMatchObject({ code: 'CONFLICT', params: { action: 'book' } });
    await desk.refused('SHORTCUT_TAKEN', 'shortcuts.set', { action: 'walkIn', keys: 'f' });
    await desk.call('shortcuts.set', { action: 'book', keys: 'b' });
    await desk.call('shortcuts.set', { action: 'walkIn', keys: 'n' });
    const again = await desk.refused('SHORTCUT_TAKEN', 'shortcuts.reset', { action: 'book' });
    expect(again.params).toEqual({ action: 'walkIn' });
    expect((await desk.call('shortcuts.list', {})).items).toHaveLength(2);
  });

  it.each(['Tab', 'Escape', 'Enter', 'Space', '$mod+w', '$mod+t', '$mod+Shift+n', 'ArrowUp', 'F5', 'Alt+f'])(
    'are not %s, which is needed elsewhere',
    async (keys) => {
      await clinic.desk.refused('SHORTCUT_RESERVED', 'shortcuts.set', { action: 'book', keys });
    },
  );

  it.each(['nn', 'Control+b', 'ж', '(.*)', 'g d', '<b>', 'x'.repeat(41), ''])(
    'are not %j, which is no key',
    async (keys) => {
      const { fields } = await clinic.desk.refused('INPUT_INVALID', 'shortcuts.set', {
        action: 'book',
        keys,
      });
      expect(Object.keys(fields ?? {})).toEqual(['keys']);
    },
  );

  it.each(['gridDone', 'close', 'nothing', '__proto__'])('are not for %s', async (action) => {
    const input = { action, keys: 'b' } as Input<'shortcuts.set'>;
    const { fields } = await clinic.desk.refused('INPUT_INVALID', 'shortcuts.set', input);
    expect(fields).toEqual({ action: 'NOT_ONE_OF' });
  });

  it('are told to the other windows, and written down', async () => {
    const { desk, app } = clinic;
    const { id } = await desk.call('auth.me', {});
    const heard: unknown[] = [];
    await clinic.told();
    const stop = app.changes.subscribe((change) => heard.push(change));
    const commandId = uuid();
    await desk.call('shortcuts.set', { action: 'book', keys: 'b' }, commandId);
    await desk.call('shortcuts.set', { action: 'book', keys: 'b' }, commandId);
    await desk.call('shortcuts.set', { action: 'book', keys: 'b' });
    await clinic.told();
    stop();
    expect(heard).toEqual([{ seq: expect.any(Number), entity: 'shortcuts', ids: [id] }]);
    const rows = await app.database.read((db) =>
      db.selectFrom('audit_log').selectAll().where('command_id', '=', commandId).execute(),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ entity: 'shortcuts', procedure: 'shortcuts.set', entity_id: id });
  });
});
