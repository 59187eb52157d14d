/** What the ledger's thread and the database's thread say to each other. */

/** What the database's thread is started with. */
export interface StoreTask {
  /** `create`: make an empty database in the folder and stop. `serve`: open the one that is there. */
  readonly task: 'create' | 'serve';
  readonly folder: string;
}

/** To the database. Sessions number the driver's connections, so that an answer never reaches a later one. */
export type ToStore =
  | { readonly kind: 'bytes'; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'hang-up'; readonly session: number }
  | { readonly kind: 'close' };

/** From the database. */
export type FromStore =
  | { readonly kind: 'created' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'bytes'; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'closed' }
  /** It cannot be opened, or it stopped: the database's own last words. */
  | { readonly kind: 'failed'; readonly reason: string };
