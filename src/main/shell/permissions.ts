import type { Session } from 'electron';

/** What the pages never need: the network beyond our own scheme, and files by address. */
const ELSEWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/** A booking desk needs no camera, no position and no internet: every permission and outside address is refused. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest({ urls: ELSEWHERE }, (_details, answer) => answer({ cancel: true }));
}
