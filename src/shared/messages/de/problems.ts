/** What a refusal means, in a receptionist's words. */
export const problems = {
  'error.INPUT_INVALID': 'Einige Felder brauchen noch einen Blick. Sie sind unten markiert.',
  'error.BODY_TOO_LARGE': 'Das ist mehr Text, als auf einmal gespeichert werden kann. Bitte kürzen Sie ihn.',
  'error.COMMAND_ID_INVALID': 'MediBook Desk konnte das nicht senden. Bitte versuchen Sie es noch einmal.',
  'error.NOT_SIGNED_IN': 'Bitte melden Sie sich zuerst an.',
  'error.SESSION_EXPIRED':
    'Sie wurden abgemeldet. Melden Sie sich wieder an; was Sie eingegeben haben, bleibt erhalten.',
  'error.BAD_CREDENTIALS': 'E-Mail oder Passwort stimmt nicht.',
  'error.TOO_MANY_TRIES': 'Zu viele Versuche. Warten Sie bitte einige Minuten.',
  'error.ADMIN_ONLY': 'Das darf nur die Verwaltung. Fragen Sie dort nach.',
  'error.NOT_PERMITTED': 'Das dürfen Sie hier nicht. Die Verwaltung Ihrer Praxis kann es erlauben.',
  'error.FOREIGN_ORIGIN': 'Diese Adresse wird hier nicht bedient.',
  'error.PROCEDURE_NOT_FOUND':
    'Dieses Fenster ist veraltet. Laden Sie es neu und versuchen Sie es noch einmal.',
  'error.COMMAND_REUSED': 'Das wurde schon mit anderen Angaben gesendet. Bitte versuchen Sie es noch einmal.',
  'error.ALREADY_SET_UP': 'Die Praxis ist schon eingerichtet. Laden Sie das Fenster neu, um sich anzumelden.',
  'error.NOT_SET_UP': 'Die Praxis ist noch nicht eingerichtet. Laden Sie das Fenster neu, um zu beginnen.',
  'error.USER_NOT_FOUND': 'Diesen Benutzer gibt es nicht mehr.',
  'error.USER_EMAIL_TAKEN': 'Ein anderer Benutzer hat diese E-Mail schon.',
  'error.LAST_ADMIN':
    'Das ist die letzte Person der Verwaltung. Geben Sie zuerst jemand anderem diese Rolle.',
  'error.DOCTOR_NOT_FOUND': 'Diesen Arzt gibt es nicht mehr.',
  'error.DOCTOR_EMAIL_TAKEN': 'Ein anderer Arzt hat diese E-Mail schon.',
  'error.DOCTOR_INACTIVE': 'Dieser Arzt nimmt keine Buchungen mehr an. Wählen Sie einen anderen.',
  'error.DOCTOR_AWAY': 'Der Arzt arbeitet zu dieser Zeit nicht. Wählen Sie eine andere Zeit.',
  'error.PATIENT_NOT_FOUND':
    'Diesen Patienten gibt es nicht mehr. Suchen Sie noch einmal, oder legen Sie ihn neu an.',
  'error.PATIENT_MERGED':
    'Diese Karteikarte wurde mit einer anderen zusammengeführt. Nehmen Sie das zuerst zurück.',
  'error.PATIENT_NOT_MERGED': 'Diese Karteikarte ist mit keiner anderen zusammengeführt.',
  'error.PATIENT_SAME':
    'Wählen Sie eine andere Karteikarte: Diese kann nicht mit sich selbst zusammengeführt werden.',
  'error.PATIENT_IN_USE': 'Buchungen oder andere Einträge brauchen diese Karteikarte, also bleibt sie.',
  'error.SLOT_NOT_FOUND':
    'Diesen Termin gibt es nicht mehr: Jemand hat ihn entfernt. Wählen Sie einen anderen.',
  'error.SLOT_BOOKED': 'Diesen Termin hat gerade jemand anderes gebucht. Wählen Sie einen anderen.',
  'error.SLOT_HELD':
    'Ein anderer Platz bucht diesen Termin gerade. Wählen Sie einen anderen, oder versuchen Sie es in einigen Minuten.',
  'error.SLOT_MODIFIED':
    'Dieser Termin hat sich geändert, während Sie ihn ansahen. Sehen Sie nach und versuchen Sie es noch einmal.',
  'error.SLOT_BLOCKED': 'Dieser Termin ist gesperrt. Wählen Sie einen anderen.',
  'error.SLOT_PAST': 'Dieser Termin ist schon vorbei. Wählen Sie einen späteren.',
  'error.SLOT_EXISTS': 'Der Arzt hat zu dieser Zeit schon einen Termin.',
  'error.SLOT_OVERLAPS': 'Das würde sich mit einem anderen Termin des Arztes überschneiden.',
  'error.ROOM_NOT_FOUND': 'Dieses Zimmer gibt es nicht mehr.',
  'error.ROOM_NAME_TAKEN': 'Ein anderes Zimmer heißt schon so.',
  'error.ROOM_INACTIVE': 'Dieses Zimmer wird nicht mehr benutzt. Wählen Sie ein anderes.',
  'error.ROOM_TAKEN':
    'Ein anderer Arzt hat dieses Zimmer zu der Zeit. Wählen Sie ein anderes Zimmer oder eine andere Zeit.',
  'error.SPECIALIZATION_NOT_FOUND': 'Dieses Fachgebiet gibt es nicht mehr.',
  'error.SPECIALIZATION_NAME_TAKEN': 'Ein anderes Fachgebiet heißt schon so.',
  'error.SPECIALIZATION_IN_USE': 'In diesem Fachgebiet arbeiten Ärzte. Geben Sie ihnen zuerst ein anderes.',
  'error.OVERBOOKING_OFF': 'Zusätzliche Buchungen sind in den Einstellungen der Praxis ausgeschaltet.',
  'error.OVERBOOKING_FULL':
    'Zu dieser Zeit gibt es schon eine zusätzliche Buchung. Wählen Sie eine andere Zeit.',
  'error.SLOT_FREE': 'Dieser Termin ist frei: Buchen Sie ihn wie gewohnt.',
  'error.SCHEDULE_NOT_FOUND': 'Diesen Plan gibt es nicht mehr: Jemand hat ihn entfernt.',
  'error.EXCEPTION_NOT_FOUND': 'Diesen Eintrag gibt es nicht mehr: Jemand hat ihn entfernt.',
  'error.SCHEDULE_MOVED':
    'Der Plan oder seine Buchungen haben sich inzwischen geändert. Hier sehen Sie, was die Änderung jetzt tut.',
  'error.SCHEDULE_CLASH':
    'Zwei Zeiten oder zwei Ärzte in einem Zimmer fallen zusammen. Es wurde nichts gespeichert.',
  'error.BOOKINGS_UNRESOLVED': 'Entscheiden Sie zuerst über jede Buchung. Es wurde nichts gespeichert.',
  'error.CHANGE_NOT_FOUND': 'Diese Änderung gibt es nicht.',
  'error.CHANGE_TOO_OLD':
    'Das lässt sich nur zehn Minuten lang zurücknehmen. Machen Sie stattdessen eine neue Änderung.',
  'error.CALENDAR_FILE_UNREADABLE': 'Das ist keine lesbare Kalenderdatei (.ics).',
  'error.TOO_MANY_SLOTS':
    'Das sind zu viele Termine auf einmal. Wählen Sie weniger Tage oder längere Termine.',
  'error.BOOKING_NOT_FOUND': 'Diese Buchung gibt es nicht.',
  'error.BOOKING_NOT_ACTIVE': 'Diese Buchung wurde inzwischen geändert, das geht also nicht mehr.',
  'error.HOLD_EXPIRED':
    'Die Zeit, für die der Termin für Sie reserviert war, ist vorbei, und er ist wieder frei. Wählen Sie ihn noch einmal, oder einen anderen.',
  'error.BOOKING_MODIFIED':
    'Diese Buchung wurde inzwischen an einem anderen Platz geändert. Sehen Sie nach und versuchen Sie es noch einmal.',
  'error.VISIT_BEGUN': 'Dieser Besuch hat begonnen oder ist vorbei, er bleibt also, wo er ist.',
  'error.VISIT_NOT_TODAY':
    'Dieser Besuch ist an einem späteren Tag. Dafür kann noch niemand angekommen sein.',
  'error.VISIT_NOT_BEGUN':
    'Dieser Besuch kommt erst noch. Hat der Patient abgesagt, stornieren Sie ihn stattdessen.',
  'error.VISIT_NOT_ARRIVED':
    'Dieser Patient ist nicht angekommen. Kam er nie, vermerken Sie „Nicht erschienen“.',
  'error.VISIT_TYPE_NOT_FOUND': 'Diese Besuchsart wird nicht mehr angeboten. Wählen Sie eine andere.',
  'error.VISIT_TYPE_NAME_TAKEN': 'Eine andere Besuchsart heißt schon so.',
  'error.VISIT_TYPE_NOT_OFFERED':
    'Dieser Arzt bietet diese Besuchsart nicht an. Wählen Sie einen anderen Arzt.',
  'error.VISIT_TOO_LONG':
    'Hier ist nicht genug freie Zeit für diese Besuchsart. Wählen Sie eine andere Zeit.',
  'error.SERIES_CONFLICT':
    'Ein anderer Besuch der Serie findet dort keinen freien Termin, am {date}. Es wurde nichts verschoben.',
  'error.QUEUE_ENTRY_NOT_FOUND': 'Diesen Platz in der Warteschlange gibt es nicht mehr.',
  'error.QUEUE_ENTRY_BOOKED': 'Es gibt schon eine Buchung. Ändern Sie sie auf dem Tagesplan.',
  'error.WAITLIST_ENTRY_NOT_FOUND': 'Diesen Eintrag der Warteliste gibt es nicht mehr.',
  'error.WAITLIST_ENTRY_CLOSED':
    'Der Patient ist nicht mehr auf der Warteliste: Jemand hat gebucht oder ihn entfernt.',
  'error.NOTHING_TO_UNDO': 'Es gibt nichts zurückzunehmen.',
  'error.UNDO_OVERTAKEN': 'Das wurde seither wieder geändert und kann von hier nicht zurückgenommen werden.',
  'error.FILE_NOT_FOUND': 'Die Datei ist nicht mehr da. Bitte wählen Sie sie noch einmal.',
  'error.FILE_TOO_LARGE': 'Die Datei ist größer als 200 MB. Bitte teilen Sie sie auf.',
  'error.FILE_UNREADABLE':
    'Das ist keine lesbare Tabelle. Speichern Sie sie als CSV und wählen Sie sie noch einmal.',
  'error.IMPORT_NOT_FOUND': 'Dieser Import ist hier nicht bekannt.',
  'error.IMPORT_RUNNING': 'Ein anderer Import läuft. Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.',
  'error.IMPORT_OVER': 'Dieser Import ist schon vorbei.',
  'error.CLINIC_NOT_EMPTY':
    'Eine ganze Praxis lässt sich nur in eine einlesen, die noch keine Ärzte und Patienten hat.',
  'error.TOO_MANY_ROWS':
    'Das wären mehr als {most} Zeilen. Grenzen Sie es mit den Filtern ein, etwa auf einen Arzt oder Tag.',
  'error.SHORTCUT_TAKEN': 'Eine andere Aktion hat diese Tasten schon. Drücken Sie andere.',
  'error.SHORTCUT_RESERVED':
    'Diese Tasten werden vom Browser, vom System oder zum Tippen gebraucht. Drücken Sie andere.',
  'error.BACKUP_NOT_FOUND': 'Diese Sicherung ist nicht mehr da.',
  'error.BACKUP_DAMAGED': 'Diese Sicherung ist beschädigt. Nichts wurde geändert. Bitte eine andere wählen.',
  'error.BACKUP_TOO_NEW':
    'Diese Sicherung stammt von einer neueren Version von MediBook Desk. Bitte zuerst diese installieren.',
  'error.RESTORE_RUNNING': 'Gerade wird eine Sicherung zurückgespielt. Bitte warten, bis das fertig ist.',
  'error.RESTORE_IN_USE':
    'Ein anderes Programm hat die Datei der Praxis geöffnet. Bitte schließen und erneut versuchen. Nichts wurde geändert.',
  'error.PRACTICE_THERE': 'Es gibt schon einen Übungstag.',
  'error.PRACTICE_MIX':
    'Übung und Echtes bleiben getrennt: Erfundene Patienten können nicht zu echten Ärzten, und nichts Echtes kann in den Übungstag.',
  'error.NOT_DEMO': 'Das ist nicht die Beispielpraxis.',
  'error.FOLDER_UNUSABLE': 'In diesen Ordner kann nichts geschrieben werden. Ist das Laufwerk angeschlossen?',
  'error.FOLDER_SAME':
    'Bitte einen Ordner außerhalb des Ordners der Praxis wählen, am besten auf einem anderen Laufwerk.',
  'error.SERVER_UNUSABLE':
    'Dieser Server lässt sich so nicht benutzen. Prüfen Sie die Verbindung, um zu sehen, warum.',
  'error.SERVER_EMPTY':
    'In dieser Datenbank ist noch keine Praxis. Ziehen Sie zuerst mit der Praxis dieses Computers dorthin um.',
  'error.SERVER_NOT_USED': 'Dieser Platz arbeitet schon mit der Datei auf diesem Computer.',
  'error.RESTART_BY_HAND': 'Schließen Sie MediBook Desk, und starten Sie es neu.',
  'error.DEMO_ON_SERVER':
    'Die Beispielpraxis liegt auf einem Server, wo keine eigene Praxis an ihre Stelle treten kann. Verlassen Sie zuerst den Server.',
  'error.OWNER_NEEDED':
    'Dazu braucht es jemanden, der für den Eigentümer der Datenbank handeln darf, etwa die Verwaltung des Servers.',
  'error.OWNER_REFUSED':
    'Mit diesem Namen und Passwort lässt der Server von hier aus niemanden ein. Nichts wurde geändert.',
  'error.SERVER_NOT_EMPTY': 'In dieser Datenbank ist schon eine Praxis. Wählen Sie eine leere.',
  'error.MOVE_RUNNING': 'Die Praxis zieht gerade schon um.',
  'error.MOVING_HOUSE':
    'Die Praxis zieht gerade um oder geht auf eine Sicherung zurück, deshalb wurde nichts gespeichert. Lesen geht; versuchen Sie es in einigen Minuten noch einmal.',
  'error.CLINIC_MOVED':
    'Die Praxis ist an einen anderen Ort umgezogen. Hier wurde nichts gespeichert. Starten Sie MediBook Desk neu, und fragen Sie Ihre Verwaltung, wenn das nicht hilft.',
  'error.DISK_FULL':
    'Die Festplatte dieses Computers ist voll. Es wurde nichts gespeichert; schaffen Sie Platz und versuchen Sie es noch einmal.',
  'error.DATABASE_DAMAGED':
    'Die Datei der Praxis ist beschädigt. Arbeiten Sie nicht weiter und rufen Sie Ihren Support; es wurde nichts überschrieben.',
  'error.SERVER_AWAY':
    'Der Server der Praxis ist nicht erreichbar. Nichts wurde gespeichert, und nichts Getipptes ist verloren.',
  'error.SERVER_UPDATED':
    'Eine neuere Version hat die Datenbank der Praxis umgestellt. Aktualisieren Sie MediBook Desk auf diesem Computer; nichts wurde gespeichert.',
  'error.SERVER_BUSY':
    'Ein anderer Platz ändert gerade viel. Nichts wurde gespeichert; bitte versuchen Sie es noch einmal.',
  'error.OUTCOME_UNKNOWN':
    'Die Verbindung zum Server der Praxis riss beim Speichern ab. Versuchen Sie es noch einmal: Es wird einmal gespeichert, nie zweimal.',
  'error.INTERNAL':
    'Hier ist etwas schiefgegangen. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.',
  'error.OFFLINE':
    'MediBook Desk antwortet nicht. Es ist nichts verloren; bitte versuchen Sie es noch einmal.',
} as const;

