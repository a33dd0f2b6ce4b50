/** Loaded before a host: its time stands still at MEDIBOOK_TEST_NOW, epoch milliseconds, so that pictures stay as they are. */
const now = Number(process.env.MEDIBOOK_TEST_NOW);

globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(now);
    else super(...given);
  }

  static now() {
    return now;
  }
};
