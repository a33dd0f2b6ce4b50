/** All that a window can reach of the main process. Bundled, sandboxed, and as small as can be. */
import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, type CallOptions } from '../shared/ipc-channels.ts';

contextBridge.exposeInMainWorld('medibook', {
  call: (name: string, input: unknown, options: CallOptions = {}): Promise<unknown> =>
    ipcRenderer.invoke(CHANNELS.call, name, input, options),

  server: (): Promise<unknown> => ipcRenderer.invoke(CHANNELS.server),

  chooseFile: (kind: string): Promise<unknown> => ipcRenderer.invoke(CHANNELS.chooseFile, kind),
  chooseFolder: (): Promise<unknown> => ipcRenderer.invoke(CHANNELS.chooseFolder),
  saveFile: (fileId: string, name: string): Promise<unknown> =>
    ipcRenderer.invoke(CHANNELS.saveFile, fileId, name),

  /** Answers how to stop listening. The event itself stays here: it would hand out the sender. */
  onChanged: (callback: (change: unknown) => void): (() => void) => {
    const listener = (_event: unknown, change: unknown) => callback(change);
    ipcRenderer.on(CHANNELS.changed, listener);
    return () => ipcRenderer.off(CHANNELS.changed, listener);
  },
});
