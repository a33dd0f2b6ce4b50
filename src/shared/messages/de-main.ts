import { houseProblems } from './de/house-problems.ts';
import { serverFindings } from './de/server-findings.ts';
import type { MainMessageKey } from './en-main.ts';

/** What the main process says itself: on the command line, in the menu, and when it cannot start. */
export const deMain = {
  ...serverFindings,
  ...houseProblems,

  'start.title': 'MediBook Desk kann nicht starten',
  'start.NEWER_VERSION':
    'Die Daten in {path} wurden zuletzt mit einer neueren Version von MediBook Desk benutzt. Installieren Sie diese oder eine spätere Version. Es wurde nichts geändert.',
  'start.NOT_A_DATABASE':
    '{path} ist keine Praxisdatei oder mit einem anderen Schlüssel verschlüsselt. Es wurde nichts geändert. Stellen Sie sie aus einer Sicherung wieder her, oder wählen Sie einen anderen Ordner.',
  'start.OTHER_DATABASE':
    '{path} gehört einem anderen Programm. Es wurde nichts geändert. Wählen Sie einen anderen Ordner für MediBook Desk.',
  'start.DAMAGED':
    'Die Praxisdatei {path} ist beschädigt. Es wurde nichts geändert. Stellen Sie sie aus einer Sicherung wieder her, oder fragen Sie Ihren Support.',
  'start.DISK_FULL':
    'Der Datenträger mit {path} ist voll, und ohne etwas Platz darauf kann MediBook Desk nicht starten. Es wurde nichts geändert, und nichts ist verloren. Bitte etwas Platz schaffen und neu starten.',
  'start.FILE_MISSING':
    'Die Datei der Praxis {path} ist nicht mehr da, aber es gibt Sicherungen davon. Bitte eine davon zurückspielen, oder die Sicherungen an einen anderen Ort legen, um neu zu beginnen.',
  'start.FOLDER_UNUSABLE':
    'Der Ordner {path} kann nicht benutzt werden: MediBook Desk muss darin lesen und schreiben dürfen.',
  'start.FOLDER_ON_NETWORK':
    'Der Ordner {path} liegt auf einer Netzwerkfreigabe. Schrieben dort zwei Computer zugleich, würde die Praxisdatei beschädigt. Es wurde nichts geändert. Verschieben Sie den Ordner auf die eigene Festplatte dieses Computers, und nennen Sie ihn mit --data oder MEDIBOOK_DATA. Sicherungen dürfen auf einer Freigabe liegen.',
  'start.FOLDER_IN_CLOUD':
    'Ein Cloud-Programm kopiert den Ordner {path}. Es würde die Praxisdatei kopieren, während sie sich ändert, und sie so beschädigen. Es wurde nichts geändert. Verschieben Sie den Ordner dorthin, wo ihn nichts kopiert, und nennen Sie ihn mit --data oder MEDIBOOK_DATA. Sicherungen dürfen in der Cloud liegen.',
  'start.SHARED_FOLDER_MISSING':
    'MediBook Desk ist für alle an diesem Computer installiert, aber ihr gemeinsamer Ordner {path} fehlt. Es wurde nichts geändert. Führen Sie das Installationsprogramm noch einmal aus, oder fragen Sie, wer diesen Computer betreut.',
  'start.ALREADY_OPEN':
    'MediBook Desk ist mit den Daten in {path} schon geöffnet. Benutzen Sie es dort, oder schließen Sie es zuerst.',
  'start.ALREADY_OPEN_AT':
    'MediBook Desk ist mit den Daten in {path} schon geöffnet: {detail}. Benutzen Sie es dort, oder schließen Sie es zuerst.',
  'start.SQLITE_TOO_OLD':
    'Diese Kopie von MediBook Desk enthält SQLite {path}, das zu alt ist, um sicher zu sein. Installieren Sie sie neu.',
  'start.CLINIC_MOVED':
    'Die Praxis in {path} ist auf einen anderen Computer umgezogen und geht dort weiter. Hier wurde nichts geändert. Fragen Sie Ihre Verwaltung, wo sie jetzt ist, oder starten Sie diesen Platz mit --leave-server.',
  'start.MOVE_UNDECIDED':
    'Die Praxis zog gerade um, als dieser Platz beendet wurde, und nur der Server {path} weiß, ob das fertig wurde. Er lässt sich gerade nicht fragen. Nichts ist verloren: Starten Sie MediBook Desk wieder, wenn der Server da ist.',
  'start.SERVER_FILE_BROKEN':
    'Die Datei {path} sagt, auf welchem Server die Praxis ist, und lässt sich nicht lesen. Es wurde nichts geändert. Berichtigen Sie sie, oder wählen Sie den Server mit --use-server neu.',
  'start.SERVER_PASSWORD_MISSING':
    'Das Passwort für den Server der Praxis {path} ist auf diesem Computer nicht mehr aufbewahrt. Geben Sie es mit --use-server an, oder in MEDIBOOK_SERVER_PASSWORD.',
  'start.SERVER_UNUSABLE':
    'Die Praxis auf dem Server {path} lässt sich nicht öffnen. Es wurde nichts geändert.',
  'server.waiting': 'MediBook Desk wartet auf den Server und öffnet sich, sobald er da ist.',
  'server.tryAgain': 'Noch einmal versuchen',
  'start.detail': 'Für Ihren Support: {detail}',
  'start.unexpected': 'Etwas Unerwartetes ist geschehen. Einzelheiten stehen im Protokoll, in {path}.',
  'start.DEMO_REFUSED':
    'Im Ordner {path} ist schon eine Praxis. --demo füllt nur einen leeren Ordner: Nennen Sie einen anderen mit --data.',
  'start.PORT_TAKEN':
    'Port {port} wird von einem anderen Programm benutzt. Wählen Sie einen anderen mit --port.',
  'start.PORT_REFUSED':
    'Port {port} darf auf diesem Computer nicht benutzt werden. Wählen Sie einen anderen mit --port.',
  'start.windowNote': 'in seinem eigenen Fenster',

  'rescue.title': 'Die Datei der Praxis lässt sich nicht öffnen',
  'rescue.offer':
    'Die neueste gute Sicherung ist vom {when}: {patients} Patienten, {bookings} Buchungen, {upcoming} kommende Besuche. Was danach geschah, ist nicht darin.\n\nSoll sie zurückgespielt werden? Die beschädigte Datei bleibt erhalten, wie sie ist, im Ordner {folder}.',
  'rescue.restore': 'Diese Sicherung zurückspielen',
  'rescue.quit': 'Beenden',
  'rescue.ask': 'Jetzt zurückspielen? [y/N] ',
  'rescue.hint': 'Zum Zurückspielen: npm start -- --restore newest',
  'cli.verified':
    'Die Praxis ist in Ordnung: {patients} Patienten, {bookings} Buchungen, {changes} Änderungen in lückenlosem Verlauf.',
  'cli.brokenHistory': 'Der Verlauf wurde außerhalb von MediBook Desk verändert, in Zeile {row}.',
  'cli.backedUp': 'Sicherung erstellt: {path}',
  'cli.restored': 'Zurückgespielt aus {path}. Was vorher da war, liegt in {kept}.',
  'cli.restoredNew': 'Zurückgespielt aus {path}.',
  'cli.noBackup': 'In {path} gibt es keine gute Sicherung.',
  'cli.noClinic': 'In {path} gibt es keine Praxis.',
  'cli.exported': 'Geschrieben nach {path}: die ganze Praxis, {rows} Zeilen.',
  'cli.exists': '{path} gibt es schon. Bitte eine Datei nennen, die es nicht gibt.',
  'cli.restoreItself': '{path} ist die Datei der Praxis selbst. Bitte eine Sicherung nennen.',
  'cli.diskFull': 'Der Datenträger ist voll. Nichts wurde geändert.',
  'cli.backupDamaged': '{path} ist keine gute Sicherung. Nichts wurde geändert.',
  'cli.backupTooNew': '{path} stammt von einer neueren Version von MediBook Desk. Nichts wurde geändert.',
  'cli.one': 'Nur eine solche Aufgabe auf einmal. --help zeigt, was es gibt.',
  'cli.file': '{option} braucht den Pfad einer Datei oder eines Ordners.',

  'cli.onServer':
    'Die Praxis dieses Platzes ist auf dem Server {host}, und nicht in einer Datei hier. Sichern Sie sie auf der Seite „Sicherungen“, oder auf dem Server.',
  'cli.needs': '{task} braucht {option}. --help zeigt, wie.',
  'cli.server': '--server nimmt HOST oder HOST:PORT.',
  'cli.password': 'Passwort von {user}: ',
  'cli.noFile': '{path} lässt sich nicht lesen.',
  'cli.clinicName':
    'Die Datenbank einer Praxis hat einen Namen aus kleinen Buchstaben, Ziffern und _, der mit einem Buchstaben beginnt, mit höchstens 50 Zeichen.',
  'cli.clinicThere': '{name} gibt es schon. Es wurde nichts geändert. Wählen Sie einen anderen Namen.',
  'cli.clinicCreated':
    'Die Datenbank der Praxis ist bereit. Das brauchen ihre Plätze; das Passwort wird nur dieses eine Mal gezeigt und nirgends aufbewahrt:\n\n  server    {host}\n  port      {port}\n  database  {database}\n  user      {user}\n  password  {password}',
  'cli.clinicUpdated':
    'Die Datenbank {name} ist auf dem neuesten Stand, und ihre Plätze haben die Rechte, die sie brauchen.',
  'cli.serverUsed':
    'Ab dem nächsten Start arbeitet dieser Platz mit der Praxis auf {host}, in der Datenbank {database}.',
  'cli.movedToServer':
    'Die Praxis ist jetzt auf {host}, in der Datenbank {database}, und wurde Zeile für Zeile verglichen. Die Datei, in der sie war, ist eine Sicherung.',
  'cli.movedToFile':
    'Die Praxis ist jetzt in {path} und wurde Zeile für Zeile verglichen. Auf dem Server ist sie geschlossen.',
  'cli.notOnServer': 'Die Praxis dieses Platzes ist schon in einer Datei.',
  'cli.copying': 'Kopieren: {table} ({done} %)',
  'cli.comparing': 'Vergleichen: {table} ({done} %)',
  'cli.serverLeft': 'Ab dem nächsten Start arbeitet dieser Platz mit der Datei auf diesem Computer.',
  'cli.serverSays': 'Der Server sagt: {text}',

  'cli.ready': 'MediBook Desk is at {url}',
  'cli.help': `MediBook Desk: der Empfang einer Praxis.

  npm start -- [Optionen]

  --browser     den Empfang in einem Browser auf diesem Computer anbieten, ohne Electron
  --port N      der Port dafür (4870, oder ein freier, wenn der belegt ist)
  --data DIR    der Ordner mit den Daten der Praxis (oder MEDIBOOK_DATA setzen)
  --demo        eine Praxis zum Ausprobieren, in einem eigenen Ordner oder dem leeren, den --data nennt
  --no-open     den Browser nicht öffnen

  --verify            die Datei der Praxis von der ersten bis zur letzten Seite prüfen
  --backup [PATH]     eine Sicherung erstellen: in diesem Ordner oder dieser Datei, sonst am üblichen Ort
  --restore [FILE]    eine Sicherung, sonst die neueste gute, an die Stelle der Praxis setzen
  --export FILE       die ganze Praxis in eine Datei schreiben, die andere Programme lesen können
                      (0 getan, 1 fehlgeschlagen, 2 nicht verstanden, 3 schon geöffnet, 4 beschädigt,
                      5 nicht gefunden, 6 kein Platz oder kein Schreibrecht)

  --create-clinic-database NAME --server HOST[:PORT] --admin USER
                      die Datenbank einer Praxis auf einem PostgreSQL-Server anlegen, und die Rolle ihrer Plätze
  --update-clinic-database NAME --server HOST[:PORT] --admin USER
                      ihre Tabellen und die Rechte ihrer Plätze auf den neuesten Stand bringen
  --print-clinic-sql NAME
                      dasselbe als Skript für psql, um es vorher zu lesen
  --use-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      dieser Platz arbeitet ab dem nächsten Start mit der Praxis in dieser Datenbank
  --move-to-server NAME --server HOST[:PORT] [--user USER] [--desk-name NAME]
                      die Praxis dieses Ordners in diese leere Datenbank umziehen und dort vergleichen
  --move-to-file      die Praxis vom Server in diesen Ordner zurückholen
  --leave-server      dieser Platz arbeitet ab dem nächsten Start wieder mit seiner eigenen Datei
                      (--ca FILE: Zertifikate, denen zu trauen ist; --no-tls: eine Verbindung, die andere lesen
                      könnten; nach Passwörtern wird gefragt, oder sie stehen in PGPASSWORD)

  --version     die Version nennen
  --help        dies hier zeigen`,
  'cli.option': '{problem}. --help zeigt, was es gibt.',
  'cli.port': '--port nimmt eine Zahl von 0 bis 65535; 0 wählt einen freien Port.',
  'cli.data': '--data nimmt den Pfad eines Ordners.',

  'menu.file': '&Datei',
  'menu.newWindow': 'Neues Fenster',
  'menu.settings': 'Einstellungen …',
  'menu.notices': 'Bei langem Warten benachrichtigen',
  'menu.newWindowHint': 'Öffnet ein weiteres Fenster von MediBook Desk',
  'menu.closeWindow': 'Fenster schließen',
  'menu.quit': 'Beenden',
  'menu.exit': 'Beenden',
  'menu.edit': '&Bearbeiten',
  'menu.undo': 'Rückgängig',
  'menu.redo': 'Wiederholen',
  'menu.cut': 'Ausschneiden',
  'menu.copy': 'Kopieren',
  'menu.paste': 'Einfügen',
  'menu.selectAll': 'Alles auswählen',
  'menu.desk': '&Empfang',
  'menu.go': '&Gehe zu',
  'menu.view': '&Ansicht',
  'menu.reload': 'Neu laden',
  'menu.actualSize': 'Originalgröße',
  'menu.zoomIn': 'Vergrößern',
  'menu.zoomOut': 'Verkleinern',
  'menu.fullScreen': 'Vollbild',
  'menu.devTools': 'Entwicklerwerkzeuge',
  'menu.window': '&Fenster',
  'menu.minimize': 'Im Dock ablegen',
  'menu.zoom': 'Zoomen',
  'menu.front': 'Alle nach vorne bringen',
  'menu.help': '&Hilfe',
  'menu.dataFolder': 'Datenordner anzeigen',
  'menu.about': 'Über MediBook Desk',
  'menu.services': 'Dienste',
  'menu.hide': 'MediBook Desk ausblenden',
  'menu.hideOthers': 'Andere ausblenden',
  'menu.unhide': 'Alle einblenden',
} as const satisfies Record<MainMessageKey, string>;
