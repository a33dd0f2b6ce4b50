/** The stream of changes: only for who is signed in, in order, and without a gap or a repetition. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorWithSlots, PASSWORD } from '../support/clinic.ts';
import { type EventReader, readEvents } from '../support/event-reader.ts';
import { post, serveClinic, type ServedClinic, valueOf } from '../support/wire.ts';

let clinic: ServedClinic;
let readers: EventReader[];
beforeEach(async () => {
  readers = [];
  clinic = await serveClinic({ heartbeat: 50 });
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await clinic.close();
});

async function read(options: Parameters<typeof readEvents>[1]): Promise<EventReader> {
  const reader = await readEvents(clinic.host.url, options);
  readers.push(reader);
  return reader;
}

const seqs = (reader: EventReader) => reader.events.map(({ seq }) => seq);
const renameDoctor = (id: number, name: string) => clinic.admin.call('doctors.update', { id, name });

describe('who may listen', () => {
  it('is nobody without a session', async () => {
    const stream = await read({ token: null });
    expect(stream.status).toBe(401);
    await stream.ended;
    expect(JSON.parse(stream.text())).toMatchObject({ ok: false, error: { reason: 'NOT_SIGNED_IN' } });
    expect((await read({ token: 'ended' })).status).toBe(401);
  });

  it('is a page with its cookie, which is taken away when it has ended', async () => {
    const cookie = (token: string | null) => ({ Cookie: `medibook_${clinic.host.port}=${token}` });
    const stream = await read({ headers: cookie(clinic.desk.token) });
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    const ended = await read({ headers: cookie('ended') });
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([
      401,
      expect.stringMatching(/Max-Age=0$/),
    ]);
  });

  it('is nobody any more once the session has ended, at the next heartbeat', async () => {
    const login = await clinic.post('auth.login', { email: 'rita@clinic.test', password: PASSWORD });
    const { token } = valueOf('auth.login', login);
    const stream = await read({ token });
    await clinic.post('auth.logout', {}, { token });
    await stream.ended;
    expect(stream.events).toEqual([]);
  });

  it('hears nothing after a deactivation, not even of the deactivation', async () => {
    const { value } = await clinic.post('auth.login', { email: 'rita@clinic.test', password: PASSWORD });
    const { token, user } = value as { token: string; user: { id: number } };
    const stream = await read({ token });
    await clinic.admin.call('users.deactivate', { id: user.id });
    await stream.ended;
    expect(stream.events).toEqual([]);
  });
});

describe('what is heard', () => {
  it('is every change after the stream began, with signs of life between', async () => {
    const stream = await read({ token: clinic.desk.token });
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const [slotId = 0] = slots.map(({ id }) => id);
    await clinic.post('bookings.create', { slotId, patient: { name: 'Pia' } }, { token: clinic.desk.token });
    await stream.until(3);
    expect(stream.events[0]).toEqual({ seq: expect.any(Number), entity: 'doctors', ids: [doctor.id] });
    expect(stream.events.map(({ entity }) => entity)).toEqual(['doctors', 'patients', 'bookings']);
    expect(seqs(stream)).toEqual(seqs(stream).toSorted((a, b) => a - b));
    while (!stream.text().includes('\n: \n\n')) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('begins with where the client stands, and goes on from there', async () => {
    const stream = await read({ token: clinic.desk.token });
    while (stream.lastId() === '') await new Promise((resolve) => setTimeout(resolve, 5));
    stream.close();
    const { doctor } = await doctorWithSlots(clinic, 0);
    const again = await read({ token: clinic.desk.token, lastEventId: stream.lastId() });
    expect(await again.until(1)).toMatchObject([{ entity: 'doctors', ids: [doctor.id] }]);
  });

  it('is what was missed, by header or by query', async () => {
    const live = await read({ token: clinic.desk.token });
    const { doctor } = await doctorWithSlots(clinic, 0);
    for (const name of ['Ann', 'Bea', 'Cleo']) await renameDoctor(doctor.id, name);
    const [seen, ...missed] = await live.until(4);
    expect(missed.map(({ ids }) => ids)).toEqual([[doctor.id], [doctor.id], [doctor.id]]);
    const byHeader = await read({ token: clinic.desk.token, lastEventId: seen?.seq ?? 0 });
    expect(await byHeader.until(3)).toEqual(missed);
    const byQuery = await read({ token: clinic.desk.token, query: `?lastEventId=${seen?.seq}` });
    expect(await byQuery.until(3)).toEqual(missed);
  });

  it('is not waited for, when a client knows numbers that were never given', async () => {
    const stream = await read({ token: clinic.desk.token, lastEventId: 999_999_999 });
    const { doctor } = await doctorWithSlots(clinic, 0);
    expect(await stream.until(1)).toMatchObject([{ ids: [doctor.id] }]);
    for (const lastEventId of ['-1', 'x', '1e3']) {
      expect((await read({ token: clinic.desk.token, lastEventId })).status).toBe(200);
    }
  });

  it('is everything once and in order, while a thousand changes race with the catching up', async () => {
    const { doctor } = await doctorWithSlots(clinic, 0);
    for (let index = 0; index < 600; index += 1) await renameDoctor(doctor.id, `Name ${index}`);
    const changing = (async () => {
      for (let index = 600; index < 1000; index += 1) await renameDoctor(doctor.id, `Name ${index}`);
    })();
    const streams = await Promise.all(
      Array.from({ length: 5 }, () => read({ token: clinic.desk.token, lastEventId: 0 })),
    );
    await changing;
    const whole = await read({ token: clinic.desk.token, lastEventId: 0 });
    await whole.until(1001);
    for (const stream of streams) {
      await stream.until(whole.events.length);
      expect(stream.events).toEqual(whole.events);
    }
    expect(new Set(seqs(whole)).size).toBe(whole.events.length);
    expect(seqs(whole)).toEqual(seqs(whole).toSorted((a, b) => a - b));
  });
});

describe('the server', () => {
  it('ends the streams when it closes', async () => {
    const stream = await read({ token: clinic.desk.token });
    await clinic.host.close();
    await stream.ended;
  });

  it('is not kept from its work by a client that does not read', async () => {
    const lazy = await fetch(`${clinic.host.url}/events?lastEventId=0`, {
      headers: { Authorization: `Bearer ${clinic.desk.token}` },
    });
    const { doctor } = await doctorWithSlots(clinic, 0);
    for (let index = 0; index < 100; index += 1) await renameDoctor(doctor.id, `Name ${index}`);
    expect((await post(clinic.host.url, 'setup.status', {})).status).toBe(200);
    await lazy.body?.cancel();
  });
});
