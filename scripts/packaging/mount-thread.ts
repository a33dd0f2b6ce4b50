/** The beginning of a thread whose own first file lies in an asar archive: both come as arguments. */
import { pathToFileURL } from 'node:url';
import { mountAsar } from './mount-asar.ts';

const [file = '', entry = ''] = process.argv.slice(2);
mountAsar(file, '');
await import(pathToFileURL(entry).href);
