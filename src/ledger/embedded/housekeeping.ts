import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.js';

/** After so much has been written, the write-ahead log is cut back: together with its own minimum this holds it below 100 MB. */
const CHECKPOINT_AFTER_CHARACTERS = 8 << 20;
/** Or after so long, if anything was written at all: keeps the start after a crash short. */
const CHECKPOINT_AFTER_MS = 60_000;
/** The planner's figures are renewed each time the ledger has grown by so much, at least. */
const ANALYZE_AFTER_CHARACTERS = 64 << 20;
const ANALYZE_FIRST_AFTER_CHARACTERS = 1 << 20;

/**
 * What a PostgreSQL server does by itself and single-user mode does not: no checkpointer, no autovacuum. The work runs
 * between two appends on the one connection there is.
 */
export class Housekeeping {
  readonly #db: Kysely<Schema>;
  #sinceCheckpoint = 0;
  #sinceAnalyze = 0;
  #analyzeAt = ANALYZE_FIRST_AFTER_CHARACTERS;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  wrote(characters: number): void {
    this.#sinceCheckpoint += characters;
    this.#sinceAnalyze += characters;
    if (this.#sinceCheckpoint >= CHECKPOINT_AFTER_CHARACTERS || this.#sinceAnalyze >= this.#analyzeAt) this.#start();
    else if (!this.#timer) this.#timer = setTimeout(() => this.#start(), CHECKPOINT_AFTER_MS).unref();
  }

  /** Ends the schedule and waits for work under way. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  #start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running ??= this.#work().finally(() => {
      this.#running = null;
    });
  }

  async #work(): Promise<void> {
    this.#sinceCheckpoint = 0;
    try {
      if (this.#sinceAnalyze >= this.#analyzeAt) {
        this.#sinceAnalyze = 0;
        this.#analyzeAt = Math.min(this.#analyzeAt * 4, ANALYZE_AFTER_CHARACTERS);
        const { rows } = await sql<{ name: string }>`
          SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`.execute(
          this.#db,
        );
        for (const { name } of rows) await sql`VACUUM (ANALYZE) ${sql.table(name)}`.execute(this.#db);
      }
      await sql`CHECKPOINT`.execute(this.#db);
    } catch {
      // A database that cannot checkpoint has stopped: the next append meets the reason and reports it.
    }
  }
}
