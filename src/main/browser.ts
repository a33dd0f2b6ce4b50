/** Browser mode: the same desk on plain Node, served to a browser on this computer. */
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type Arguments, parseArguments, type Task, UsageError } from './arguments.ts';
import { chooseDataFolder, chooseOwnFolder } from './data-folder.ts';
import { StartProblem } from './database/problems.ts';
import { bothLogs, fileLog } from './file-log.ts';
import { followClinic, speakAsComputer } from './language.ts';
import { consoleLog, type Log } from './log.ts';
import { mainText, startProblemText } from './main-text.ts';
import { openClinic } from './open-clinic.ts';
import { openInBrowser } from './open-in-browser.ts';
import { exitCodeOf, runTask } from './command-line/run-task.ts';
import { waitInTerminal } from './command-line/wait-in-terminal.ts';
import { askInTerminal } from './command-line/ask-in-terminal.ts';
import { plainPasswords } from './server/password-store.ts';
import { type HttpHost, type HttpOptions, serveHttp } from './transport/http.ts';

const USUAL_PORT = 4870;
const pages = path.join(import.meta.dirname, '../renderer');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  speakAsComputer();
  const args = parseArguments(process.argv.slice(2));
  if (args.isHelp) return say(mainText('cli.help'));
  if (args.isVersion) return say(packageJson.version);
  if (args.task) process.exit(await taskDone(args.task, args));
  await run(args);
}

function taskDone(task: Task, args: Arguments): Promise<number> {
  const folder = chooseDataFolder(args);
  return runTask(task, { folder, say, passwords: async () => plainPasswords(chooseOwnFolder(args)) });
}

async function run(args: Arguments): Promise<void> {
  const folder = chooseDataFolder(args);
  const log = logFor(folder);
  const note = `pid ${process.pid}`;
  const clinic = await openClinic({
    folder,
    isDemo: args.isDemo,
    note,
    log,
    offer: askInTerminal,
    passwords: plainPasswords(chooseOwnFolder(args)),
    onAway: waitInTerminal(),
  });
  await followClinic(clinic.app);
  const host = await serve({ app: clinic.app, pages, log }, args.port).catch(async (error: unknown) => {
    await clinic.close();
    throw error;
  });
  clinic.lock.setNote(host.url);
  stopOnSignal(async (isHurried) => {
    await host.close();
    await clinic.close({ isHurried });
    log.info('stopped');
  });
  log.info(`started, version ${packageJson.version}, Node ${process.versions.node}`);
  say(mainText('cli.ready', { url: host.url }));
  if (args.isOpening) openInBrowser(host.url);
}

/** Standard output carries the one line that programs wait for, so only what went wrong goes to the terminal. */
function logFor(folder: string): Log {
  return bothLogs(fileLog(folder), { info: () => {}, error: consoleLog.error });
}

/** The port that was asked for and no other; without one the usual port, or any when that is taken. */
async function serve(options: Omit<HttpOptions, 'port'>, port: number | undefined): Promise<HttpHost> {
  try {
    return await serveHttp({ ...options, port: port ?? USUAL_PORT });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    if (port === undefined) return serveHttp({ ...options, port: 0 });
    const key = code === 'EACCES' ? 'start.PORT_REFUSED' : 'start.PORT_TAKEN';
    throw new UsageError(mainText(key, { port: String(port) }));
  }
}

/**
 * Ctrl+C reaches us from the terminal and from npm as well: the second one must not cut the first one short. The other
 * signals come from a system that is going down, or a terminal that is closed; after a few seconds there is no mercy.
 */
function stopOnSignal(stop: (isHurried: boolean) => Promise<void>): void {
  let isStopping = false;
  const onSignal = (isHurried: boolean) => {
    if (isStopping) return;
    isStopping = true;
    stop(isHurried).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', () => onSignal(false));
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, () => onSignal(true));
  // With the terminal gone there is nobody to write to, which is no reason to stop halfway.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function fail(error: unknown): void {
  if (error instanceof StartProblem) process.stderr.write(`${startProblemText(error)}\n`);
  else if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
  else consoleLog.error(mainText('start.title'), error);
  process.exit(exitCodeOf(error));
}

main().catch(fail);
