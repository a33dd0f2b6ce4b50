import type pg from 'pg';

const LIVE = `IN ('PENDING', 'CONFIRMED')`;
const AT_ONE_TIME = 'a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at';

/** What must be true of every clinic on a server at any time, each as a query for the rows that break it. */
const NEVER: Record<string, string> = {
  'a live booking without a claim': `SELECT id FROM bookings
    WHERE status ${LIVE} AND id NOT IN (SELECT booking_id FROM booking_slots)`,
  'a claim of a booking that is not live': `SELECT claim.slot_id AS id FROM booking_slots AS claim
    LEFT JOIN bookings AS booking ON booking.id = claim.booking_id
    WHERE booking.status IS NULL OR booking.status NOT ${LIVE}`,
  'two claims on a slot': 'SELECT slot_id AS id FROM booking_slots GROUP BY slot_id HAVING count(*) > 1',
  'a claim that is not about its slot': `SELECT claim.slot_id AS id FROM booking_slots AS claim
    LEFT JOIN appointment_slots AS slot ON slot.id = claim.slot_id
    WHERE (slot.doctor_id, slot.starts_at, slot.ends_at)
      IS DISTINCT FROM (claim.doctor_id, claim.starts_at, claim.ends_at)`,
  'two live bookings of a doctor at one time': `SELECT a.id FROM bookings AS a JOIN bookings AS b
    ON a.doctor_id = b.doctor_id AND ${AT_ONE_TIME}
    WHERE (a.overbook_reason IS NULL) = (b.overbook_reason IS NULL) AND a.status ${LIVE} AND b.status ${LIVE}`,
  'a booking whose claims do not fill it': `SELECT booking.id FROM bookings AS booking
    WHERE status ${LIVE} AND ends_at - starts_at <> (
      SELECT coalesce(sum(ends_at - starts_at), 0) FROM booking_slots WHERE booking_id = booking.id)`,
  'two slots of a doctor that overlap': `SELECT a.id FROM appointment_slots AS a JOIN appointment_slots AS b
    ON a.doctor_id = b.doctor_id AND a.is_extra = b.is_extra AND ${AT_ONE_TIME}`,
  'a room with two slots at one time': `SELECT a.id FROM appointment_slots AS a JOIN appointment_slots AS b
    ON a.room_id = b.room_id AND ${AT_ONE_TIME}`,
  'a booking in the wrong lane': `SELECT booking.id FROM bookings AS booking
    JOIN booking_slots AS claim ON claim.booking_id = booking.id
    JOIN appointment_slots AS slot ON slot.id = claim.slot_id
    WHERE (booking.overbook_reason IS NOT NULL) <> (slot.is_extra = 1)`,
};

/** Names each invariant that the database breaks, with some of the rows; empty when all is well. */
export async function brokenOnServer(client: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(NEVER)) {
    const { rows } = await client.query<{ id: number }>(query);
    const ids = rows.slice(0, 5).map(({ id }) => id);
    if (rows.length > 0) broken.push(`${name}: ${ids.join(', ')}`);
  }
  return [...broken, ...(await brokenLinks(client))];
}

/** Asked anew of every foreign key: what a server that was killed has must hold without its own word for it. */
async function brokenLinks(client: pg.Client): Promise<string[]> {
  const { rows: links } = await client.query<Link>(LINKS);
  const broken: string[] = [];
  for (const { name, child, parent, columns, targets } of links) {
    const isSet = columns.map((column) => `child.${column} IS NOT NULL`).join(' AND ');
    const fits = columns.map((column, index) => `parent.${targets[index]} = child.${column}`).join(' AND ');
    const { rowCount } = await client.query(
      `SELECT 1 FROM ${child} AS child WHERE ${isSet} AND NOT EXISTS (SELECT 1 FROM ${parent} AS parent WHERE ${fits})`,
    );
    if (rowCount) broken.push(`${rowCount} broken links of ${name}`);
  }
  return broken;
}

interface Link {
  name: string;
  child: string;
  parent: string;
  columns: string[];
  targets: string[];
}

const namesOf = (table: string, keys: string) => `(
  SELECT array_agg(attribute.attname::text ORDER BY place) FROM unnest(${keys}) WITH ORDINALITY AS key (number, place)
  JOIN pg_attribute AS attribute ON attribute.attrelid = ${table} AND attribute.attnum = key.number)`;
const LINKS = `SELECT conname AS name, conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
    ${namesOf('conrelid', 'conkey')} AS columns, ${namesOf('confrelid', 'confkey')} AS targets
  FROM pg_constraint WHERE contype = 'f'`;
