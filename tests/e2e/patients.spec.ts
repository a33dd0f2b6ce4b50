import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { PatientsPage } from './pages/patients.ts';
import { Shell, typeDate } from './pages/shell.ts';

const ANN = { name: 'Annelise Vandermolen', phone: '+31 20 555 0147', dateOfBirth: '1987-04-23' };

test('found by a slip, a part of the phone, the birth date and the number', async ({ open, admin }) => {
  const ann = await admin.call('patients.create', ANN);
  const page = await open(DESK);
  const patients = new PatientsPage(page);
  await patients.goto();
  for (const typed of ['anneliese vandermoln', '020 555 01', '555 0147', '23.4.1987', `#${ann.id}`]) {
    await patients.find(typed, ann.name);
  }
  await expect(patients.options.first()).toContainText('born 23 Apr 1987 · +31 20 555 0147');
  await patients.search.press('Enter');
  await expect(patients.heading(ann.name)).toBeVisible();

  await patients.goto();
  await page.getByRole('link', { name: ann.name }).click();
  await expect(patients.heading(ann.name)).toBeVisible();
  await page.goto('/#/patients/999999');
  await expect(page.getByText('No such patient')).toBeVisible();
});

test('put on file with a warning about who is there already, and changed', async ({ open, admin }) => {
  await admin.call('patients.create', ANN);
  const page = await open(DESK);
  const patients = new PatientsPage(page);
  await patients.goto();
  await patients.button('New patient').click();
  const form = patients.dialog('New patient');
  await form.getByLabel('Name').fill('Annelise Vandermoolen');
  await expect(form.getByText('This may be the same person:')).toBeVisible();
  await expect(form.getByText('similar name')).toBeVisible();
  await form.getByLabel('Name').fill('Bartholomew Quickly');
  await expect(form.getByText('This may be the same person:')).toBeHidden();
  await form.getByLabel('Phone').fill('+31 20 555 0199');
  await typeDate(form, 'Date of birth (optional)', '1950-02-01').catch(() =>
    typeDate(form, 'Date of birth', '1950-02-01'),
  );
  await form.getByRole('button', { name: 'New patient' }).click();
  await expect(patients.heading('Bartholomew Quickly')).toBeVisible();
  await expect(page.getByText('1 Feb 1950')).toBeVisible();

  await patients.button('Edit').click();
  const edit = patients.dialog('Change the record');
  await expect(edit.getByLabel('Phone')).toHaveValue('+31 20 555 0199');
  await edit.getByLabel('Name').fill('Bartholomew Quick');
  await edit.getByLabel('Alert').fill('needs wheelchair access');
  await edit.getByLabel('Notes').fill('Prefers mornings');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(patients.heading('Bartholomew Quick')).toBeVisible();
  await expect(page.getByRole('status').getByText('needs wheelchair access')).toBeVisible();
  await expect(page.getByText('Prefers mornings')).toBeVisible();
  const { items } = await admin.call('patients.search', { query: 'bartholomew quick' });
  expect(items).toMatchObject([{ phone: '+31205550199', alert: 'needs wheelchair access' }]);
});

