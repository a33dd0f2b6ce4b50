import { addDays, weekdayOf } from '../../src/shared/calendar.ts';
import { ADMIN, expect, type Page, test } from './fixtures.ts';
import { Shell } from './pages/shell.ts';

/** A Monday far enough ahead that the demonstration has no slots there. */
function farMonday(): string {
  const today = new Date().toISOString().slice(0, 10);
  return addDays(today, 92 - weekdayOf(today));
}

async function fillDoctor(
  page: Page,
  fields: { name: string; specialization: string; email: string },
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add a doctor' });
  await dialog.getByLabel('Name', { exact: true }).fill(fields.name);
  await dialog.getByRole('combobox', { name: 'Specialization' }).fill(fields.specialization);
  await dialog.getByLabel('Email').fill(fields.email);
  await dialog.getByRole('button', { name: 'Add a doctor' }).click();
}

test('an admin adds, changes, deactivates and takes back a doctor', async ({ open, admin }) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await shell.goTo('Doctors');
  await page.getByRole('button', { name: 'Add a doctor' }).click();
  const [taken] = (await admin.call('doctors.list', {})).items;
  await fillDoctor(page, {
    name: 'Ines Duarte',
    specialization: 'Sleep medicine',
    email: taken?.email ?? '',
  });
  const dialog = page.getByRole('dialog', { name: 'Add a doctor' });
  await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/email/i);
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Ines Duarte');

  await dialog.getByLabel('Email').fill('ines@clinic.example');
  await dialog.getByRole('button', { name: 'Add a doctor' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Ines Duarte' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Sleep medicine' })).toBeVisible();

  await page.getByRole('button', { name: 'Edit Ines Duarte' }).click();
  await page.getByRole('dialog').getByLabel('Years of experience').fill('12');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Sleep medicine' }).getByText('12 years')).toBeVisible();

  await page.getByRole('button', { name: 'Deactivate Ines Duarte' }).click();
  const change = page.getByRole('dialog', { name: 'What this change does' });
  await change.getByRole('button', { name: 'Apply' }).click();
  await expect(change).toBeHidden();
  await expect(page.getByRole('button', { name: 'Reactivate Ines Duarte' })).toBeVisible();
  await shell.undo.click();
  await expect(page.getByRole('button', { name: 'Deactivate Ines Duarte' })).toBeVisible();
});

test('the preview of many slots is what is then made', async ({ open, admin }) => {
  const doctor = await admin.call('doctors.create', {
    name: 'Ines Duarte',
    specialization: 'Sleep medicine',
    email: 'ines@clinic.example',
  });
  const page = await open(ADMIN);
  await new Shell(page).goTo('Slots');
  await page.getByRole('combobox', { name: 'Doctor' }).fill('Ines');
  await page.getByRole('option', { name: /^Ines/ }).click();
  const preview = page.getByRole('region', { name: 'What will be made' });
  // Next week, 09:00 to 17:00 every 30 minutes: the form's first offer.
  await expect(preview.getByText('80 slots will be made')).toBeVisible();
  await page.getByRole('button', { name: 'Make 80 slots' }).click();
  await expect(preview.getByText('80 are there already')).toBeVisible();
  await expect(preview.getByText('0 slots will be made')).toBeVisible();
  const made = await admin.call('slots.list', { doctorId: doctor.id });
  expect(made.items).toHaveLength(80);

  // Longer ones from the same hour on stand in the way of each other.
  await page.getByRole('form', { name: 'Make many slots' }).getByLabel('Minutes each').fill('45');
  await expect(preview.getByText(/left out: other slots are in the way/)).toBeVisible();
});

