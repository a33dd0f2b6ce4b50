/** Backups, in German. */
export const backups = {
  'nav.backups': 'Sicherungen',
  'backups.status': 'Stand der Sicherungen',
  'backups.hint':
    'Entstehen von selbst beim Schließen von MediBook Desk, jeden Tag und vor jeder Aktualisierung. Behalten werden die letzten 12 Tage, 10 Wochen und 9 Monate.',
  'backups.hintOnServer':
    'Entstehen von selbst jeden Tag, an einem der Plätze. Behalten werden die letzten 12 Tage, 10 Wochen und 9 Monate.',
  'backups.last': 'Letzte Sicherung',
  'backups.never': 'Es gibt noch keine Sicherung.',
  'backups.make': 'Jetzt sichern',
  'backups.making': 'Eine Sicherung wird erstellt …',
  'backups.made': 'Die Sicherung ist erstellt und geprüft.',
  'backups.folder': 'Auf diesem Computer',
  'backups.second': 'Zweiter Ordner',
  'backups.secondHint':
    'Eine Kopie auf einem anderen Laufwerk, einem USB-Stick oder einer Freigabe im Netz der Praxis überlebt diesen Computer.',
  'backups.secondNone': 'Kein zweiter Ordner. Fällt dieses Laufwerk aus, sind auch seine Sicherungen weg.',
  'backups.secondPath': 'Ordner',
  'backups.secondSave': 'Diesen Ordner verwenden',
  'backups.secondBrowse': 'Durchsuchen …',
  'backups.secondStop': 'Nicht mehr kopieren',
  'backups.secondSaved': 'Jede Sicherung wird von nun an dorthin kopiert.',
  'backups.secondStopped': 'Sicherungen werden nicht mehr in einen zweiten Ordner kopiert.',
  'backups.problem.DISK_FULL':
    'Die letzte Sicherung konnte nicht erstellt werden: Der Datenträger ist voll. Bitte Platz schaffen; es wird von selbst wieder versucht.',
  'backups.problem.FOLDER_MISSING':
    'Die letzte Sicherung konnte nicht erstellt werden: Ihr Ordner ist nicht mehr da.',
  'backups.problem.FOLDER_UNUSABLE':
    'Die letzte Sicherung konnte nicht erstellt werden: In ihren Ordner kann nichts geschrieben werden.',
  'backups.problem.DAMAGED':
    'Die letzte Sicherung war nicht in Ordnung und wurde verworfen: Die Datei der Praxis könnte beschädigt sein. Bitte MediBook Desk neu starten; dann wird sie geprüft.',
  'backups.problem.FAILED':
    'Die letzte Sicherung konnte nicht erstellt werden. Einzelheiten stehen im Protokoll.',
  'backups.secondProblem.DISK_FULL':
    'Das Laufwerk des zweiten Ordners ist voll. Auf diesem Computer wird weiter gesichert.',
  'backups.secondProblem.FOLDER_MISSING':
    'Der zweite Ordner ist nicht da. Ist das Laufwerk angeschlossen? Auf diesem Computer wird weiter gesichert und kopiert, sobald er wieder da ist.',
  'backups.secondProblem.FOLDER_UNUSABLE':
    'In den zweiten Ordner kann nichts geschrieben werden. Auf diesem Computer wird weiter gesichert.',
  'backups.secondProblem.DAMAGED':
    'Was im zweiten Ordner ankam, ist nicht, was kopiert wurde. Sein Laufwerk könnte defekt sein.',
  'backups.secondProblem.FAILED':
    'Die letzte Sicherung konnte nicht in den zweiten Ordner kopiert werden. Einzelheiten stehen im Protokoll.',
  'backups.list': 'Wohin man zurückkann',
  'backups.when': 'Erstellt',
  'backups.why': 'Warum',
  'backups.where': 'Wo',
  'backups.holds': 'Enthält',
  'backups.size': 'Größe',
  'backups.reason.daily': 'Täglich',
  'backups.reason.close': 'Beim Schließen',
  'backups.reason.manual': 'Angefordert',
  'backups.reason.update': 'Vor einer Aktualisierung',
  'backups.reason.before-restore': 'Bei einer Rückkehr beiseitegelegt',
  'backups.reason.before-move': 'Bei einem Umzug zurückgeblieben',
  'backups.place.own': 'Dieser Computer',
  'backups.place.second': 'Zweiter Ordner',
  'backups.patients': { one: '{count} Patient', other: '{count} Patienten' },
  'backups.bookings': { one: '{count} Buchung', other: '{count} Buchungen' },
  'backups.upcoming': { one: '{count} kommender Besuch', other: '{count} kommende Besuche' },
  'backups.lastChange': 'Letzte Änderung {when}',
  'backups.unknown': 'Noch nicht angesehen',
  'backups.action': 'Aktion',
  'backups.go': 'Zurückgehen …',
  'backups.goTo': 'Zurückgehen auf {when}',
  'backups.other': 'Auf eine andere Datei zurückgehen …',
  'backups.looking': 'Die Sicherung wird angesehen …',
  'backups.then': 'Danach',
  'backups.now': 'Jetzt',
  'backups.whatHas': 'Was die Praxis hat',
  'backups.clinic': 'Praxis',
  'backups.doctorCount': 'Ärzte',
  'backups.patientCount': 'Patienten',
  'backups.bookingCount': 'Buchungen',
  'backups.upcomingCount': 'Kommende Besuche',
  'backups.lost': 'Was verloren ginge',
  'backups.lostNothing': 'Seitdem wurde nichts geändert.',
  'backups.lostOther':
    'Das ist die Sicherung einer anderen Praxis oder einer Zeit, die schon aufgegeben wurde. Alles, was jetzt hier ist, würde beiseitegelegt.',
  'backups.lostBookings': {
    one: '{count} Buchung, die seitdem gemacht oder geändert wurde:',
    other: '{count} Buchungen, die seitdem gemacht oder geändert wurden:',
  },
  'backups.lostMore': { one: 'und {count} weitere', other: 'und {count} weitere' },
  'backups.lostChanges': 'Alles, was seitdem getan wurde',
  'backups.deed': 'Was',
  'backups.times': 'Wie oft',
  'backups.keeps':
    'Die Praxis, wie sie jetzt ist, bleibt als Sicherung erhalten, so dass sich das zurücknehmen lässt. Danach melden sich alle neu an.',
  'backups.restore': 'Auf diese Sicherung zurückgehen',
  'backups.unexpected': 'Das ist nicht gelungen. Einzelheiten stehen im Protokoll.',
  'backups.restoring': 'Es wird zurückgegangen …',
  'backups.restoringHint': 'Die Sicherung wird geprüft und eingesetzt. Bitte MediBook Desk offen lassen.',
  'backups.restored': 'Die Praxis ist wieder wie in der Sicherung. Bitte anmelden.',
  'backups.restoreFailed': 'Die Praxis ist geblieben, wie sie ist.',
  'backups.wasInterrupted':
    'Eine Rückkehr wurde unterbrochen, bevor sie begann. Die Praxis ist, wie sie war; nichts ging verloren.',
  'backups.wasFailed': 'Die letzte Rückkehr ist nicht gelungen.',
  'backups.outcomeUnknown':
    'Die Verbindung zum Server riss im entscheidenden Augenblick ab. Wenn er wieder da ist, melden Sie sich an und sehen Sie nach, ob die Praxis wie in der Sicherung ist.',
  'backups.allDesks':
    'Währenddessen können alle Plätze lesen, aber nichts buchen oder ändern. Danach arbeiten alle mit der Praxis weiter, wie sie war.',
  'backups.owner': 'Freigabe durch die Verwaltung des Servers',
  'backups.ownerHint':
    'Ein Platz kann den Verlauf auf dem Server nicht ersetzen. Dafür meldet sich einmal an, wer den Server verwaltet oder für den Eigentümer der Datenbank handeln darf; Name und Passwort werden nicht aufgehoben.',
  'backups.ownerUser': 'Benutzername der Verwaltung',
  'backups.ownerPassword': 'Passwort der Verwaltung',
  'backups.step.keeping': 'Die Praxis, wie sie jetzt ist, wird als Sicherung aufgehoben …',
  'backups.step.copying': 'Die Sicherung tritt an ihre Stelle …',
  'backups.step.checking': 'Jede Zeile wird verglichen …',
  'backups.progress': 'Wie weit die Rückkehr ist',
  'backups.stayOpen': 'Bitte MediBook Desk offen lassen. Endet es vorher, bleibt die Praxis, wie sie ist.',
  'backups.leaveDemo': 'Mit der eigenen Praxis beginnen',
  'backups.leaveDemoTitle': 'Die Beispielpraxis verlassen?',
  'backups.leaveDemoHint':
    'Die Beispielpraxis wird als Sicherung beiseitegelegt, und die Einrichtung der eigenen Praxis beginnt.',
  'backups.setupFrom': 'Ich habe eine Sicherung …',
} as const;