test('merged, taken back, and merged again', async ({ open, admin }) => {
  const ann = await admin.call('patients.create', { ...ANN, phone: null });
  const twin = await admin.call('patients.create', { name: 'Anneliese van der Molen', phone: ANN.phone });
  const { sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const booking = await admin.call('bookings.create', { slotId: slot.id, patientId: twin.id });
  const page = await open(DESK);
  const patients = new PatientsPage(page);
  await patients.open(ann);
  await expect(page.getByText('Nothing is booked.')).toBeVisible();

  await patients.button('Merge').click();
  const dialog = patients.dialog('Merge two records of one person');
  await dialog.getByRole('combobox').fill('anneliese molen');
  await expect(dialog.getByRole('option').first()).toContainText(twin.name);
  await dialog.getByRole('combobox').press('Enter');
  await expect(dialog.getByRole('table', { name: 'The two records' })).toContainText('+31 20 555 0147');
  await expect(dialog.getByText(`1 booking of number ${twin.id} goes to number ${ann.id}`)).toBeVisible();
  await dialog.getByRole('button', { name: `Merge into number ${ann.id}` }).click();

  await expect(patients.visits('Coming visits')).toHaveCount(1);
  expect((await admin.call('bookings.get', { id: booking.id })).patient?.id).toBe(ann.id);
  expect((await admin.call('patients.get', { id: ann.id })).phone).toBe('+31205550147');
  await new Shell(page).undo.click();
  await expect(page.getByText('Nothing is booked.')).toBeVisible();
  expect((await admin.call('bookings.get', { id: booking.id })).patient?.id).toBe(twin.id);
  expect((await admin.call('patients.get', { id: ann.id })).phone).toBeNull();

  // Later, from the merged record itself.
  await admin.call('patients.merge', { keepId: ann.id, mergeId: twin.id });
  await patients.open(twin);
  await expect(patients.button('Merge')).toBeHidden();
  await page.getByRole('link', { name: 'Open the record that was kept' }).click();
  await expect(patients.heading(ann.name)).toBeVisible();
  await patients.open(twin);
  await patients.button('Take the merge back').click();
  await expect(patients.button('Merge')).toBeVisible();
  expect((await admin.call('bookings.get', { id: booking.id })).patient?.id).toBe(twin.id);
});

test('what was and what is coming, with its counts', async ({ open, admin }) => {
  const past = await admin.bookings({ status: 'CONFIRMED' });
  const seen = past.find(
    ({ startsAt, patient }) => patient && Date.parse(startsAt) < Date.now() - 86_400_000,
  )!;
  const { id, name } = seen.patient!;
  const { counts } = await admin.call('patients.history', { id });
  const { sameDoctor } = await freeDay(admin);
  const [slot, other] = sameDoctor;
  const kept = await admin.call('bookings.create', { slotId: slot.id, patientId: id });
  const lost = await admin.call('bookings.create', { slotId: other.id, patientId: id });
  await admin.call('bookings.cancel', { id: lost.id });
  const after = await admin.call('patients.history', { id });
  expect(after.counts).toMatchObject({ coming: counts.coming + 1, cancellations: counts.cancellations + 1 });

  const page = await open(DESK);
  const patients = new PatientsPage(page);
  await patients.open({ id, name });
  await expect(patients.visits('Coming visits')).toHaveCount(after.counts.coming);
  await expect(patients.visits('Coming visits').filter({ hasText: kept.doctorName }).first()).toBeVisible();
  const word = after.counts.visits === 1 ? 'visit' : 'visits';
  await expect(page.getByTestId('counts')).toContainText(`${after.counts.visits} ${word} · `);

  // More than five pages of them, each of which can be asked for.
  const spare = sameDoctor.at(-1)!;
  for (let count = 0; count < 105; count += 1) {
    const again = await admin.call('bookings.create', { slotId: spare.id, patientId: id });
    await admin.call('bookings.cancel', { id: again.id });
  }
  const all = await admin.call('patients.history', { id });
  const { coming, visits, noShows, cancellations } = all.counts;
  const rows = page.getByTestId('visit');
  const more = patients.button('Show earlier visits');
  await expect(page.getByTestId('counts')).toContainText(`${cancellations} cancellations`);
  for (let shown = 40; shown < coming + visits + noShows + cancellations; shown += 20) {
    await more.click();
    await expect(rows).toHaveCount(shown);
  }
  await more.click();
  await expect(rows).toHaveCount(coming + visits + noShows + cancellations);
  await expect(more).toBeHidden();

  // Another desk marks a no-show; this one shows it.
  await admin.call('bookings.mark', { id: seen.id, state: 'NO_SHOW' });
  await expect(page.getByTestId('counts')).toContainText(/\d+ no-show/);
  const now = await admin.call('patients.history', { id });
  expect(now.counts.noShows).toBe(noShows + 1);
  await expect(page.getByTestId('counts')).toContainText(`${now.counts.noShows} no-show`);
});
