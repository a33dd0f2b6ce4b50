/** Why a clinic was not moved, in German: on the page and on the command line. */
export const houseProblems = {
  'house.problem.NOT_EMPTY': 'In dieser Datenbank ist schon eine Praxis. Wählen Sie eine leere.',
  'house.problem.NO_CLINIC': 'Auf diesem Server ist keine Praxis, die umziehen könnte.',
  'house.problem.DIFFERENT':
    'Bei „{part}“ war nach dem Kopieren nicht alles gleich. Versuchen Sie es noch einmal, und sagen Sie es Ihrem Support, wenn es wieder geschieht.',
  'house.problem.NOT_KEEPABLE':
    'In „{part}“ steht ein Zeichen, das ein Server nicht aufnehmen kann. Ihr Support kann es finden und herausnehmen.',
  'house.problem.DAMAGED':
    'Die Daten der Praxis sind beschädigt oder von einer anderen Version. Lassen Sie sie zuerst auf der Seite „Zustand“ prüfen.',
  'house.problem.SERVER_AWAY': 'Der Server war nicht erreichbar, oder die Verbindung riss unterwegs ab.',
  'house.problem.SERVER_BUSY':
    'Ein anderer Platz hat auf dem Server gerade viel geändert. Versuchen Sie es, wenn Ruhe ist.',
  'house.problem.DISK_FULL': 'Auf der Platte ist nicht genug Platz, hier oder auf dem Server.',
  'house.problem.OUTCOME_UNKNOWN':
    'Die Verbindung riss genau beim Umschalten ab, und nur der Server weiß, ob es fertig wurde. Nichts ist verloren. Starten Sie MediBook Desk neu, wenn der Server da ist: Es findet das selbst heraus.',
  'house.problem.INTERNAL': 'Etwas Unerwartetes ist geschehen. Einzelheiten stehen im Protokoll.',
} as const;
