/** A day at a desk whose patients have names that are nowhere else, with everything that can go wrong. */
import { randomUUID } from 'node:crypto';
import type { Output } from '../../src/shared/contract/index.ts';
import { PASSWORD } from '../support/clinic.ts';
import { type Answer, post, valueOf } from '../support/wire.ts';

/** Each of them is long and odd enough to be nothing else. */
export const PLANTED = {
  name: 'Xanthippë Quizzlewick-Brömmelkamp',
  other: 'Wolfgång Zzyzxhausen',
  imported: 'Ottokar Vlaďkovičský',
  refused: 'Perpetua Gnomonwhistle',
  phone: '+49 30 98765432109',
  email: 'xq.brommelkamp@planted-mail.example',
  notes: 'Hyperquaxitis since Michaelmas',
  alert: 'Carries a glockenspielpump',
  search: 'Quizzlewyck',
  reason: 'Ferret ate the appointmentslip',
  doctor: 'Dr Thaddeus Umbrellastein',
  user: 'Ada Plantedlovelace',
  userEmail: 'ada@planted-clinic.example',
  clinic: 'Hauptplatz Snorkelpraxis',
  password: 'a wrong swordfishpassword',
} as const;

/** What is looked for: whole, and the parts that would be left of it. */
export const SOUGHT = [
  ...Object.values(PLANTED),
  'Xanthippë',
  'Quizzlewick',
  'Brömmelkamp',
  'Zzyzxhausen',
  'Vlaďkovičský',
  'Gnomonwhistle',
  '98765432109',
  'Hyperquaxitis',
  'glockenspielpump',
  'appointmentslip',
  'Umbrellastein',
  'Plantedlovelace',
  'planted-mail',
  'planted-clinic',
  'Snorkelpraxis',
  'swordfishpassword',
  PASSWORD,
];

/** A signed-in program that takes refusals as they come. */
export class PlantedDesk {
  readonly #url: string;
  token: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  ask(name: string, input: unknown): Promise<Answer> {
    return post(this.#url, name, input, { token: this.token, headers: { 'Idempotency-Key': randomUUID() } });
  }

  async call(name: string, input: unknown): Promise<Answer> {
    const answer = await this.ask(name, input);
    if (answer.error) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer;
  }

  async setUp(): Promise<void> {
    const admin = { name: PLANTED.user, email: PLANTED.userEmail, password: PASSWORD };
    const input = { clinicName: PLANTED.clinic, timeZone: 'Europe/Berlin', admin };
    const first = await post(this.#url, 'setup.createClinic', input);
    this.token = valueOf('setup.createClinic', first).token;
  }

  async signIn(): Promise<void> {
    const { userEmail: email } = PLANTED;
    this.token = valueOf(
      'auth.login',
      await post(this.#url, 'auth.login', { email, password: PASSWORD }),
    ).token;
  }

  /** Bookings that are made, moved on, refused and cancelled. */
  async work(): Promise<void> {
    const doctor = (
      await this.call('doctors.create', {
        name: PLANTED.doctor,
        specialization: 'Planting',
        email: 'doctor@planted-mail.example',
        phone: PLANTED.phone,
      })
    ).value as { id: number };
    const startsAt = (hours: number) =>
      new Date(Math.ceil(Date.now() / 3.6e6) * 3.6e6 + hours * 3.6e6).toISOString();
    for (const hours of [1, 2, 3]) {
      await this.call('slots.create', {
        doctorId: doctor.id,
        startsAt: startsAt(hours),
        durationMinutes: 30,
      });
    }
    const { items } = (await this.call('slots.list', { doctorId: doctor.id })).value as Output<'slots.list'>;
    const [slot, another] = items.map(({ id, version }) => ({ slotId: id, slotVersion: version }));
    const { name, phone, email, notes, alert, other } = PLANTED;
    const patient = { name, phone, email, dateOfBirth: '1931-02-03', notes, alert };
    const booking = { ...slot, patient, notes };
    const made = (await this.call('bookings.create', booking)).value as { id: number };
    await this.ask('bookings.create', booking);
    await this.call('bookings.create', { ...another, patient: { ...patient, name: other } });
    await this.call('bookings.cancel', { id: made.id, reason: PLANTED.reason });
    await this.call('queue.join', { patient: { ...patient, name: other }, notes });
    for (const query of [PLANTED.search, name, phone]) await this.ask('patients.search', { query });
  }

  /** What no procedure takes, with names in every place where something can be put. */
  async garble(): Promise<void> {
    const { refused, notes, email, password } = PLANTED;
    await this.ask('auth.login', { email, password });
    await this.ask('auth.login', { email: refused, password: { refused } });
    await this.ask('patients.create', { name: refused, dateOfBirth: refused, phone: { refused } });
    await this.ask('bookings.create', { slotId: refused, patient: refused });
    await this.ask('patients.get', { id: refused });
    await this.ask(encodeURIComponent(refused), { refused });
    await this.ask('patients.search', `{"query": "${refused}`);
    await this.ask('patients.search', { query: refused.repeat(300) });
    await this.ask('bookings.list', { patient: refused, cursor: Buffer.from(notes).toString('base64') });
    await fetch(`${this.#url}/${encodeURIComponent(refused)}?q=${encodeURIComponent(refused)}`);
    await fetch(`${this.#url}/download/${encodeURIComponent(refused)}`);
    await fetch(`${this.#url}/rpc/patients.search`, {
      method: 'POST',
      headers: {
        Origin: `https://${encodeURIComponent(refused)}.example`,
        'X-Name': encodeURIComponent(refused),
      },
      body: refused,
    });
  }

  /** A call with names that ends in a mistake of the program's own. */
  async fail(): Promise<void> {
    const { other, notes } = PLANTED;
    const { error } = await this.ask('queue.join', {
      patient: { name: other, dateOfBirth: '1931-02-03' },
      notes,
    });
    if (error?.code !== 'INTERNAL') throw new Error(`It should have failed: ${JSON.stringify(error)}`);
  }

  async import(text: string): Promise<void> {
    const { fileId } = await this.#upload(text, `${PLANTED.imported}.csv`);
    const input = { fileId, kind: 'patients' };
    const { guess } = (await this.call('imports.inspect', input)).value as Output<'imports.inspect'>;
    const options = { mapping: guess.mapping, dateOrder: 'YMD', duplicates: 'SKIP', leavesOutWrong: true };
    const wanted = { ...input, fileName: `${PLANTED.imported}.csv`, isDryRun: false, options };
    const { id } = (await this.call('imports.start', wanted)).value as Output<'imports.start'>;
    for (;;) {
      const job = (await this.call('imports.get', { id })).value as Output<'imports.get'>;
      if (job.finishedAt !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #upload(text: string, name: string): Promise<{ fileId: string }> {
    const response = await fetch(`${this.#url}/upload?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.token}` },
      body: text,
    });
    return ((await response.json()) as { value: { fileId: string } }).value;
  }

  async support(): Promise<{ made: Output<'support.make'>; file: Buffer }> {
    const made = (await this.call('support.make', {})).value as Output<'support.make'>;
    const response = await fetch(`${this.#url}/download/${made.fileId}`, {
      headers: { Authorization: `Bearer ${this.token}` },
    });
    return { made, file: Buffer.from(await response.arrayBuffer()) };
  }
}
