import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';

export interface SchemaFacts {
  /** How many rows each table has. */
  rows: Record<string, number>;
  /** The statements that made it. */
  schema: string;
}

/** Nothing of what is in the rows. Counting takes a second in a large clinic. */
export function schemaFacts(location: DatabaseFile): SchemaFacts {
  const connection = connect(location, 'reader');
  try {
    const parts = connection
      .prepare(
        "SELECT name, type, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
      )
      .all() as { name: string; type: string; sql: string | null }[];
    const count = (name: string) =>
      connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number;
    const tables = parts.filter(({ type }) => type === 'table');
    return {
      rows: Object.fromEntries(tables.map(({ name }) => [name, count(name)])),
      schema: parts.flatMap(({ sql }) => (sql === null ? [] : [`${sql};`])).join('\n\n'),
    };
  } finally {
    connection.close();
  }
}
