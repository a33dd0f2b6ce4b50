/** The native dialogs for files. A page is told a name and an id of ours, and never a path. */
import fs from 'node:fs';
import path from 'node:path';
import { BrowserWindow, dialog, type WebContents } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { largestFor, shownName, type Transfers, type Uploaded } from '../transfers.ts';

/** Null when the person chose none. @throws AppError FILE_TOO_LARGE */
export async function chooseFile(
  contents: WebContents,
  transfers: Transfers,
  kind: unknown,
): Promise<Uploaded | null> {
  const options = { properties: ['openFile' as const] };
  const window = BrowserWindow.fromWebContents(contents);
  const { filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  const [chosen] = filePaths;
  if (chosen === undefined) return null;
  return transfers.take(fs.createReadStream(chosen), path.basename(chosen), largestFor(kind));
}

/** Its path, for the person to see; null when they chose none. */
export async function chooseFolder(contents: WebContents): Promise<string | null> {
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
  const window = BrowserWindow.fromWebContents(contents);
  const { filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return filePaths[0] ?? null;
}

/** False when the person chose no place for it. @throws AppError FILE_NOT_FOUND */
export async function saveFile(
  contents: WebContents,
  transfers: Transfers,
  fileId: unknown,
  name: unknown,
): Promise<boolean> {
  const file = typeof fileId === 'string' ? transfers.find(fileId) : null;
  if (!file) throw new AppError('FILE_NOT_FOUND');
  const options = { defaultPath: shownName(typeof name === 'string' ? name : '') };
  const window = BrowserWindow.fromWebContents(contents);
  const { filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (!filePath) return false;
  await fs.promises.copyFile(file, filePath);
  return true;
}