test('one slot is made, blocked, opened again and deleted; the same twice is told at its field', async ({
  open,
  admin,
}) => {
  const doctor = await admin.call('doctors.create', {
    name: 'Ines Duarte',
    specialization: 'Sleep medicine',
    email: 'ines@clinic.example',
  });
  const date = farMonday();
  const page = await open(ADMIN, { at: '/#/slots' });
  await page.getByRole('combobox', { name: 'Doctor' }).fill('Ines');
  await page.getByRole('option', { name: /^Ines/ }).click();
  const form = page.getByRole('form', { name: 'Make one slot' });
  await form.getByLabel('Time').fill('14:20');
  await form.getByRole('button', { name: 'Make this slot' }).click();
  const rows = page.getByTestId('admin-slot');
  await expect(rows).toHaveCount(1);
  await form.getByRole('button', { name: 'Make this slot' }).click();
  await expect(form.getByLabel('Time')).toHaveAccessibleDescription(/already/);

  await rows.getByRole('button', { name: /^Block/ }).click();
  await expect(rows.getByText('Blocked')).toBeVisible();
  await rows.getByRole('button', { name: /^Open/ }).click();
  await expect(rows.getByText('Blocked')).toBeHidden();
  await rows.getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('No slots here')).toBeVisible();
  expect((await admin.call('slots.list', { doctorId: doctor.id, date })).items).toEqual([]);
});

test('an admin adds a user, gives a new password, and cannot remove the last admin', async ({
  open,
  host,
}) => {
  const page = await open(ADMIN);
  await new Shell(page).goTo('Users');
  await page.getByRole('button', { name: 'Add a user' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a user' });
  await dialog.getByLabel('Name', { exact: true }).fill('Noor Haddad');
  await dialog.getByLabel('Email').fill(ADMIN);
  await dialog.getByLabel('First password').fill('four green kettles');
  await dialog.getByRole('button', { name: 'Add a user' }).click();
  await expect(dialog.getByLabel('Email')).toHaveAccessibleDescription(/email/i);
  await dialog.getByLabel('Email').fill('noor@clinic.example');
  await dialog.getByRole('button', { name: 'Add a user' }).click();
  await expect(page.getByRole('rowheader', { name: 'Noor Haddad' })).toBeVisible();
  const signIn = (password: string) => host.rpc('auth.login', { email: 'noor@clinic.example', password });
  expect(await signIn('four green kettles')).toMatchObject({ ok: true });

  await page.getByRole('button', { name: 'New password for Noor Haddad' }).click();
  await page.getByRole('dialog').getByLabel('New password').fill('nine blue lanterns');
  await page.getByRole('dialog').getByRole('button', { name: 'New password' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await signIn('four green kettles')).toMatchObject({ ok: false });
  expect(await signIn('nine blue lanterns')).toMatchObject({ ok: true });

  await page.getByRole('button', { name: 'Deactivate Demo Admin' }).click();
  await expect(page.getByText(/This is the last admin/)).toBeVisible();
  await page.getByRole('button', { name: 'Deactivate Noor Haddad' }).click();
  await expect(page.getByRole('button', { name: 'Reactivate Noor Haddad' })).toBeVisible();
});

test('the statistics on the screen are the numbers of the core', async ({ open, admin }) => {
  const page = await open(ADMIN);
  await new Shell(page).goTo('Statistics');
  const { timeZone } = await admin.call('settings.get', {});
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
  const from = `${today.slice(0, 7)}-01`;
  const to = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const overview = await admin.call('stats.overview', { from, to });
  const tile = (name: string) => page.locator('dl > div', { hasText: name }).locator('strong').first();
  const number = new Intl.NumberFormat('en');
  await expect(tile('Confirmed')).toHaveText(number.format(overview.byStatus.CONFIRMED));
  await expect(tile('Cancelled')).toHaveText(number.format(overview.byStatus.CANCELLED));

  const doctors = page.getByRole('table', { name: 'Bookings by doctor' });
  await expect(doctors.getByRole('rowheader')).toHaveCount(overview.byDoctor.length);
  for (const { doctorName, confirmed, cancelled, slots } of overview.byDoctor) {
    const row = doctors.getByRole('row', { name: doctorName });
    await expect(row.getByRole('cell')).toHaveText([String(confirmed), String(cancelled), String(slots)]);
  }
});

test('the name of the clinic and its zone are changed for everybody', async ({ open }) => {
  const page = await open(ADMIN);
  await new Shell(page).goTo('Settings');
  await page.getByLabel('Name of the clinic').fill('Hillside Clinic');
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Reykjavik');
  await page.getByRole('option', { name: /Reykjavik/ }).click();
  await expect(page.getByText(/Bookings stay at their moment/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByTitle('Hillside Clinic')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue(/Reykjavik/);
});
