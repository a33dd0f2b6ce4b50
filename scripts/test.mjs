/**
 * Every check of the project, one after the other, and one plain line at the end: `N passed, N failed`.
 * A step that fails does not hide the ones after it, unless it is the build. `--long` adds the long forms; `--proofs` runs
 * the long forms of what docs/guarantee.md lists, and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const artifacts = path.join(root, 'artifacts');
const isProofs = process.argv.includes('--proofs');
const isLong = isProofs || process.argv.includes('--long');
/** Programs and threads start by the hundred: what has been read once is not read again. */
const compiled = path.join(root, 'node_modules', '.cache', 'compiled');

if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write('The tests need Node 22.12 or newer: start them with `npm test`, which brings it.\n');
  process.exit(1);
}

/** The script behind a package's command, run by this very Node. */
function tool(name, file) {
  return [process.execPath, path.join(root, 'node_modules', name, file)];
}

function run([command, ...args], env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: compiled,
      ...(isLong && { MEDIBOOK_LONG: '1' }),
      ...env,
    },
  }).status;
}

/** A step that is right or wrong as a whole. */
function check(command) {
  const ok = run(command) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A test runner: its own counts, and a failure more when it ended badly without counting one. */
function counted(command, report, env, countsOf) {
  rmSync(report, { force: true });
  const status = run(command, env);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = countsOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    // No report: the runner died, and the status below says so.
  }
  if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) counts.failed = 1;
  return counts;
}

/** The tests that keep evidence, and those beside a part that does. */
function proofs() {
  const all = globSync('tests/**/*.ts', { cwd: root, exclude: ['tests/support/**', 'tests/e2e/**'] });
  const isTest = (file) => file.endsWith('.test.ts');
  const keeping = all.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('keepEvidence('));
  const parts = new Set(keeping.filter((file) => !isTest(file)).map((file) => path.dirname(file)));
  return all.filter((file) => isTest(file) && (keeping.includes(file) || parts.has(path.dirname(file))));
}

function vitest(...files) {
  const report = path.join(artifacts, 'vitest.json');
  const command = [
    ...tool('vitest', 'vitest.mjs'),
    'run',
    ...files,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return counted(command, report, {}, (json) => ({
    passed: json.numPassedTests,
    failed:
      json.numFailedTests +
      json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
        .length,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

/** The screens; `env` says where the clinic is, when that is not in a file. */
function playwright(name = 'playwright', env = {}) {
  const report = path.join(artifacts, `${name}.json`);
  const command = [...tool('@playwright/test', 'cli.js'), 'test', '--reporter=line,json'];
  return counted(command, report, { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...env }, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

const build = {
  name: 'build',
  run: () => check([...tool('electron-vite', 'bin/electron-vite.js'), 'build', '--logLevel', 'warn']),
};
const all = [
  { name: 'format', run: () => check([...tool('@biomejs/biome', 'bin/biome'), 'format', '.']) },
  {
    name: 'lint',
    run: () => check([...tool('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings', '.']),
  },
  { name: 'types', run: () => check([...tool('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json']) },
  { name: 'api docs', run: () => check([process.execPath, 'scripts/api-docs.mjs', '--check']) },
  build,
  { name: 'unit and concurrency', run: () => vitest() },
  { name: 'end to end', run: () => playwright() },
  ...(isLong
    ? [
        {
          name: 'end to end on a server',
          run: () => playwright('playwright-server', { MEDIBOOK_ENGINE: 'postgres' }),
        },
      ]
    : []),
];

/** What the proofs showed, a line each (tests/support/evidence.ts); docs/guarantee.md says what each row is. */
function evidenceLines() {
  const folder = path.join(artifacts, 'evidence');
  if (!existsSync(folder)) return [];
  const rows = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  const sorted = rows.toSorted((a, b) => a.row - b.row || a.what.localeCompare(b.what));
  const widthOf = (key) => Math.max(...rows.map((row) => row[key].length));
  const [whatWidth, engineWidth] = [widthOf('what'), widthOf('engine')];
  return sorted.map(
    ({ row, what, engine, shown }) =>
      `${String(row).padStart(2)}  ${what.padEnd(whatWidth)}  ${engine.padEnd(engineWidth)}  ${shown}`,
  );
}

const steps = isProofs ? [build, { name: 'proofs', run: () => vitest('--project=file', ...proofs()) }] : all;
mkdirSync(artifacts, { recursive: true });
rmSync(path.join(artifacts, 'evidence'), { recursive: true, force: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const step of steps) {
  process.stdout.write(`\n— ${step.name}\n`);
  const began = Date.now();
  const counts = step.run();
  for (const key of Object.keys(total)) total[key] += counts[key];
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  const [passed, failed] = [String(counts.passed).padStart(4), String(counts.failed).padStart(3)];
  lines.push(`${step.name.padEnd(22)} ${passed} ok ${failed} not ok ${seconds.padStart(5)} s`);
  // What runs the built application would only wait for it, test after test.
  if (step.name === 'build' && counts.failed > 0) break;
}
const shown = evidenceLines();
if (shown.length > 0) process.stdout.write(`\n${shown.join('\n')}\n`);
process.stdout.write(`\n${lines.join('\n')}\n\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 ? 0 : 1);
