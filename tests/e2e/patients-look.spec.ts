import { keep } from './accessible.ts';
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { PatientsPage } from './pages/patients.ts';

test.beforeEach(() => test.slow());

test('the patients’ screens, for everybody’s eyes', async ({ open, admin }) => {
  const one = { name: 'Marguerite Delacroix', phone: '+33 1 99 00 12 34', dateOfBirth: '1954-07-14' };
  const made = await admin.call('patients.create', {
    ...one,
    alert: 'Needs wheelchair access',
    notes: 'Her daughter Zoé drives her.\nPrefers mornings.',
  });
  const twin = await admin.call('patients.create', { name: 'Margerite Delacroix', email: 'm@mail.example' });
  const { sameDoctor } = await freeDay(admin);
  const [slot, other] = sameDoctor;
  await admin.call('bookings.create', { slotId: slot.id, patientId: made.id });
  const lost = await admin.call('bookings.create', { slotId: other.id, patientId: made.id });
  await admin.call('bookings.cancel', { id: lost.id });

  const page = await open(DESK);
  const patients = new PatientsPage(page);
  await patients.open(made);
  await keep(page, 'patient');
  await page.setViewportSize({ width: 1024, height: 768 });
  await keep(page, 'patient-1024');
  await patients.button('Merge').click();
  const merge = patients.dialog('Merge two records of one person');
  await merge.getByRole('combobox').fill('margerite');
  await expect(merge.getByRole('option').first()).toContainText(twin.name);
  await merge.getByRole('combobox').press('Enter');
  await expect(merge.getByRole('table')).toBeVisible();
  await keep(page, 'patient-merge');
  await page.keyboard.press('Escape');

  await patients.goto();
  await patients.find('marg', 'Marg');
  await keep(page, 'patients');
  await patients.button('New patient').click();
  const form = patients.dialog('New patient');
  await form.getByLabel('Name').fill('Margarite Delacroix');
  await expect(form.getByText(/same person/)).toBeVisible();
  await keep(page, 'patient-new');
});
