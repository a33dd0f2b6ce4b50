/** What a test of the clinic's server finds, in German. */
export const serverFindings = {
  'server.found.HOST_UNKNOWN': 'Es gibt keinen Computer mit dem Namen {host}.',
  'server.do.HOST_UNKNOWN':
    'Prüfen Sie die Schreibweise, und ob dieser Computer im Netz der Praxis ist. Eine IP-Adresse geht auch.',
  'server.found.REFUSED': '{host} ist da, aber an Port {port} antwortet nichts.',
  'server.do.REFUSED':
    'Prüfen Sie, ob PostgreSQL läuft, ob es im Netz erreichbar ist (listen_addresses) und ob der Port stimmt.',
  'server.found.UNREACHABLE': '{host} antwortet an Port {port} nicht.',
  'server.do.UNREACHABLE':
    'Prüfen Sie, ob der Server an und im selben Netz ist, und ob eine Firewall diesen Computer fernhält.',
  'server.found.NOT_POSTGRES': 'Was bei {host} an Port {port} antwortet, ist nicht PostgreSQL.',
  'server.do.NOT_POSTGRES': 'Prüfen Sie den Port. PostgreSQLs eigener ist 5432.',
  'server.found.BUSY': 'Der Server nimmt im Moment keine Verbindungen mehr an.',
  'server.do.BUSY':
    'Er startet oder stoppt gerade, oder hat zu viele Verbindungen (max_connections). Versuchen Sie es in einer Minute noch einmal.',
  'server.found.TLS_NOT_OFFERED': 'Der Server spricht kein TLS: Die Verbindung wäre nicht verschlüsselt.',
  'server.do.TLS_NOT_OFFERED':
    'Geben Sie PostgreSQL ein Zertifikat (ssl = on). Nur in einem Netz, in das sonst niemand gelangt, verbinden Sie ohne TLS.',
  'server.found.TLS_UNTRUSTED':
    'Das Zertifikat des Servers kommt von „{issuer}“, der dieser Computer nicht vertraut. ({detail})',
  'server.do.TLS_UNTRUSTED':
    'Bitten Sie Ihre Administration um das Zertifikat dieser Stelle, vergleichen Sie es mit dem des Servers, und fügen Sie es unten hinzu.',
  'server.found.TLS_EXPIRED': 'Das Zertifikat des Servers galt bis {until}.',
  'server.do.TLS_EXPIRED':
    'Lassen Sie es auf dem Server erneuern. Liegt der Tag in der Zukunft, geht die Uhr dieses Computers falsch.',
  'server.found.TLS_NOT_YET': 'Das Zertifikat des Servers gilt erst ab {from}.',
  'server.do.TLS_NOT_YET': 'Prüfen Sie die Uhr dieses Computers, und dann das Zertifikat auf dem Server.',
  'server.found.TLS_WRONG_NAME': 'Das Zertifikat des Servers gilt für {names}, und nicht für {host}.',
  'server.do.TLS_WRONG_NAME':
    'Benutzen Sie einen Namen, für den das Zertifikat gilt, oder lassen Sie eines mit diesem Namen ausstellen.',
  'server.found.TLS_FAILED': 'Der Server bricht die verschlüsselte Verbindung ab. ({detail})',
  'server.do.TLS_FAILED':
    'Sein TLS ist vielleicht zu alt: Nötig ist 1.2. Mehr steht im Protokoll von PostgreSQL auf dem Server.',
  'server.found.TLS_REQUIRED': 'Der Server lässt {user} ohne TLS nicht ein, oder nicht von diesem Computer.',
  'server.do.TLS_REQUIRED': 'Verbinden Sie mit TLS. Hilft das nicht, fehlt eine Zeile in pg_hba.conf.',
  'server.found.CA_UNREADABLE': 'Das hinzugefügte Zertifikat lässt sich nicht lesen.',
  'server.do.CA_UNREADABLE':
    'Es ist Text, der mit -----BEGIN CERTIFICATE----- anfängt. Dateien mit .crt oder .pem sind in der Regel so.',
  'server.found.PASSWORD_MISSING': 'Der Server verlangt das Passwort von {user}.',
  'server.do.PASSWORD_MISSING':
    'Geben Sie es ein. Für einen anderen Server, Benutzer oder ein anderes Zertifikat muss es neu eingegeben werden.',
  'server.found.PASSWORD_WRONG': 'Der Server kennt {user} mit diesem Passwort nicht.',
  'server.do.PASSWORD_WRONG':
    'Prüfen Sie beides: Aus Gründen der Sicherheit sagt der Server nicht, was davon falsch ist.',
  'server.found.USER_UNKNOWN': '{user} darf sich auf dem Server nicht anmelden, oder ist dort nicht bekannt.',
  'server.do.USER_UNKNOWN': 'Prüfen Sie den Namen des Benutzers. Er braucht das Recht LOGIN.',
  'server.found.NOT_ALLOWED': 'Der Server lässt {user} von diesem Computer nicht ein.',
  'server.do.NOT_ALLOWED':
    'Lassen Sie auf dem Server in pg_hba.conf eine Zeile für dieses Netz, {database} und {user} eintragen.',
  'server.found.DATABASE_MISSING': 'Auf dem Server gibt es keine Datenbank mit dem Namen {database}.',
  'server.do.DATABASE_MISSING':
    'Prüfen Sie den Namen, oder lassen Sie die Datenbank anlegen: --create-clinic-database auf der Befehlszeile tut es.',
  'server.found.VERSION_TOO_OLD':
    'Der Server ist PostgreSQL {version}. MediBook Desk braucht {oldest} oder neuer.',
  'server.do.VERSION_TOO_OLD': 'Lassen Sie PostgreSQL auf dem Server aktualisieren.',
  'server.found.ENCODING_NOT_UTF8':
    'Die Datenbank bewahrt Texte als {encoding} auf. Damit lässt sich nicht jeder Name schreiben.',
  'server.do.ENCODING_NOT_UTF8': 'Lassen Sie eine Datenbank mit der Kodierung UTF8 anlegen.',
  'server.found.REPLICA': 'Dieser Server ist eine Kopie, von der nur gelesen wird.',
  'server.do.REPLICA': 'Verbinden Sie mit dem Server, dessen Kopie er ist.',
  'server.found.RIGHTS_MISSING': '{user} fehlen Rechte in dieser Datenbank: {rights}.',
  'server.do.RIGHTS_MISSING':
    'Die Administration vergibt sie alle mit --update-clinic-database auf der Befehlszeile, oder mit create-clinic.sql.',
  'server.found.EXTENSIONS_MISSING': 'Der Datenbank fehlt, worauf MediBook Desk aufbaut: {names}.',
  'server.do.EXTENSIONS_MISSING':
    'Lassen Sie es mit CREATE EXTENSION einschalten. Unter Linux ist es im Paket postgresql-contrib.',
  'server.found.OTHER_TABLES': 'Ein anderes Programm hat seine Tabellen in dieser Datenbank.',
  'server.do.OTHER_TABLES': 'Jede Praxis braucht eine eigene Datenbank. Es wurde nichts geändert.',
  'server.found.CLINIC_NEWER':
    'Die Praxis dort wird mit einer neueren Version von MediBook Desk benutzt. ({step})',
  'server.do.CLINIC_NEWER': 'Installieren Sie diese Version auf diesem Computer, und prüfen Sie noch einmal.',
  'server.found.CLINIC_OLDER': 'Die Praxis dort muss erst aktualisiert werden. ({step})',
  'server.do.CLINIC_OLDER':
    'Die Administration tut das einmal für alle Plätze mit --update-clinic-database. Sichern Sie die Datenbank vorher.',
  'server.found.FAILED': 'Die Prüfung ist abgebrochen. ({detail})',
  'server.do.FAILED': 'Versuchen Sie es noch einmal. Mehr steht im Protokoll von PostgreSQL auf dem Server.',
  'server.found.TLS_OFF': 'Ohne TLS gehen Namen und Telefonnummern von Patienten offen durch das Netz.',
  'server.do.TLS_OFF': 'Benutzen Sie TLS, außer wenn sonst niemand in das Netz bis {host} gelangt.',
  'server.found.RIGHTS_TOO_MANY': '{user} darf mehr, als ein Empfang braucht: {rights}.',
  'server.do.RIGHTS_TOO_MANY':
    'Wer an diesen Computer gelangt, könnte alles löschen. Benutzen Sie eine Rolle, die --create-clinic-database angelegt hat.',
  'server.found.SETTINGS_UNSAFE':
    'Mit den Einstellungen des Servers können bei Stromausfall Buchungen verloren gehen: {names} ist aus.',
  'server.do.SETTINGS_UNSAFE': 'Lassen Sie es in postgresql.conf einschalten.',
  'server.found.LETTERS_PLAIN':
    'Die Datenbank kennt nur englische Buchstaben ({letters}): Andere Namen zu suchen ist langsam.',
  'server.do.LETTERS_PLAIN':
    'Lassen Sie die Datenbank von --create-clinic-database anlegen, das dies von selbst wählt (LC_CTYPE, etwa C.UTF-8).',
  'server.found.CLOCK_OFF':
    'Die Uhren des Servers und dieses Computers weichen um {minutes} min voneinander ab.',
  'server.do.CLOCK_OFF': 'Lassen Sie beide ihre Uhr nach dem Netz stellen.',
  'server.found.CLINIC_UPDATED':
    'Die Praxis dort ist von einer älteren Version und wird beim nächsten Start aktualisiert. ({step})',
  'server.do.CLINIC_UPDATED':
    'Plätze, die noch nicht aktualisiert sind, können sie dann nicht mehr öffnen. Sichern Sie die Datenbank vorher.',
  'server.found.EMPTY': 'Die Datenbank ist bereit, und es ist noch keine Praxis darin.',
  'server.do.EMPTY':
    'Ziehen Sie mit der Praxis dieses Computers dorthin um, oder beginnen Sie mit einer neuen.',
  'server.found.CLINIC': 'Dort ist die Praxis „{name}“.',
  'server.do.CLINIC': 'Dieser Platz kann damit arbeiten.',
} as const;
