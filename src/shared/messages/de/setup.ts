/** Deutsch: die Einrichtung und der Übungstag. */
export const setup = {
  'setup.step': 'Schritt {step} von {count}',
  'setup.next': 'Weiter',
  'setup.back': 'Zurück',
  'setup.language': 'Welche Sprache spricht Ihre Praxis?',
  'setup.orElse': 'Oder statt einer eigenen Praxis',
  'setup.demo': 'Demopraxis zeigen',
  'setup.demoHint':
    'Mit erfundenen Patienten, zum Umsehen. Sie können sie jederzeit verlassen und Ihre eigene Praxis einrichten.',
  'setup.adminHint': 'Damit melden Sie sich an; anderen geben Sie später eigene Zugänge.',
  'setup.clinicHint': 'Wie sie auf Ausdrucken und bei der Anmeldung steht.',
  'setup.doctors': 'Ihre Ärzte',
  'setup.doctorsHint': 'Fügen Sie sie hier hinzu, lesen Sie sie aus einer Datei oder tun Sie es später.',
  'setup.hours': 'Wochenzeiten',
  'setup.hoursHint': 'Zum Beispiel: {example}. Daraus entstehen sofort Termine.',
  'setup.addDoctor': 'Arzt hinzufügen',
  'setup.added': '{name} wurde hinzugefügt.',
  'setup.addedTitle': 'Bisher hinzugefügt',
  'setup.fromFile': 'Ärzte aus einer Datei lesen',
  'setup.fromFileHint':
    'Das schließt die Einrichtung ab und öffnet die Seite, auf der Dateien gelesen werden.',
  'setup.finish': 'Fertig',
  'setup.later': 'Später erledigen',
  'practice.title': 'Übungstag',
  'practice.hint':
    'Erfundene Ärzte und Patienten neben den echten, um das Buchen gefahrlos zu üben. Alles davon heißt „Übung“ und ist mit einem Klick wieder weg.',
  'practice.begin': 'Übungstag anlegen',
  'practice.made': 'Der Übungstag ist angelegt.',
  'practice.remove': 'Übungstag entfernen',
  'practice.removed': 'Der Übungstag ist entfernt.',
  'practice.removeHint': 'Alle Termine bei Übungsärzten gehen mit. Wer inzwischen aufgenommen wurde, bleibt.',
  'practice.facts': '{doctors} Ärzte, {patients} Patienten und {bookings} Termine sind zur Übung.',
} as const;
