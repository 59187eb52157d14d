/** Dates and instants leave the database as text, whatever time zone and style the session is set to. */
import { type RawBuilder, sql } from 'kysely';

/** An ISO day. */
export function day(column: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`to_char(${column}, 'YYYY-MM-DD')`;
}

/** An ISO instant to the millisecond, as people and JavaScript read it. */
export function instant(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** An ISO instant to the microsecond, all that the database knows: the form in which the log hashes it. */
export function exactInstant(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
