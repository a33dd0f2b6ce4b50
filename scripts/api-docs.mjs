/**
 * Writes docs/api.md from the contract, or with `--check` says whether it is up to date. Node runs the
 * contract's TypeScript as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { contract } from '../src/shared/contract/index.ts';
import { REASONS, STATUS_OF_CODE } from '../src/shared/errors.ts';

const file = new URL('../docs/api.md', import.meta.url);

const WHO = {
  public: 'anyone',
  doctor: 'doctor, receptionist, admin',
  receptionist: 'receptionist, admin',
  admin: 'admin',
};

/** A zod schema as a short TypeScript-like shape. */
function shape(schema, io) {
  return print(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), '');
}

function print(node, indent) {
  if (node.anyOf) return [...new Set(node.anyOf.map((part) => print(part, indent)))].join(' | ');
  if (Array.isArray(node.type)) return node.type.map((type) => print({ ...node, type }, indent)).join(' | ');
  if (node.enum) return node.enum.map((value) => `'${value}'`).join(' | ');
  if (node.type === 'array') return `${wrapped(print(node.items, indent))}[]`;
  if (node.type === 'object') return printObject(node, indent);
  const limits = limitsOf(node);
  const type = { integer: 'integer', boolean: 'boolean', null: 'null', string: node.format ?? 'string' }[
    node.type
  ];
  return `${type ?? 'any'}${limits && ` (${limits})`}`;
}

function printObject(node, indent) {
  const entries = Object.entries(node.properties ?? {});
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = entries.map(([name, value]) => {
    const isOptional = !(node.required ?? []).includes(name);
    return `${inner}${name}${isOptional ? '?' : ''}: ${print(value, inner)}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function wrapped(type) {
  return type.includes(' | ') ? `(${type})` : type;
}

function limitsOf({ type, minLength, maxLength, minimum, maximum }) {
  const safe = (value) => value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (type === 'string' && maxLength !== undefined) return `${minLength ?? 0}–${maxLength} characters`;
  if (type === 'integer' && safe(minimum) && safe(maximum)) return `${minimum}–${maximum}`;
  if (type === 'integer' && safe(maximum)) return `at most ${maximum}`;
  return '';
}

function section([name, procedure]) {
  const errors = procedure.errors.length > 0 ? procedure.errors.join(', ') : 'none of its own';
  const needs = procedure.permission ? `, with the permission to ${procedure.permission}` : '';
  return `## \`${name}\`

${procedure.summary}

*${procedure.kind}* · who: ${WHO[procedure.access]}${needs} · refuses with: ${errors}

\`\`\`ts
input:  ${shape(procedure.input, 'input')}
output: ${shape(procedure.output, 'output')}
\`\`\`
`;
}

const reasons = Object.entries(REASONS)
  .map(([reason, [code, message]]) => `| ${reason} | ${code} | ${STATUS_OF_CODE[code]} | ${message} |`)
  .join('\n');

const text = `# The procedures

Made from \`src/shared/contract/\` by \`npm run docs:api\`; do not edit.

Browser mode answers \`POST /rpc/<procedure>\` with a JSON object as its body: \`{"ok": true, "value": …}\` or
\`{"ok": false, "error": {code, reason, message, params?, fields?}}\`. Sign in with \`auth.login\` and send its token as
\`Authorization: Bearer …\`. A command may carry an \`Idempotency-Key\` (a UUID). \`GET /events\` is the stream of
changes (server-sent events): \`{seq, entity, ids}\`, and \`Last-Event-ID\` catches up. Over IPC the same names and
shapes go through \`call(name, input, {commandId?})\` and \`onChanged(callback)\`.

A clinic on a server can be out of reach. Then every call is refused with SERVER_AWAY at once, but questions whose answer
was seen before: that is given again with \`"asOf"\`, the instant at which it was so. The stream says \`event: server\` with
\`{isAway, since, lastSeen}\` at its beginning and at each change; \`GET /events?only=server\` says that alone, to anybody.
After SERVER_AWAY, SERVER_BUSY or OUTCOME_UNKNOWN a command is asked again under its old id, and is carried out once.

Instants are ISO 8601 in UTC, dates \`YYYY-MM-DD\` and times \`HH:mm\` on the clinic's wall clock. Every procedure can
also refuse with INPUT_INVALID (\`fields\` names each bad field), and all but the public ones with NOT_SIGNED_IN,
SESSION_EXPIRED, ADMIN_ONLY or NOT_PERMITTED. Every command can refuse with COMMAND_ID_INVALID or COMMAND_REUSED, and with
PRACTICE_MIX where what is for practice and what is real would meet: the database itself keeps them apart.

${Object.entries(contract).map(section).join('\n')}
## Reasons

| reason | code | HTTP | message |
| --- | --- | --- | --- |
${reasons}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('docs/api.md is not what the contract says: run `npm run docs:api`.\n');
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}
