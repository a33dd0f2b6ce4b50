/** The built program, started where the clinic's file cannot be opened. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../src/main/app.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { boot } from '../support/boot.ts';
import { deskOf, PASSWORD, temporaryFolder } from '../support/clinic.ts';

describe('a start without a file that can be opened', () => {
  it('offers the newest good backup, and goes on with it', async () => {
    const { clinic, name } = await clinicWithBackup();
    const file = path.join(clinic, 'clinic.db');
    fs.writeFileSync(file, 'not a clinic any more');
    const declined = await boot(clinic);
    await declined.settled();
    const asked = await declined.run(({ told }) => [told.exits, told.messageBoxes]);
    expect(asked).toMatchObject([[1], [{ buttons: ['Restore This Backup', 'Quit'], cancelId: 1 }]]);
    expect(fs.readFileSync(file, 'utf8')).toBe('not a clinic any more');
    declined.kill();

    const rescued = await boot(clinic, { STAND_IN_ANSWER: '0' });
    await rescued.settled();
    const status = await rescued.run(({ BrowserWindow }, _, bridgeOf) =>
      bridgeOf(BrowserWindow.all[0]).call('setup.status', {}),
    );
    expect(status).toMatchObject({ ok: true, value: { isSetUp: true, clinicName: 'Saved Clinic' } });
    const [kept = ''] = fs
      .readdirSync(path.join(clinic, 'backups'))
      .filter((one) => one.startsWith('damaged'));
    const damaged = path.join(clinic, 'backups', kept, 'clinic.db');
    expect(fs.readFileSync(damaged, 'utf8')).toBe('not a clinic any more');
    expect(backupsIn(path.join(clinic, 'backups')).map((backup) => backup.name)).toEqual([name]);
    rescued.kill();
    fs.rmSync(clinic, { recursive: true });
  });
});

/** A folder with a clinic and one backup of it, and nothing open. */
async function clinicWithBackup() {
  const clinic = temporaryFolder();
  const app = await openApp({ folder: clinic, sweeper: false });
  await deskOf(app, null).call('setup.createClinic', {
    clinicName: 'Saved Clinic',
    timeZone: 'Europe/Berlin',
    admin: { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD },
  });
  await app.close({ isHurried: false });
  const [backup] = backupsIn(path.join(clinic, 'backups'));
  return { clinic, name: backup?.name };
}
