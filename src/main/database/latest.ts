/** The latest step of the schema, by the name that it has in both engines. */
export const LATEST = '0005-installed';
