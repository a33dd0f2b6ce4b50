/**
 * What `--create-clinic-database` does, as a script for psql that an administrator reads before they run it. Built of
 * the same rights and the same schema, so that the two cannot differ.
 */
import { rolesOf } from './create-clinic.ts';
import { grantStatements, quoted } from './grants.ts';
import { EXTENSIONS } from './rights.ts';
import { schemaStatements, tablesIn } from './schema-statements.ts';

export async function clinicScript(name: string): Promise<string> {
  const schema = await schemaStatements();
  const { owner, desk } = rolesOf(name);
  const database = quoted(name);
  const parts = [
    head(name),
    `-- Who owns the clinic's tables. Nobody signs in as this role.
CREATE ROLE ${quoted(owner)} NOLOGIN;`,
    `-- Whom the clinic's desks sign in as. It owns nothing, and so can change no table and empty none.
CREATE ROLE ${quoted(desk)} LOGIN;`,
    `-- Needed by administrators who are no superusers: they make the tables in the owner's name.
GRANT ${quoted(owner)} TO CURRENT_USER;`,
    `-- One database a clinic. Texts are compared by their bytes; LC_CTYPE says what is a letter, and has to know those of
-- all languages, or searching for names is slow. Where the server's system does not know C.UTF-8, take en_US.UTF-8.
CREATE DATABASE ${database} OWNER ${quoted(owner)} TEMPLATE template0 ENCODING 'UTF8'
  LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';`,
    `-- Nobody else gets in: no clinic sees another.
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${database} TO ${quoted(desk)};`,
    `\\connect ${database}
SET ROLE ${quoted(owner)};
BEGIN;`,
    `-- For searching parts of names, and for slots of one doctor that must not overlap. Both come with PostgreSQL.
${EXTENSIONS.map((extension) => `CREATE EXTENSION ${extension};`).join('\n')}`,
    `-- The tables, as this version of MediBook Desk needs them.
${schema.map((statement) => `${unindented(statement)};`).join('\n\n')}`,
    `-- What a desk may do. The history is only added to: rows stay, and what they say can be erased but not rewritten.
${grantStatements(tablesIn(schema), desk)
  .map((statement) => `${statement};`)
  .join('\n')}`,
    `COMMIT;
RESET ROLE;`,
    `-- The password, which psql asks for and sends as a hash: it appears in no log.
\\password ${desk}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const head = (name: string) => `-- MediBook Desk: the database of one clinic on PostgreSQL 16 or newer.
--
-- Run by an administrator who may make databases and roles:
--   psql -h SERVER -U ADMIN -d postgres -f create-clinic.sql
-- For another name than "${name}": --print-clinic-sql NAME prints this script with it.
-- After an update of MediBook Desk, --update-clinic-database ${name} brings the tables up to date.
\\set ON_ERROR_STOP on`;

/** As it is written in the program, without what it is moved in by there. */
function unindented(statement: string): string {
  const lines = statement.trim().split('\n');
  const inner = lines.slice(1).filter((line) => line.trim() !== '');
  const depth = Math.min(...inner.map((line) => line.length - line.trimStart().length));
  const closes = Number.isFinite(depth) ? depth : 0;
  return lines.map((line, index) => (index === 0 ? line : line.slice(closes)).trimEnd()).join('\n');
}
