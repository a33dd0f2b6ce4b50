/** Moving the clinic to a server and back, in German. */
export const house = {
  'house.title': 'Die Praxis auf diesen Server mitnehmen',
  'house.hint':
    'Die Datenbank ist leer. Die ganze Praxis wird mit ihrem Verlauf dorthin kopiert, Zeile für Zeile verglichen und erst benutzt, wenn alles gleich ist. Das dauert Sekunden bis wenige Minuten.',
  'house.readOnly': 'Währenddessen lässt sich alles lesen, aber nichts buchen oder ändern.',
  'house.kept':
    'Die Datei auf diesem Computer bleibt als Sicherung mit Datum. Danach startet dieser Platz neu und arbeitet mit dem Server; andere Plätze können dort dazukommen.',
  'house.start': 'Die Praxis nach {host} umziehen',
  'house.backTitle': 'Mit der ganzen Praxis auf diesen Computer umziehen',
  'house.backHint':
    'Für die ganze Praxis: Sie wird vom Server in eine Datei auf diesem Computer kopiert, Zeile für Zeile verglichen und erst dann benutzt. Auf dem Server ist sie danach für alle Plätze geschlossen.',
  'house.backOthers':
    'Die Praxis auf dem Server ist dann für immer geschlossen: Plätze, die dort offen sind, können nichts mehr ändern und starten nicht mehr damit.',
  'house.backButton': 'Mit der ganzen Praxis hierher umziehen …',
  'house.backAsk': 'Mit der ganzen Praxis auf diesen Computer umziehen?',
  'house.backStart': 'Umziehen und auf dem Server schließen',
  'house.state': 'Umzug der Praxis',
  'house.progress': 'Wie weit der Umzug ist',
  'house.copying': 'Kopieren: {part}',
  'house.checking': 'Vergleichen: {part}',
  'house.deciding': 'Umschalten…',
  'house.rows': '{rows} von {all} Zeilen',
  'house.readOnlyNow': 'Alles lässt sich lesen; buchen und ändern geht erst wieder, wenn das fertig ist.',
  'house.done.server': {
    one: 'Die Praxis ist auf dem Server: {count} Zeile wurde kopiert und ist dort gleich.',
    other: 'Die Praxis ist auf dem Server: {count} Zeilen wurden kopiert und sind dort gleich.',
  },
  'house.done.file': {
    one: 'Die Praxis ist auf diesem Computer: {count} Zeile wurde kopiert und ist hier gleich.',
    other: 'Die Praxis ist auf diesem Computer: {count} Zeilen wurden kopiert und sind hier gleich.',
  },
  'house.again': 'Dieser Platz startet gleich von selbst neu.',
  'house.byHand': 'Schließen Sie MediBook Desk, und starten Sie es neu, um dort weiterzuarbeiten.',
  'house.failed.server':
    'Die Praxis ist nicht umgezogen. Sie ist vollständig auf diesem Computer, wo sie war.',
  'house.failed.file': 'Die Praxis ist nicht umgezogen. Sie ist vollständig auf dem Server, wo sie war.',
  'house.part.patients': 'Patienten',
  'house.part.bookings': 'Buchungen',
  'house.part.appointment_slots': 'Termine',
  'house.part.booking_slots': 'belegte Termine',
  'house.part.audit_log': 'Verlauf',
  'house.part.other': 'andere Daten',
  'did.house.moveToServer': 'Praxis auf einen Server umgezogen',
  'did.house.moveToFile': 'Praxis auf einen Computer zurückgeholt',
  'did.house.leave': 'Praxis auf dem Server geschlossen',
  'audit.field.moving': 'Umzug nach',
} as const;
