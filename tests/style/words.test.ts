/** Every word that a person sees is in the catalogue: none is written into the code. */
import fs from 'node:fs';
import path from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../../src');
/** What is shown or read out when it is given to an element or a component. */
const SHOWN =
  /^(aria-(label|description|valuetext|roledescription|placeholder)|title|alt|placeholder|label|hint|text|summary|caption|note|submitText|textValue|kindText)$/;
/** Functions that show what they are given. */
const SAYING = /^(notify|offerUndo|offerMore|offerTakeBack|showErrorBox|UsageError|alert|confirm|say)$/;
/** Two letters in a row are a word; `×`, `–` and single keys are signs. */
const WORD = /\p{L}{2}/u;

type Node = { type: string; [field: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function wordsIn(file: string): string[] {
  const code = fs.readFileSync(file, 'utf8');
  const found: string[] = [];
  walk(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file) as unknown as Node, found);
  return found.map((text) => `${path.relative(SRC, file)}: ${text.trim()}`);
}

function walk(node: Node, found: string[]): void {
  found.push(...textsOf(node).filter((text) => WORD.test(text)));
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, found);
  }
}

function textsOf(node: Node): string[] {
  if (node.type === 'JSXText') return [String(node['value'])];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const inside = (node['children'] as Node[]).filter(({ type }) => type === 'JSXExpressionContainer');
    return inside.flatMap(({ expression }) => literals(expression));
  }
  if (node.type === 'JSXAttribute' && SHOWN.test(String((node['name'] as Node)['name']))) {
    const value = node['value'];
    return literals(isNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value);
  }
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const callee = node['callee'] as Node;
    const name = String(callee['name'] ?? (callee['property'] as Node | undefined)?.['name']);
    return SAYING.test(name) ? (node['arguments'] as Node[]).slice(0, 1).flatMap(literals) : [];
  }
  return [];
}

/** The texts that an expression is, or may be. */
function literals(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? [value['value']] : [];
  if (value.type === 'TemplateLiteral') {
    return (value['quasis'] as { value: { cooked: string } }[]).map((part) => part.value.cooked);
  }
  if (value.type === 'ConditionalExpression')
    return [value['consequent'], value['alternate']].flatMap(literals);
  if (value.type === 'LogicalExpression') return [value['left'], value['right']].flatMap(literals);
  return [];
}

const files = ['renderer', 'main', 'preload'].flatMap((part) =>
  fs
    .readdirSync(path.join(SRC, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => path.join(SRC, part, name)),
);

test('no word is written into the code', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(wordsIn)).toEqual([]);
});

test('no message is taken from the English catalogue past the language that is spoken', () => {
  const all = fs.readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  const code = all.filter((name) => /(?<!\.test)\.tsx?$/.test(name) && !name.includes('messages'));
  const past = code.filter((name) => /\ben(Main)?\[/.test(fs.readFileSync(path.join(SRC, name), 'utf8')));
  expect(past).toEqual([]);
});

test.each([
  '<p>Hello</p>',
  "<p>{'Hello'}</p>",
  '<p>{isOn ? `Hello` : x}</p>',
  '<p aria-label="Hello" />',
  "<Field label={a && 'Hello'} />",
  "notify('Hello')",
  "new UsageError('Hello')",
  "toasts.notify('Hello')",
])('and one would be seen: %s', (code) => {
  const found: string[] = [];
  walk(parseAst(code, { lang: 'tsx' }) as unknown as Node, found);
  expect(found).toEqual(['Hello']);
});
