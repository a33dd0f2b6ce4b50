/**
 * Makes the installers' icons from build/icon.svg, with the browser of the end-to-end tests as the painter. Run it
 * when the drawing changes and commit what it makes: `node scripts/icons.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const build = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'build');
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Each size's name in Apple's format. */
const ICNS_TYPES = {
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
};

async function paint(sizes) {
  const svg = readFileSync(path.join(build, 'icon.svg')).toString('base64');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  const page = await browser.newPage();
  const images = new Map();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width=${size} height=${size} src="data:image/svg+xml;base64,${svg}">`,
    );
    images.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return images;
}

/** A directory of 16-byte entries, then the PNGs. A size of 256 is written as 0. */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(([size, png], index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(([, png]) => png)]);
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

const images = await paint([...new Set([...ICO_SIZES, ...Object.keys(ICNS_TYPES).map(Number)])]);
const icns = Object.entries(ICNS_TYPES).map(([size, type]) => chunk(type, images.get(Number(size))));
writeFileSync(path.join(build, 'icon.png'), images.get(1024));
writeFileSync(path.join(build, 'icon.ico'), ico(ICO_SIZES.map((size) => [size, images.get(size)])));
writeFileSync(path.join(build, 'icon.icns'), chunk('icns', Buffer.concat(icns)));
