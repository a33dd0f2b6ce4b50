import { houseProblems } from './en/house-problems.ts';
import { serverFindings } from './en/server-findings.ts';

/** What the main process says itself: on the command line, in the menu, and when it cannot start. */
export const enMain = {
  ...serverFindings,
  ...houseProblems,

  'start.title': 'MediBook Desk cannot start',
  'start.NEWER_VERSION':
    'The data in {path} was last used by a newer version of MediBook Desk. Install that version or a later one. Nothing was changed.',
  'start.NOT_A_DATABASE':
    '{path} is not a clinic’s file, or it is encrypted with another key. Nothing was changed. Restore it from a backup, or choose another folder.',
  'start.OTHER_DATABASE':
    '{path} belongs to another program. Nothing was changed. Choose another folder for MediBook Desk.',
  'start.DAMAGED':
    'The clinic’s file {path} is damaged. Nothing was changed. Restore it from a backup, or ask your support.',
  'start.DISK_FULL':
    'The disk that {path} is on is full, and MediBook Desk cannot start without a little room on it. Nothing was changed and nothing is lost. Make some room and start again.',
  'start.FILE_MISSING':
    'The clinic’s file {path} is gone, though there are backups of it. Restore one of them, or move the backups elsewhere to begin anew.',
  'start.FOLDER_UNUSABLE':
    'The folder {path} cannot be used: MediBook Desk must be able to read it and write to it.',
  'start.FOLDER_ON_NETWORK':
    'The folder {path} lies on a network share. Two computers writing there at once would damage the clinic’s file. Nothing was changed. Move the folder to this computer’s own disk, and name it with --data or MEDIBOOK_DATA. Backups may go to a share.',
  'start.FOLDER_IN_CLOUD':
    'A cloud program copies the folder {path}. It would copy the clinic’s file while it changes, and so damage it. Nothing was changed. Move the folder to where nothing copies it, and name it with --data or MEDIBOOK_DATA. Backups may go to the cloud.',
  'start.SHARED_FOLDER_MISSING':
    'MediBook Desk is installed for everybody at this computer, but the folder {path} that they share is not there. Nothing was changed. Run the installer again, or ask whoever looks after this computer.',
  'start.ALREADY_OPEN':
    'MediBook Desk is open already with the data in {path}. Use that one, or close it first.',
  'start.ALREADY_OPEN_AT':
    'MediBook Desk is open already with the data in {path}: {detail}. Use that one, or close it first.',
  'start.SQLITE_TOO_OLD':
    'This copy of MediBook Desk carries SQLite {path}, which is too old to be safe. Install it anew.',
  'start.CLINIC_MOVED':
    'The clinic in {path} was moved to another computer, where it goes on. Nothing was changed here. Ask your admin which server it is on now, or start this desk with --leave-server.',
  'start.MOVE_UNDECIDED':
    'The clinic was being moved when this desk was ended, and only the server {path} knows whether that was done. It cannot be asked at the moment. Nothing is lost: start MediBook Desk again when the server is there.',
  'start.SERVER_FILE_BROKEN':
    'The file {path} says which server the clinic is on, and cannot be read. Nothing was changed. Mend it, or choose the server anew with --use-server.',
  'start.SERVER_PASSWORD_MISSING':
    'The password of the clinic’s server {path} is not kept on this computer any more. Give it with --use-server, or in MEDIBOOK_SERVER_PASSWORD.',
  'start.SERVER_UNUSABLE': 'The clinic on the server {path} cannot be opened. Nothing was changed.',
  'server.waiting': 'MediBook Desk waits for the server, and opens as soon as it is there.',
  'server.tryAgain': 'Try Again',
  'start.detail': 'For your support: {detail}',
  'start.unexpected': 'Something unexpected happened. The details are in the log, in {path}.',
  'start.DEMO_REFUSED':
    'The folder {path} holds a clinic already. --demo fills an empty folder only: name another one with --data.',
  'start.PORT_TAKEN': 'Port {port} is used by another program. Choose another one with --port.',
  'start.PORT_REFUSED': 'Port {port} may not be used on this computer. Choose another one with --port.',
  'start.windowNote': 'in its own window',

  'rescue.title': 'The clinic’s file cannot be opened',
  'rescue.offer':
    'The newest good backup is of {when}: {patients} patients, {bookings} bookings, {upcoming} visits to come. What was done since then is not in it.\n\nRestore it? The damaged file is kept as it is, in the folder {folder}.',
  'rescue.restore': 'Restore This Backup',
  'rescue.quit': 'Quit',
  'rescue.ask': 'Restore it now? [y/N] ',
  'rescue.hint': 'To restore it: npm start -- --restore newest',
  'cli.verified':
    'The clinic is sound: {patients} patients, {bookings} bookings, {changes} changes in an unbroken history.',
  'cli.brokenHistory': 'The history was changed outside of MediBook Desk, at row {row}.',
  'cli.backedUp': 'Backup made: {path}',
  'cli.restored': 'Restored from {path}. What was there before is kept in {kept}.',
  'cli.restoredNew': 'Restored from {path}.',
  'cli.noBackup': 'There is no good backup in {path}.',
  'cli.noClinic': 'There is no clinic in {path}.',
  'cli.exported': 'Written to {path}: the whole clinic, {rows} lines.',
  'cli.exists': '{path} is there already. Name a file that is not.',
  'cli.restoreItself': '{path} is the clinic’s own file. Name a backup.',
  'cli.diskFull': 'The disk is full. Nothing was changed.',
  'cli.backupDamaged': '{path} is no sound backup. Nothing was changed.',
  'cli.backupTooNew': '{path} is from a newer version of MediBook Desk. Nothing was changed.',
  'cli.one': 'Only one such task at a time. --help shows what there is.',
  'cli.file': '{option} takes the path of a file or folder.',

  'cli.onServer':
    'The clinic of this desk is on the server {host}, and not in a file here. Back it up on the page “Backups”, or on the server.',
  'cli.needs': '{task} needs {option}. --help shows how.',
  'cli.server': '--server takes HOST or HOST:PORT.',
  'cli.password': 'Password of {user}: ',
  'cli.noFile': '{path} cannot be read.',
  'cli.clinicName':
    'A clinic’s database has a name of small letters, digits and _ that begins with a letter, of 50 characters at most.',
  'cli.clinicThere': '{name} is there already. Nothing was changed. Choose another name.',
  'cli.clinicCreated':
    'The clinic’s database is ready. This is what its desks need; the password is shown this once and kept nowhere:\n\n  server    {host}\n  port      {port}\n  database  {database}\n  user      {user}\n  password  {password}',
  'cli.clinicUpdated': 'The database {name} is up to date, and its desks have the rights that they need.',
  'cli.serverUsed':
    'From the next start on, this desk works with the clinic on {host}, in the database {database}.',
  'cli.movedToServer':
    'The clinic is on {host} now, in the database {database}, and was compared row by row. The file that it was in is a backup.',
  'cli.movedToFile': 'The clinic is in {path} now, and was compared row by row. On the server it is closed.',
  'cli.notOnServer': 'The clinic of this desk is in a file already.',
  'cli.copying': 'Copying {table} ({done} %)',
  'cli.comparing': 'Comparing {table} ({done} %)',
  'cli.serverLeft': 'From the next start on, this desk works with the file on this computer.',
  'cli.serverSays': 'The server says: {text}',

  'cli.ready': 'MediBook Desk is at {url}',
  'cli.help': `MediBook Desk: the front desk of a clinic.

  npm start -- [options]

  --browser     serve the desk to a browser on this computer, without Electron
  --port N      the port to serve it at (4870, or a free one when that is taken)
  --data DIR    the folder with the clinic's data (or set MEDIBOOK_DATA)
  --demo        a demonstration clinic, in a folder of its own or the empty one that --data names
  --no-open     do not open the browser

  --verify            check the clinic's file from its first page to its last
  --backup [PATH]     make a backup: into that folder or file, or where backups lie
  --restore [FILE]    put a backup, or the newest good one, in the place of the clinic
  --export FILE       write the whole clinic to a file that other programs can read
                      (0 done, 1 failed, 2 not understood, 3 open already, 4 damaged,
                      5 not found, 6 no room or no right to write)

  --create-clinic-database NAME --server HOST[:PORT] --admin USER
                      make the database of a clinic on a PostgreSQL server, and the role for its desks
  --update-clinic-database NAME --server HOST[:PORT] --admin USER
                      bring its tables and its desks' rights up to date
  --print-clinic-sql NAME
                      the same as a script for psql, to be read before it is run
  --use-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      this desk works with the clinic in that database from the next start on
  --move-to-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      move the clinic of this folder to that empty database, and compare it there
  --move-to-file      bring the clinic back from its server to this folder
  --leave-server      this desk works with its own file again from the next start on
                      (--ca FILE: certificates to trust; --no-tls: a connection that others could read;
                      passwords are asked for, or taken from PGPASSWORD)

  --version     print the version
  --help        print this`,

  'cli.option': '{problem}. --help shows what there is.',
  'cli.port': '--port takes a number from 0 to 65535; 0 chooses a free one.',
  'cli.data': '--data takes the path of a folder.',

  'menu.file': '&File',
  'menu.newWindow': 'New Window',
  'menu.settings': 'Settings…',
  'menu.notices': 'Notify of Long Waits',
  'menu.newWindowHint': 'Opens another window of MediBook Desk',
  'menu.closeWindow': 'Close Window',
  'menu.quit': 'Quit',
  'menu.exit': 'Exit',
  'menu.edit': '&Edit',
  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.selectAll': 'Select All',
  'menu.desk': '&Desk',
  'menu.go': '&Go',
  'menu.view': '&View',
  'menu.reload': 'Reload',
  'menu.actualSize': 'Actual Size',
  'menu.zoomIn': 'Zoom In',
  'menu.zoomOut': 'Zoom Out',
  'menu.fullScreen': 'Full Screen',
  'menu.devTools': 'Developer Tools',
  'menu.window': '&Window',
  'menu.minimize': 'Minimize',
  'menu.zoom': 'Zoom',
  'menu.front': 'Bring All to Front',
  'menu.help': '&Help',
  'menu.dataFolder': 'Show the Data Folder',
  'menu.about': 'About MediBook Desk',
  'menu.services': 'Services',
  'menu.hide': 'Hide MediBook Desk',
  'menu.hideOthers': 'Hide Others',
  'menu.unhide': 'Show All',
} as const;

export type MainMessageKey = keyof typeof enMain;
