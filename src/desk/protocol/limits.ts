/** Limits that the server enforces and the page tells its user about; plain numbers, so that the page can import them. */

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Articles on one page of the list: what is sent when nothing is asked for, and the most that can be asked for. */
export const PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;
