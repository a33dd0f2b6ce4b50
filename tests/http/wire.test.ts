/** The wire as other programs know it: who is let in, what a call answers, and what is served beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctorWithSlots, first, PASSWORD, uuid } from '../support/clinic.ts';
import {
  hangUpAfter,
  post,
  request,
  sendBytes,
  serveClinic,
  type ServedClinic,
  valueOf,
} from '../support/wire.ts';

let clinic: ServedClinic;
beforeAll(async () => {
  clinic = await serveClinic();
});
afterAll(() => clinic.close());

const STATUS = JSON.stringify({});
const here = () => `127.0.0.1:${clinic.host.port}`;

describe('who is let in', () => {
  const ask = (headers: Record<string, string>) =>
    request(clinic.host.port, { method: 'POST', path: '/rpc/setup.status', headers, body: STATUS });

  it.each([
    ['127.0.0.1', () => here()],
    ['localhost', () => `localhost:${clinic.host.port}`],
    ['LOCALHOST', () => `LOCALHOST:${clinic.host.port}`],
  ])('answers %s', async (_name, host) => {
    expect((await ask({ Host: host() })).status).toBe(200);
  });

  it.each([
    ['a name that leads here', () => 'evil.example'],
    ['that name with our port', () => `evil.example:${clinic.host.port}`],
    ['another port', () => `127.0.0.1:${clinic.host.port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['a longer name', () => `localhost:${clinic.host.port}.evil.example`],
  ])('refuses the Host of %s', async (_name, host) => {
    const { status, body } = await ask({ Host: host() });
    expect([status, JSON.parse(body).error]).toMatchObject([
      403,
      { code: 'FORBIDDEN', reason: 'FOREIGN_ORIGIN' },
    ]);
  });

  it('refuses a request without a Host', async () => {
    const answer = await sendBytes(clinic.host.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('answers its own origin', async () => {
    expect((await ask({ Host: here(), Origin: `http://${here()}` })).status).toBe(200);
  });

  it.each([
    ['another site', () => 'https://evil.example'],
    ['an opaque origin', () => 'null'],
    ['another port of this computer', () => 'http://127.0.0.1:1'],
    ['the other name of this computer', () => `http://localhost:${clinic.host.port}`],
    ['another scheme', () => `https://${here()}`],
  ])('refuses the Origin of %s', async (_name, origin) => {
    const { status, body } = await ask({ Host: here(), Origin: origin() });
    expect([status, JSON.parse(body).error.reason]).toEqual([403, 'FOREIGN_ORIGIN']);
  });

  it('refuses foreigners the page and the events as well', async () => {
    for (const path of ['/', '/events', '/nowhere']) {
      const answer = await request(clinic.host.port, { path, headers: { Host: 'evil.example' } });
      expect(answer.status).toBe(403);
    }
  });
});

describe('a call', () => {
  it('answers a value', async () => {
    const answer = await clinic.post('setup.status', {});
    expect(answer).toMatchObject({ status: 200, ok: true, value: { isSetUp: true } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    'nothing.here',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '',
    'setup.status/x',
    '%',
  ])('knows no procedure %j', async (name) => {
    const answer = await clinic.post(name, {}, { token: clinic.admin.token });
    expect(answer).toMatchObject({
      status: 404,
      error: { code: 'NOT_FOUND', reason: 'PROCEDURE_NOT_FOUND' },
    });
  });

  it.each(['', '{', '[]', '[{}]', 'null', '1', '"{}"', 'undefined', '{}{}', '{"a":1,}', '\uFFFE{}'])(
    'takes no %j for an input',
    async (body) => {
      const answer = await clinic.post('setup.status', body);
      expect(answer).toMatchObject({ status: 400, error: { code: 'INVALID', reason: 'INPUT_INVALID' } });
    },
  );

  it('takes no broken UTF-8 for an input', async () => {
    const response = await fetch(`${clinic.host.url}/rpc/setup.status`, {
      method: 'POST',
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(response.status).toBe(400);
  });

  it('asks who is there before it looks at the input', async () => {
    expect(await clinic.post('doctors.list', '[', { token: null })).toMatchObject({
      status: 401,
      error: { reason: 'NOT_SIGNED_IN' },
    });
    expect(await clinic.post('users.list', '[', { token: clinic.desk.token })).toMatchObject({
      status: 403,
      error: { reason: 'ADMIN_ONLY' },
    });
    expect(await clinic.post('nothing.here', '[')).toMatchObject({ status: 404 });
  });

  it('survives a body that is nested as deeply as can be', async () => {
    const answer = await clinic.post('setup.status', `{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`);
    expect(answer.status).toBe(200);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('is not made with %s', async (method) => {
    const response = await fetch(`${clinic.host.url}/rpc/setup.status`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('gives each code its status', async () => {
    const { admin, desk } = clinic;
    const { slots } = await doctorWithSlots(clinic, 1);
    const booking = { slotId: first(slots).id, patient: { name: 'Pia Patient' } };
    const status = async (name: string, input: unknown, token: string | null) =>
      (await clinic.post(name, input, { token })).status;
    expect(await status('bookings.create', booking, desk.token)).toBe(200);
    expect(await status('bookings.create', booking, desk.token)).toBe(409);
    expect(await status('bookings.get', { id: 0 }, desk.token)).toBe(400);
    expect(await status('bookings.get', { id: 999_999 }, desk.token)).toBe(404);
    expect(await status('bookings.get', { id: 1 }, null)).toBe(401);
    expect(await status('users.list', {}, desk.token)).toBe(403);
    expect(await status('users.list', {}, admin.token)).toBe(200);
    const login = { email: 'nobody@clinic.test', password: 'wrong password' };
    for (let tries = 0; tries < 10; tries += 1) expect(await status('auth.login', login, null)).toBe(401);
    expect(await status('auth.login', login, null)).toBe(429);
  });

  it('is carried out once for one Idempotency-Key', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const book = (slotId: number, key: string) =>
      clinic.post(
        'bookings.create',
        { slotId, patient: { name: 'Pia Patient' } },
        { token: clinic.desk.token, headers: { 'Idempotency-Key': key } },
      );
    const [one, two] = slots.map(({ id }) => id) as [number, number];
    const key = uuid();
    const answer = await book(one, key);
    expect(answer.status).toBe(200);
    expect((await book(one, key)).value).toEqual(answer.value);
    expect(await book(two, key)).toMatchObject({ status: 409, error: { reason: 'COMMAND_REUSED' } });
    expect(await book(two, 'no-uuid')).toMatchObject({
      status: 400,
      error: { reason: 'COMMAND_ID_INVALID' },
    });
    expect(await book(two, '')).toMatchObject({ status: 400, error: { reason: 'COMMAND_ID_INVALID' } });
  });

  it('is answered for a hundred clients at once, over connections that are kept', async () => {
    const round = () =>
      Array.from({ length: 100 }, () => clinic.post('doctors.list', {}, { token: clinic.desk.token }));
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const answers = await Promise.all(round());
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    }
  });
});

describe('a body over 1 MB', () => {
  const over = 1024 * 1024 + 1;
  const head = (rest: string) => `POST /rpc/setup.status HTTP/1.1\r\nHost: ${here()}\r\n${rest}\r\n\r\n`;
  const isAnswered = (text: string) => text.includes('BODY_TOO_LARGE');

  it('is refused, and one of just 1 MB is read', async () => {
    const padded = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`;
    expect((await clinic.post('setup.status', padded(over - 1))).status).toBe(200);
    expect(await clinic.post('setup.status', padded(over))).toMatchObject({
      status: 413,
      error: { code: 'INVALID', reason: 'BODY_TOO_LARGE' },
    });
  });

  it('is refused before it is sent, when its length is announced', async () => {
    const answer = await sendBytes(clinic.host.port, head(`Content-Length: ${over}`), isAnswered);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused instead of being told to go on', async () => {
    const bytes = head(`Content-Length: ${over}\r\nExpect: 100-continue`);
    expect(await sendBytes(clinic.host.port, bytes, isAnswered)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused when it comes in pieces without a length', async () => {
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const bytes = `${head('Transfer-Encoding: chunked')}${piece.repeat(40)}0\r\n\r\n`;
    expect(await sendBytes(clinic.host.port, bytes, isAnswered)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('can be sent to its end, and the connection goes on', async () => {
    const bytes = `${head(`Content-Length: ${8 * over}`)}${'x'.repeat(8 * over)}`;
    const next = `GET / HTTP/1.1\r\nHost: ${here()}\r\nConnection: close\r\n\r\n`;
    const answers = await sendBytes(clinic.host.port, bytes + next);
    expect(answers).toMatch(/^HTTP\/1\.1 413 [\s\S]+HTTP\/1\.1 200 /);
  });
});

describe('a browser’s session', () => {
  const login = (body = { email: 'rita@clinic.test', password: PASSWORD }) => clinic.post('auth.login', body);
  const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie') ?? '';
  const withCookie = (cookie: string) => ({
    headers: { Cookie: `other=1; ${cookie.split(';')[0]}; last=2` },
  });

  it('is a cookie that no script and no other site can use', async () => {
    const answer = await login();
    const { token } = valueOf('auth.login', answer);
    expect(cookieOf(answer)).toBe(
      `medibook_${clinic.host.port}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=604800`,
    );
  });

  it('signs in by the cookie, and a program’s token goes before it', async () => {
    const cookie = withCookie(cookieOf(await login()));
    expect(await clinic.post('auth.me', {}, cookie)).toMatchObject({ value: { email: 'rita@clinic.test' } });
    const asAdmin = await clinic.post('auth.me', {}, { ...cookie, token: clinic.admin.token });
    expect(asAdmin).toMatchObject({ value: { email: 'ada@clinic.test' } });
  });

  it('knows only its own port’s cookie', async () => {
    const other = cookieOf(await login()).replace(/_\d+=/, '_1=');
    expect(await clinic.post('auth.me', {}, withCookie(other))).toMatchObject({ status: 401 });
  });

  it('ends with the sign-out, and the cookie with it', async () => {
    const cookie = withCookie(cookieOf(await login()));
    expect(cookieOf(await clinic.post('auth.logout', {}, cookie))).toMatch(/=; .*Max-Age=0$/);
    const late = await clinic.post('auth.me', {}, cookie);
    expect(late).toMatchObject({ status: 401, error: { reason: 'SESSION_EXPIRED' } });
    expect(cookieOf(late)).toMatch(/=; .*Max-Age=0$/);
  });

  it('ends with a change of the password', async () => {
    await clinic.admin.call('users.create', {
      name: 'Cora Change',
      email: 'cora@clinic.test',
      role: 'receptionist',
      password: PASSWORD,
    });
    const cookie = withCookie(cookieOf(await login({ email: 'cora@clinic.test', password: PASSWORD })));
    const change = { currentPassword: PASSWORD, newPassword: 'another battery staple' };
    expect(cookieOf(await clinic.post('auth.changePassword', change, cookie))).toMatch(/Max-Age=0$/);
  });

  it('is not touched by a refusal, or by a program whose session has ended', async () => {
    expect(cookieOf(await login({ email: 'rita@clinic.test', password: 'not the password' }))).toBe('');
    expect(cookieOf(await clinic.post('auth.me', {}, { token: 'ended' }))).toBe('');
    expect(cookieOf(await clinic.post('auth.me', {}))).toBe('');
  });
});

describe('the pages', () => {
  const get = (path: string, method = 'GET') =>
    request(clinic.host.port, { path, method, headers: { Host: here() } });

  it('are served with a strict policy, and the start is always fresh', async () => {
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { status, headers, body } = await get(path);
      expect([status, body]).toEqual([200, '<!doctype html><title>Desk</title>']);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['content-security-policy']).toBe(
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
          "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
    }
  });

  it('keep what is named after its content', async () => {
    expect((await get('/assets/main-1a2b.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('answer HEAD without the page', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-length': '34' },
    });
  });

  it.each([
    '/../clinic.db',
    '/..%2fclinic.db',
    '/%2e%2e/clinic.db',
    '/assets/../../clinic.db',
    '/assets/..\\..\\clinic.db',
    '//etc/passwd',
    '/clinic.db',
    '/assets',
    '/assets/',
    '/__proto__',
    'http://127.0.0.1/',
  ])('hold no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('are not written to', async () => {
    expect((await get('/', 'POST')).status).toBe(405);
  });
});

describe('what is not HTTP', () => {
  it('is answered and hung up on', async () => {
    expect(await sendBytes(clinic.host.port, 'hello?\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const huge = `GET / HTTP/1.1\r\nHost: ${here()}\r\nX: ${'x'.repeat(50_000)}\r\n\r\n`;
    expect(await sendBytes(clinic.host.port, huge)).toMatch(/^HTTP\/1\.1 431 /);
    expect((await clinic.post('setup.status', {})).status).toBe(200);
  });

  it('a client that goes away in the middle harms nobody', async () => {
    const half = `POST /rpc/setup.status HTTP/1.1\r\nHost: ${here()}\r\nContent-Length: 100\r\n\r\n{`;
    await hangUpAfter(clinic.host.port, half);
    expect((await clinic.post('setup.status', {})).status).toBe(200);
  });
});

describe('closing', () => {
  it('waits for the calls that are running and takes no more', async () => {
    const other = await serveClinic();
    const { slots } = await doctorWithSlots(other, 20);
    const calls = slots.map(({ id }) =>
      post(
        other.host.url,
        'bookings.create',
        { slotId: id, patient: { name: 'Pia' } },
        { token: other.desk.token },
      ),
    );
    await Promise.race(calls);
    const closed = other.host.close();
    const answers = await Promise.allSettled(calls);
    await closed;
    const confirmed = await other.desk.call('bookings.list', { status: 'CONFIRMED', limit: 100 });
    const answered = answers.filter((answer) => answer.status === 'fulfilled' && answer.value.status === 200);
    expect(confirmed.items.length).toBeGreaterThanOrEqual(answered.length);
    await expect(post(other.host.url, 'setup.status', {})).rejects.toThrow();
    await other.close();
  });
});
