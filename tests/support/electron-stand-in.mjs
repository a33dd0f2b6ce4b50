/**
 * Stands in for Electron, so that the built main and preload run on plain Node: it records what it is told, and
 * passes calls and events between the two as Electron does, copied on the way.
 */
import { EventEmitter } from 'node:events';

/** Everything that was told, for the tests to look at. */
export const told = {
  paths: {},
  schemes: [],
  errorBoxes: [],
  messageBoxes: [],
  exits: [],
  isSandboxed: false,
  menu: null,
  dockMenu: null,
  tasks: null,
  relaunches: 0,
  notifications: [],
};

class App extends EventEmitter {
  isPackaged = false;
  enableSandbox() {
    told.isSandboxed = true;
  }
  setName() {}
  /** By now the native addons of this computer are loaded: what follows may be another system's desktop. */
  setAboutPanelOptions() {
    const value = process.env.STAND_IN_PLATFORM;
    if (value) Object.defineProperty(process, 'platform', { value });
  }
  setAppUserModelId() {}
  relaunch() {
    told.relaunches += 1;
  }
  setUserTasks(tasks) {
    told.tasks = tasks;
  }
  dock = { setMenu: (menu) => (told.dockMenu = menu) };
  setPath(name, folder) {
    told.paths[name] = folder;
  }
  requestSingleInstanceLock() {
    return process.env.STAND_IN_IS_SECOND !== '1';
  }
  whenReady() {
    return new Promise((resolve) => setImmediate(resolve));
  }
  quit() {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code) {
    told.exits.push(code);
    // As Electron does: only where a test waits for the end of the process itself.
    if (process.env.STAND_IN_EXITS === '1') process.exit(code);
  }
}
export const app = new App();

export function preventable(values = {}) {
  const event = { ...values, defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
  return event;
}

let made = 0;
class WebContents extends EventEmitter {
  id = (made += 1);
  mainFrame = { origin: 'app://medibook', parent: null };
  /** The page's side of the channels. */
  page = new EventEmitter();
  openHandler = () => ({ action: 'allow' });
  #isDestroyed = false;
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  send(channel, value) {
    this.page.emit(channel, {}, structuredClone(value));
  }
  isDestroyed() {
    return this.#isDestroyed;
  }
  destroy() {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }
  reload() {}
}

export class BrowserWindow extends EventEmitter {
  static all = [];
  static getAllWindows() {
    return BrowserWindow.all;
  }
  static focused = null;
  static getFocusedWindow() {
    return BrowserWindow.focused;
  }
  webContents = new WebContents();
  calls = [];
  constructor(options) {
    super();
    this.options = options;
    BrowserWindow.all = [...BrowserWindow.all, this];
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url) {
    this.url = url;
    this.emit('ready-to-show');
  }
  show = () => this.calls.push('show');
  focus = () => this.calls.push('focus');
  restore = () => this.calls.push('restore');
  maximize = () => this.calls.push('maximize');
  isMinimized = () => true;
  isMaximized = () => false;
  isFocused = () => BrowserWindow.focused === this;
  isDestroyed = () => !BrowserWindow.all.includes(this);
  getTitle = () => this.options.title;
  bounds = { x: 10, y: 20, width: 1000, height: 700 };
  getNormalBounds = () => this.bounds;
  getBounds = () => this.bounds;
  setBounds = (bounds) => (this.bounds = bounds);
  close() {
    this.emit('close', preventable());
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this);
    this.webContents.destroy();
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}

export const channels = new Map();
export const ipcMain = {
  handle: (channel, handler) => channels.set(channel, handler),
  removeHandler: (channel) => channels.delete(channel),
};

/** A call as it comes from a frame, ours or not. */
export async function invokeFrom(sender, senderFrame, channel, ...args) {
  return structuredClone(await channels.get(channel)({ sender, senderFrame }, ...structuredClone(args)));
}

/** The page that the preload script is run for. */
export const current = { contents: null };
export const exposed = {};
export const contextBridge = { exposeInMainWorld: (name, api) => (exposed[name] = api) };
export const ipcRenderer = {
  invoke: (channel, ...args) => invokeFrom(current.contents, current.contents.mainFrame, channel, ...args),
  on: (channel, listener) => current.contents.page.on(channel, listener),
  off: (channel, listener) => current.contents.page.off(channel, listener),
};

const handlers = {};
const keep = (name) => (handler) => (handlers[name] = handler);
export const session = {
  defaultSession: {
    handlers,
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    webRequest: { onBeforeRequest: (filter, handler) => (handlers.request = { filter, handler }) },
    protocol: { handle: (scheme, handler) => (handlers[scheme] = handler) },
  },
};

export const protocol = { registerSchemesAsPrivileged: (schemes) => told.schemes.push(...schemes) };
export const dialog = {
  showErrorBox: (title, text) => told.errorBoxes.push({ title, text }),
  /** Answers with the button of that number; with the one for Esc when none is named. */
  showMessageBox: async (options) => {
    told.messageBoxes.push(options);
    return { response: Number(process.env.STAND_IN_ANSWER ?? options.cancelId) };
  },
};
class Screen extends EventEmitter {
  displays = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  getAllDisplays = () => this.displays;
  getPrimaryDisplay = () => this.displays[0];
  getDisplayMatching = () => this.displays[0];
}
export const screen = new Screen();
export const powerMonitor = new EventEmitter();
export class Notification extends EventEmitter {
  static isSupported = () => true;
  constructor(options) {
    super();
    this.options = options;
  }
  show() {
    told.notifications.push(this);
  }
  close() {
    told.notifications = told.notifications.filter((one) => one !== this);
  }
}
/** A key store of one computer: what is sealed cannot be read, and only that what was sealed can be opened. */
const SEALED = 'sealed:';
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => process.env.STAND_IN_KEY_STORE ?? 'gnome_libsecret',
  encryptString: (text) => Buffer.from(SEALED + Buffer.from(text).toString('base64')),
  decryptString: (sealed) => {
    if (!sealed.toString().startsWith(SEALED)) throw new Error('Error while decrypting the ciphertext');
    return Buffer.from(sealed.toString().slice(SEALED.length), 'base64').toString();
  },
};
export const shell = { openPath: async () => '' };
export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (menu) => (told.menu = menu),
};
