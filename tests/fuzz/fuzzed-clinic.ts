/** A clinic with something of everything in it, that stays usable whatever it is sent. */
import fs from 'node:fs';
import { Readable } from 'node:stream';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import type { Log } from '../../src/main/log.ts';
import { startSession } from '../../src/main/session.ts';
import {
  type Clinic,
  type Desk,
  doctorWithSlots,
  first,
  openClinic,
  PASSWORD,
  seededBytes,
} from '../support/clinic.ts';
import { isHolder } from './mutation.ts';
import { Known } from './from-schema.ts';

export const WHO = ['admin', 'receptionist', 'doctor', 'nobody', 'stranger'] as const;
export type Who = (typeof WHO)[number];
type Role = Exclude<Who, 'nobody' | 'stranger'>;

/** Ids that a field can name, by what they are of. */
const IDS: Record<string, string> = {
  slots: 'SELECT id FROM appointment_slots ORDER BY starts_at DESC, id LIMIT 60',
  doctors: 'SELECT id FROM doctors ORDER BY id DESC LIMIT 6',
  rooms: 'SELECT id FROM rooms ORDER BY id DESC LIMIT 6',
  users: 'SELECT id FROM users ORDER BY id LIMIT 8',
  specializations: 'SELECT id FROM specializations ORDER BY id DESC LIMIT 6',
  patients: 'SELECT id FROM patients ORDER BY id DESC LIMIT 20',
  bookings: 'SELECT id FROM bookings ORDER BY id DESC LIMIT 40',
  series: 'SELECT id FROM series ORDER BY id DESC LIMIT 4',
  visitTypes: 'SELECT id FROM visit_types ORDER BY id DESC LIMIT 4',
  queue: 'SELECT id FROM queue ORDER BY id DESC LIMIT 10',
  waitlist: 'SELECT id FROM waitlist ORDER BY id DESC LIMIT 10',
  schedules:
    'SELECT id FROM schedules UNION SELECT id FROM schedule_exceptions UNION SELECT id FROM schedule_changes',
  imports: 'SELECT id FROM imports ORDER BY id DESC LIMIT 4',
  holds: "SELECT id FROM bookings WHERE status = 'PENDING'",
  cancelled: "SELECT id FROM bookings WHERE status = 'CANCELLED' ORDER BY id DESC LIMIT 10",
  confirmed: "SELECT id FROM bookings WHERE status = 'CONFIRMED' ORDER BY id DESC LIMIT 20",
  ofSeries: 'SELECT id FROM bookings WHERE series_id IS NOT NULL ORDER BY id DESC LIMIT 10',
};

export class FuzzedClinic {
  readonly clinic: Clinic;
  readonly #desks = new Map<Who, Desk>();
  readonly #userIds: Record<Role, number>;
  readonly #known = new Map<string, unknown[]>();
  readonly #random = seededBytes('sessions');

  private constructor(clinic: Clinic, userIds: Record<Role, number>) {
    this.clinic = clinic;
    this.#userIds = userIds;
    this.#desks.set('nobody', clinic.nobody);
    this.#desks.set('stranger', clinic.as('A'.repeat(43)));
  }

  static async open(options: { log: Log; server?: ServerAddress | undefined }): Promise<FuzzedClinic> {
    const clinic = await openClinic({ ...options, random: seededBytes('fuzz') });
    const { doctor } = await doctorWithSlots(clinic, 0);
    const doctorUser = {
      name: 'Dora Doctor',
      email: 'dora@clinic.test',
      role: 'doctor',
      doctorId: doctor.id,
    } as const;
    const { id } = await clinic.admin.call('users.create', { ...doctorUser, password: PASSWORD });
    const { items } = await clinic.admin.call('users.list', {});
    const idOf = (email: string) => first(items.filter((user) => user.email === email)).id;
    const userIds = { admin: idOf('ada@clinic.test'), receptionist: idOf('rita@clinic.test'), doctor: id };
    const fuzzed = new FuzzedClinic(clinic, userIds);
    await fuzzed.mend();
    await fuzzed.#fill();
    return fuzzed;
  }

  desk(who: Who): Desk {
    return this.#desks.get(who) as Desk;
  }

  /** Gives everybody their role and a session again: what was sent may have taken them away. */
  async mend(): Promise<void> {
    const { app, clock } = this.clinic;
    for (const [role, userId] of Object.entries(this.#userIds) as [Role, number][]) {
      const token = await app.database.write(async (db) => {
        const doctorId =
          role === 'doctor' ? db.selectFrom('doctors').select('id').orderBy('id').limit(1) : null;
        const right = { role, is_active: 1 as const, doctor_id: doctorId };
        await db.updateTable('users').set(right).where('id', '=', userId).execute();
        return startSession(db, { userId, now: clock.now(), random: this.#random });
      });
      this.#desks.set(role, this.clinic.as(token));
    }
  }

  /** Goes on: some minutes pass, and there is something to work with again. */
  async refresh(): Promise<void> {
    const { clinic } = this;
    clinic.clock.pass(7 * 60_000 + 1);
    await clinic.app.backups.idle();
    await this.mend();
    await this.#addSlots();
    await this.#addBookings();
    for (const [of, query] of Object.entries(IDS)) {
      this.#known.set(
        of,
        (await clinic.rows<{ id: number }>(query)).map(({ id }) => id),
      );
    }
    const starts = await clinic.rows<{ at: number }>(
      'SELECT starts_at AS at FROM appointment_slots ORDER BY starts_at DESC LIMIT 60',
    );
    this.#known.set(
      'starts',
      starts.map(({ at }) => new Date(at).toISOString()),
    );
    const backups = clinic.app.backups.list().map(({ name }) => name);
    this.#known.set('backups', backups);
  }

  async #addSlots(): Promise<void> {
    const sql =
      'SELECT count(*) AS free FROM appointment_slots WHERE id NOT IN (SELECT slot_id FROM booking_slots)';
    const [row] = await this.clinic.rows<{ free: number }>(
      `${sql} AND blocked = 0 AND starts_at > ${this.clinic.clock.at + 3_600_000}`,
    );
    if (Number(row?.free) < 20) await doctorWithSlots({ ...this.clinic, admin: this.desk('admin') }, 24);
  }

