/** The first run, and the practice day, in German. */
export const firstRun = {
  'setup.step': 'Schritt {step} von 4',
  'setup.language': 'Sprache',
  'setup.languageHint': 'Der Bildschirme und dessen, was gedruckt wird. Sie lässt sich jederzeit ändern.',
  'setup.begin': 'Meine Praxis einrichten',
  'setup.demo': 'Die Beispielpraxis zeigen',
  'setup.or': 'Oder erst umsehen, oder eine Praxis mitbringen',
  'setup.clinicTitle': 'Ihre Praxis',
  'setup.adminTitle': 'Sie, die erste Leitung',
  'setup.adminHint':
    'Die anderen am Empfang lassen sich später hinzufügen. Was Sie hier eingeben, wird nirgendwohin gesendet.',
  'setup.next': 'Weiter',
  'setup.back': 'Zurück',
  'setup.doctors': 'Ärzte und ihre Zeiten',
  'setup.doctorsHint':
    'Mit Zeiten gibt es sofort Termine zu buchen. Das lässt sich verlassen und später fortsetzen.',
  'setup.hours': 'Wöchentliche Zeiten',
  'setup.hoursHint': 'Zum Beispiel: mo-fr 8-12, 13-17 every 20',
  'setup.addDoctor': 'Diesen Arzt hinzufügen',
  'setup.doctorAdded': '{name} ist hinzugefügt.',
  'setup.noDoctors': 'Noch keine Ärzte',
  'setup.fromFile': 'Aus einer Tabelle (CSV) …',
  'setup.finish': 'Den Empfang öffnen',
  'setup.practice': 'Mit einem Übungstag öffnen',
  'setup.practiceHint':
    'Ein Übungstag hat erfundene Ärzte und Patienten, um alles auszuprobieren. Er wird mit einem Klick entfernt.',
  'setup.hoursFailed':
    '{name} wurde hinzugefügt, aber die Zeiten konnten nicht gespeichert werden: {problem}',
  'setup.clash': 'sie überschneiden sich',
  'practice.doctorName': 'Übung: Dr. {name}',
  'practice.patientName': 'Übung: {name}',
  'practice.specialization': 'Übung',
  'practice.title': 'Übungstag',
  'practice.hint': 'Auf der Tafel vom {date} steht ein Übungstag: Alles, was „Übung“ heißt, ist erfunden.',
  'practice.go': 'Dorthin',
  'practice.remove': 'Entfernen',
  'practice.removed': 'Der Übungstag ist weg, mit allem, was darauf gebucht war.',
  'practice.make': 'Einen Übungstag anlegen',
  'practice.made': 'Der Übungstag steht auf der Tafel vom {date}.',
  'practice.card': 'Üben',
  'practice.cardHint':
    'Erfundene Ärzte und Patienten auf der Tafel, für Neue am Empfang. Sie zu entfernen berührt nichts anderes.',
} as const;
