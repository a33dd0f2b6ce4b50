/**
 * Rules that no constraint can say, as triggers, in the words of `problems.ts`: the trail is only added to, a
 * practice day stays apart from the real ones, each doctor's field is on the list, and statistics hear which days
 * have changed.
 */
const audit = [
  `CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'AUDIT_ROW_DELETED'; END IF;
      IF NEW.before_values IS NOT NULL OR NEW.after_values IS NOT NULL
        OR (NEW.id, NEW.at, NEW.user_id, NEW.desk, NEW.command_id, NEW.procedure, NEW.entity, NEW.entity_id,
            NEW.values_hash, NEW.hash)
          IS DISTINCT FROM (OLD.id, OLD.at, OLD.user_id, OLD.desk, OLD.command_id, OLD.procedure, OLD.entity,
            OLD.entity_id, OLD.values_hash, OLD.hash)
      THEN RAISE EXCEPTION 'AUDIT_ROW_CHANGED'; END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER audit_rows_stay BEFORE DELETE OR UPDATE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_rows_stay()`,
  `CREATE TRIGGER audit_log_stays BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay()`,
  // A clinic that was moved away is closed by the row that says so: no command comes after it.
  `CREATE FUNCTION audit_log_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT procedure FROM audit_log ORDER BY id DESC LIMIT 1) = 'house.leave' THEN
        RAISE EXCEPTION 'CLINIC_MOVED';
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER audit_log_is_open BEFORE INSERT ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_open()`,
];

const specializations = [
  `CREATE FUNCTION specializations_are_listed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO specializations (name, position, created_at)
        SELECT NEW.specialization, CASE WHEN max(position) > 0 THEN max(position) + 1 ELSE 0 END, NEW.created_at
        FROM specializations
        HAVING NOT EXISTS (SELECT 1 FROM specializations WHERE lower(name) = lower(NEW.specialization))
        ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER specializations_are_listed AFTER INSERT OR UPDATE OF specialization ON doctors
    FOR EACH ROW EXECUTE FUNCTION specializations_are_listed()`,
];

/** The columns that statistics read: a slot's version, which each booking changes, is not among them. */
const READ = {
  bookings: `status, patient_id, doctor_id, starts_at, booked_at, cancelled_at, expires_at, visit_type_id, is_walk_in,
    is_undone, arrived_at, in_room_at, done_at, no_show_at, left_at`,
  appointment_slots: 'doctor_id, starts_at, duration_minutes, blocked, is_extra',
  booking_slots: 'slot_id, booking_id, starts_at',
};

/**
 * Deferred to the end of each transaction: a day's row is locked by whoever marks it, and all bookings of a day
 * would else wait for each other from their first statement on.
 */
const days = [
  `CREATE FUNCTION day_has_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      new_day bigint := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.starts_at / 86400000 END;
      old_day bigint := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.starts_at / 86400000 END;
    BEGIN
      -- Once in a transaction is enough, and a row that is written over and over in one gets slow.
      INSERT INTO changed_days AS known (day, version)
        SELECT DISTINCT day, 1 FROM unnest(ARRAY[new_day, old_day]) AS day
          WHERE day IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM changed_days WHERE changed_days.day = day.day AND xmin = pg_current_xact_id()::xid)
          ORDER BY day
        ON CONFLICT (day) DO UPDATE SET version = known.version + 1;
      RETURN NULL;
    END $$`,
  ...Object.entries(READ).flatMap(([table, columns]) => [
    // Slots of a schedule come by the ten thousand: whoever makes them marks each day once.
    `CREATE CONSTRAINT TRIGGER ${table}_change_their_day_insert AFTER INSERT ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      ${table === 'appointment_slots' ? `WHEN (NEW.origin <> 'SCHEDULE')` : ''}
      EXECUTE FUNCTION day_has_changed()`,
    `CREATE CONSTRAINT TRIGGER ${table}_change_their_day AFTER UPDATE OF ${columns} OR DELETE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION day_has_changed()`,
  ]),
];

const isPractice = (table: 'doctors' | 'patients', id: string) =>
  `coalesce((SELECT is_practice FROM ${table} WHERE id = ${id}), 0)`;
const INVENTED_WITH_REAL = `(NEW.doctor_id IS NOT NULL
  AND ${isPractice('patients', 'NEW.patient_id')} = 1 AND ${isPractice('doctors', 'NEW.doctor_id')} = 0)`;
const OTHER_THAN_ITS_BOOKING = `(NEW.booking_id IS NOT NULL
  AND ${isPractice('doctors', '(SELECT doctor_id FROM bookings WHERE id = NEW.booking_id)')}
    <> greatest(${isPractice('patients', 'NEW.patient_id')}, ${isPractice('doctors', 'NEW.doctor_id')}))`;

function practice(table: string, columns: string, when: string): string[] {
  const name = `practice_${table}_${columns.split(', ')[0]}`;
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF ${when} THEN RAISE EXCEPTION 'PRACTICE_MIX'; END IF;
        RETURN NEW;
      END $$`,
    `CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE OF ${columns} ON ${table}
      FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

/** What was real when it was made is real for good. */
const STAYS = `TG_OP = 'UPDATE' AND NEW.is_practice <> OLD.is_practice`;
const OF_PRACTICE_DOCTOR = `${isPractice('doctors', 'NEW.doctor_id')} = 1`;

const apart = [
  ...practice('doctors', 'is_practice', STAYS),
  ...practice('patients', 'is_practice', STAYS),
  ...practice(
    'patients',
    'merged_into',
    `NEW.merged_into IS NOT NULL AND NEW.is_practice <> ${isPractice('patients', 'NEW.merged_into')}`,
  ),
  ...practice('bookings', 'patient_id, doctor_id', INVENTED_WITH_REAL),
  ...practice(
    'bookings',
    'doctor_id',
    `TG_OP = 'UPDATE' AND ${isPractice('doctors', 'NEW.doctor_id')} <> ${isPractice('doctors', 'OLD.doctor_id')}`,
  ),
  ...(['queue', 'waitlist'] as const).flatMap((table) =>
    practice(
      table,
      'patient_id, doctor_id, booking_id',
      `${INVENTED_WITH_REAL} OR ${OTHER_THAN_ITS_BOOKING}`,
    ),
  ),
  // Who signs in as a doctor, and who offers a kind of visit, must not go with the practice day.
  ...(['users', 'visit_type_scopes'] as const).flatMap((table) =>
    practice(table, 'doctor_id', OF_PRACTICE_DOCTOR),
  ),
];

export const rules: readonly string[] = [...audit, ...specializations, ...days, ...apart];