  /** Some that can be confirmed, released, cancelled, moved. */
  async #addBookings(): Promise<void> {
    const { items } = await this.desk('admin').call('slots.list', { availableOnly: true, limit: 8 });
    for (const [index, { id: slotId }] of items.entries()) {
      // What was sent before may have blocked the slot or its doctor.
      if (index % 2 === 0) await this.desk('admin').ask('bookings.hold', { slotId });
      else await this.desk('admin').ask('bookings.create', { slotId, patient: { name: 'Pia Patient' } });
    }
  }

  /** Real things in place of what stands for them, in a copy of the input. */
  resolve(input: unknown, depth = 0): unknown {
    if (input instanceof Known) {
      const things = this.#known.get(input.of) ?? [];
      return things.length === 0 ? input.nth : things[input.nth % things.length];
    }
    if (!isHolder(input) || depth > 12) return input;
    if (Array.isArray(input)) return input.map((value) => this.resolve(value, depth + 1));
    const entries = Object.entries(input).filter(([, value]) => value !== undefined);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, this.#safe(key, this.resolve(value, depth + 1))]),
    );
  }

  /** Nothing is looked up in a network, and nothing written outside of the clinic's folder. */
  #safe(key: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    if (key === 'host' && /^[^\s/@?#]+$/.test(value.trim())) return '127.0.0.1';
    if (key === 'folder' && value.trim().startsWith('/')) return this.#second;
    return value;
  }

  /** What an answer tells that a later call can name. */
  learn(value: unknown, commandId: string | undefined): void {
    if (commandId !== undefined) this.#add('commandIds', commandId);
    if (!isHolder(value)) return;
    for (const [key, of] of [
      ['nextCursor', 'cursors'],
      ['fileId', 'files'],
      ['token', 'tokens'],
    ] as const) {
      if (typeof value[key] === 'string') this.#add(of, value[key]);
    }
  }

  #add(of: string, value: unknown): void {
    this.#known.set(of, [...(this.#known.get(of) ?? []).slice(-20), value]);
  }

  async #fill(): Promise<void> {
    const { clinic } = this;
    const { app } = clinic;
    const { doctor, slots } = await doctorWithSlots(clinic, 40);
    const fields = ['General practice', 'Dermatology'];
    this.#known.set('fields', fields);
    this.#known.set('emails', [
      'rita@clinic.test',
      'ada@clinic.test',
      'pia@clinic.test',
      'doctor1@clinic.test',
    ]);
    this.#known.set('names', ['pia', 'Pia Pat', 'an', 'ü', '30 12', '" OR *', 'NEAR(', '%_', 'a*', "o'"]);
    this.#known.set('keys', ['b', 'Shift+b', '$mod+b', 'Escape', 'g d', 'F5', '$mod+Shift+Alt+ArrowUp']);
    const files = ['name,phone\nPia,030 1\nÖzgür,', '{"format":"medibook"}', 'a;b\n1;2', '\u0000\u0001'];
    for (const content of files) {
      this.#add(
        'files',
        (await app.transfers.take(Readable.from([Buffer.from(content)]), 'table.csv')).fileId,
      );
    }
    const patients = ['Pia Patient', 'Özgür Ünal', "Anna O'Neil"].map((name) => ({
      name,
      phone: '+49 30 1234567',
    }));
    for (const [index, patient] of patients.entries()) {
      const slot = slots[index * 2];
      if (slot) await clinic.desk.call('bookings.create', { slotId: slot.id, patient });
    }
    const [pia] = (await clinic.desk.call('patients.search', { query: 'Pia' })).items;
    if (pia) {
      await clinic.desk.call('queue.join', { patientId: pia.id, doctorId: doctor.id });
      await clinic.desk.call('waitlist.add', { patientId: pia.id, doctorId: doctor.id, urgency: 'SOON' });
    }
    await clinic.admin.call('rooms.create', { name: 'Room 1' });
    await clinic.admin.call('visitTypes.create', { name: 'Check-up', durationMinutes: 30, colour: 'teal' });
    await clinic.admin.call('settings.update', { hasOverbooking: true });
    fs.mkdirSync(this.#second, { recursive: true });
    app.backups.make();
    await app.backups.idle();
  }

  get #second(): string {
    return `${this.clinic.folder}-second`;
  }

  async close(): Promise<void> {
    await this.clinic.close();
    fs.rmSync(this.#second, { recursive: true, force: true });
  }
}