export const fieldProblems = {
  'field.REQUIRED': 'Das wird gebraucht.',
  'field.NOT_VALID': 'Das geht hier nicht.',
  'field.TOO_SHORT': 'Das ist zu kurz.',
  'field.TOO_LONG': 'Das ist zu lang.',
  'field.TOO_SMALL': 'Diese Zahl ist zu klein.',
  'field.TOO_BIG': 'Diese Zahl ist zu groß.',
  'field.NOT_ONE_OF': 'Wählen Sie etwas aus der Liste.',
  'field.NOT_A_DATE': 'Das ist kein Datum.',
  'field.NOT_A_TIME': 'Das ist keine Uhrzeit wie 09:30.',
  'field.NOT_AN_INSTANT': 'Das ist kein Datum mit Uhrzeit.',
  'field.NOT_AN_EMAIL': 'Das ist keine E-Mail-Adresse wie name@clinic.example.',
  'field.NOT_A_TIME_ZONE': 'Wählen Sie eine Zeitzone aus der Liste.',
  'field.NOT_A_COUNTRY': 'Wählen Sie ein Land aus der Liste.',
  'field.NOT_A_PICTURE': 'Das ist kein PNG- oder JPEG-Bild.',
  'field.PICTURE_TOO_LARGE': 'Dieses Bild ist größer als 300 kB. Wählen Sie ein kleineres.',
  'field.IN_THE_FUTURE': 'Dieses Datum liegt in der Zukunft.',
  'field.END_BEFORE_START': 'Das Ende liegt vor dem Anfang.',
  'field.PATIENT_TWICE': 'Wählen Sie einen Patienten der Kartei oder einen neuen, nicht beides.',
  'field.COMMON_PASSWORD': 'Dieses Passwort verwenden zu viele. Wählen Sie ein anderes.',
  'field.WRONG_PASSWORD': 'Das ist nicht Ihr bisheriges Passwort.',
} as const;
