/**
 * Takes out of the macOS program what it never asks for. Electron says why it wants a camera, a microphone and Bluetooth,
 * and electron-builder opens the network to addresses without encryption; the desk uses none of them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const UNUSED = /^NS(AppTransportSecurity|\w+UsageDescription)$/;

/** @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context */
export default function afterPack({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName !== 'darwin') return;
  const require = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'));
  const plist = require('plist');
  const file = path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist');
  const values = Object.entries(plist.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, plist.build(Object.fromEntries(values.filter(([name]) => !UNUSED.test(name)))));
}
