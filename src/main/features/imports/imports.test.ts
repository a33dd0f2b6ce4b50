import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../database/audit.ts';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';
import { begin, ended, imported, OPTIONS, upload } from '../../../../tests/support/imports.ts';
import { runImport } from './run.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
  await clinic.admin.call('settings.update', { country: 'DE' });
});
afterEach(() => clinic.close());

const names = async (query: string) =>
  (await clinic.desk.call('patients.search', { query })).items.map(({ name }) => name);
const patientCount = () =>
  clinic.app.database.read(async (db) => (await db.selectFrom('patients').select('id').execute()).length);

describe('a file of patients', () => {
  it('becomes records as the screen makes them, found by name, phone and a slip', async () => {
    const job = await imported(
      clinic,
      'Vorname;Nachname;Geburtsdatum;Telefon;E-Mail\r\nJürgen;Köhler;24.12.1960;030 12345678;J.K@Post.DE\r\nZoë;Ångström;1.2.1975;;\r\n',
    );
    expect(job).toMatchObject({ state: 'DONE', lines: 2, toAdd: 2, added: 2, wrong: 0, failure: null });
    const [found] = (await clinic.desk.call('patients.search', { query: 'jurgen kohler' })).items;
    expect(found).toMatchObject({
      name: 'Jürgen Köhler',
      dateOfBirth: '1960-12-24',
      phone: '+493012345678',
      email: 'j.k@post.de',
    });
    expect(await names('Jurgan Kohler')).toEqual(['Jürgen Köhler']);
    expect(await names('03012345678')).toEqual(['Jürgen Köhler']);
    expect(await names('Angstrom')).toEqual(['Zoë Ångström']);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBeNull();
  });

  it.each([
    ['utf-8', Buffer.from('name,phone\nÉmile Noël,\n')],
    ['utf-8 with its mark', Buffer.from('\uFEFFname,phone\nÉmile Noël,\n')],
    ['utf-16', Buffer.from('\uFEFFname\tphone\nÉmile Noël\t\n', 'utf16le')],
    ['windows-1252', Buffer.from('name;phone\nÉmile Noël;\n', 'latin1')],
  ])('in %s is read as it was meant', async (_, content) => {
    expect(await imported(clinic, content)).toMatchObject({ state: 'DONE', added: 1 });
    expect(await names('emile')).toEqual(['Émile Noël']);
  });

  it('is checked without anything being saved, and every wrong line is told with its column', async () => {
    const text =
      'name,date of birth,email\nAnn Lee,1980-02-30,\n"Two\nLines",1980-01-01,\nX,,nobody\nBea Orr,2026-12-24,\n';
    const job = await imported(clinic, text, { isDryRun: true });
    expect(job).toMatchObject({ state: 'CHECKED', lines: 4, toAdd: 1, wrong: 3, added: 0 });
    expect(job.problems).toEqual([
      { line: 2, field: 'dateOfBirth', reason: 'NOT_A_DATE', value: '1980-02-30' },
      { line: 5, field: 'name', reason: 'TOO_SHORT', value: 'X' },
      { line: 5, field: 'email', reason: 'NOT_AN_EMAIL', value: 'nobody' },
      { line: 6, field: 'dateOfBirth', reason: 'IN_THE_FUTURE', value: '2026-12-24' },
    ]);
    expect(await patientCount()).toBe(0);
    const report = fs.readFileSync(clinic.app.transfers.find(job.reportId ?? '') ?? '', 'utf8');
    expect(report).toContain('5,Email,Not an email address,nobody');
  });

  it('is all or nothing: one wrong line stops it, unless wrong lines are left out', async () => {
    const text = 'name,dob\nAnn Lee,1980-02-01\nBea Orr,yesterday\n';
    expect(await imported(clinic, text)).toMatchObject({ state: 'FAILED', failure: 'LINES_WRONG', added: 0 });
    expect(await patientCount()).toBe(0);
    const job = await imported(clinic, text, { leavesOutWrong: true });
    expect(job).toMatchObject({ state: 'DONE', added: 1, wrong: 1 });
    expect(await names('ann')).toEqual(['Ann Lee']);
  });

  it('knows who is on file or twice in it: left out, told, or added all the same', async () => {
    const born = { name: 'Ann Lee', dateOfBirth: '1980-02-01' };
    await clinic.desk.call('patients.create', { ...born, phone: '030 1234567' });
    const text =
      'name,dob,phone\nANN LEE,1980-02-01,\nAnn Lee,,+49301234567\nAnn Lee,1999-09-09,\nBea Orr,1970-01-01,\nBea Orr,1970-01-01,5\n';
    const reported = await imported(clinic, text, { duplicates: 'REPORT', isDryRun: true });
    expect(reported.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'ON_FILE'],
      [3, 'ON_FILE'],
      [6, 'IN_FILE'],
    ]);
    expect(await imported(clinic, text)).toMatchObject({ state: 'DONE', skipped: 3, added: 2 });
    expect(await names('ann lee')).toHaveLength(2);
    expect(await imported(clinic, text, { duplicates: 'ADD' })).toMatchObject({ added: 5 });
  });

  it('is refused as a whole when it is no table, or is gone', async () => {
    const { fileId: _, ...job } = await begin(clinic, 'name\nAnn Lee\n', { isDryRun: true });
    await ended(clinic, job.id);
    await clinic.admin.refused('FILE_UNREADABLE', 'imports.inspect', {
      fileId: await upload(clinic, Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 0, 9])),
    });
    await clinic.admin.refused('FILE_NOT_FOUND', 'imports.start', {
      fileId: '00000000-0000-4000-8000-000000000000',
      fileName: 'gone.csv',
      kind: 'patients',
      isDryRun: false,
      options: { ...OPTIONS, mapping: { name: 0 } },
    });
  });

  it('fails when its file goes after it was begun', async () => {
    const { database } = clinic.app;
    const { id } = await database.write((db) =>
      db
        .insertInto('imports')
        .values({
          user_id: 1,
          kind: 'patients',
          state: 'READY',
          is_dry_run: 0,
          file_id: '00000000-0000-4000-8000-000000000000',
          file_name: 'gone.csv',
          options: JSON.stringify({ ...OPTIONS, mapping: { name: 0 } }),
          created_at: clinic.clock.at,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const nowhere = { find: () => null, newFile: () => ({ fileId: '', file: '' }), pause: async () => {} };
    await runImport({ database, slices: database, importId: id, now: clinic.clock.at, ...nowhere });
    expect(await ended(clinic, id)).toMatchObject({ state: 'FAILED', failure: 'FILE_NOT_FOUND' });
  });
});

describe('an import on its way', () => {
  const many = (count: number) =>
    `name,dob\n${Array.from({ length: count }, (_, at) => `Hidden Person,19${10 + (at % 80)}-01-01`).join('\n')}\n`;

  async function writing(id: number): Promise<void> {
    for (;;) {
      const job = await clinic.admin.call('imports.get', { id });
      if (job.state === 'WRITING' && job.added > 0) return;
      if (job.finishedAt !== null) throw new Error('It was over too soon');
    }
  }

  it('is seen by nobody until it is done, and a patient made meanwhile is another', async () => {
    const { id } = await begin(clinic, many(3000), { duplicates: 'ADD' });
    await writing(id);
    expect(await names('hidden')).toEqual([]);
    expect((await clinic.desk.call('patients.similar', { name: 'Hidden Person' })).items).toEqual([]);
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'patients.get', { id: 1 });
    await clinic.admin.refused('IMPORT_RUNNING', 'imports.start', {
      fileId: await upload(clinic, 'x'),
      fileName: 'x',
      kind: 'patients',
      isDryRun: true,
      options: OPTIONS,
    });
    const own = await clinic.desk.call('patients.create', { name: 'Olga Own' });
    expect(own.id).toBe(3001);
    expect(await ended(clinic, id)).toMatchObject({ state: 'DONE', added: 3000 });
    expect(await names('hidden')).toHaveLength(20);
    expect((await clinic.desk.call('patients.get', { id: 3000 })).name).toBe('Hidden Person');
    expect(await names('olga')).toEqual(['Olga Own']);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const { id } = await begin(clinic, many(3000), { duplicates: 'ADD' });
    await writing(id);
    await clinic.admin.call('imports.cancel', { id });
    expect(await ended(clinic, id)).toMatchObject({ state: 'CANCELLED', added: 0 });
    expect(await patientCount()).toBe(0);
    expect(await names('hidden')).toEqual([]);
    await clinic.admin.refused('IMPORT_OVER', 'imports.cancel', { id });
    expect(await imported(clinic, many(3), { duplicates: 'ADD' })).toMatchObject({ state: 'DONE', added: 3 });
  });
});

describe('a file of doctors', () => {
  it('adds each, with a field of its own where that is new; one taken email stops all', async () => {
    const text =
      'name,specialization,email\nDr Ann Lee,Sleep,ann@clinic.test\nDr Bea Orr,Dreams,bea@clinic.test\n';
    expect(await imported(clinic, text)).toMatchObject({ kind: 'doctors', state: 'DONE', added: 2 });
    const { items } = await clinic.admin.call('doctors.list', {});
    expect(items.map(({ name, specialization }) => [name, specialization])).toEqual([
      ['Dr Ann Lee', 'Sleep'],
      ['Dr Bea Orr', 'Dreams'],
    ]);
    const again = await imported(clinic, `${text}Dr Cy Poe,Naps,cy@clinic.test\n`, { duplicates: 'REPORT' });
    expect(again).toMatchObject({ state: 'FAILED', wrong: 2 });
    expect(again.problems[0]).toMatchObject({ line: 2, field: 'email', reason: 'EMAIL_TAKEN' });
    expect((await clinic.admin.call('doctors.list', {})).items).toHaveLength(2);
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBeNull();
  });
});
