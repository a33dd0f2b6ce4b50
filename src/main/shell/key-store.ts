/** The operating system's key store: Windows' DPAPI, macOS' Keychain, and on Linux the desktop's secret service. */
import { safeStorage } from 'electron';
import { plainPasswords, type PasswordStore, sealedPasswords } from '../server/password-store.ts';

/** Once Electron is ready. Where the system offers nothing at all, a file that this user alone can read. */
export function systemPasswords(folder: string): PasswordStore {
  if (!safeStorage.isEncryptionAvailable()) return plainPasswords(folder);
  return sealedPasswords(folder, {
    isSafe: hasKeyStore(),
    seal: (text) => safeStorage.encryptString(text),
    open: (sealed) => safeStorage.decryptString(sealed),
  });
}

/** Without a secret service Electron encrypts with a key that is the same everywhere. */
function hasKeyStore(): boolean {
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
