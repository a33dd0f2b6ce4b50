/** The first run, screen by screen, and the practice day. */
export const setup = {
  'setup.step': 'Step {step} of {count}',
  'setup.next': 'Next',
  'setup.back': 'Back',
  'setup.language': 'Which language does your clinic speak?',
  'setup.orElse': 'Or, instead of a clinic of your own',
  'setup.demo': 'Show me the demonstration clinic',
  'setup.demoHint':
    'With invented patients, to look around. You can leave it at any time and set your own clinic up.',
  'setup.adminHint': 'You sign in with these, and give others their own sign-in later.',
  'setup.clinicHint': 'As it stands on paper and on the sign-in screen.',
  'setup.doctors': 'Your doctors',
  'setup.doctorsHint': 'Add them here, read them from a file, or do it later.',
  'setup.hours': 'Weekly hours',
  'setup.hoursHint': 'Such as: {example}. Slots are made from them at once.',
  'setup.addDoctor': 'Add the doctor',
  'setup.added': '{name} was added.',
  'setup.addedTitle': 'Added so far',
  'setup.fromFile': 'Read doctors from a file',
  'setup.fromFileHint': 'This ends the set-up and opens the page on which files are read.',
  'setup.finish': 'Finish',
  'setup.later': 'Do this later',
  'practice.title': 'Practice day',
  'practice.hint':
    'Invented doctors and patients beside the real ones, to try booking without harm. Everything of it says “Practice”, and one click removes it.',
  'practice.begin': 'Make a practice day',
  'practice.made': 'The practice day is there.',
  'practice.remove': 'Remove the practice day',
  'practice.removed': 'The practice day is gone.',
  'practice.removeHint':
    'Every booking with a practice doctor goes with it. Whoever was put on file meanwhile stays.',
  'practice.facts': '{doctors} doctors, {patients} patients and {bookings} bookings are for practice.',
} as const;
