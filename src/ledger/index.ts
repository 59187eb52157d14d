export type { Restored } from './backup/restore.js';
export * from './errors.js';
export { POLECAT_COLUMNS, type PolecatRows, polecatRows, tsvLine } from './export/index.js';
export { ledgerHome } from './home.js';
export { articleId } from './identity.js';
export { lastVerification, noteVerification, type Verification } from './last-verification.js';
export type {
  ArticlePage,
  ArticleReading,
  ArticleSummary,
  DecisionReceipt,
  IngestOutcome,
  IngestReceipt,
  Ledger,
  StoredDecision,
  StoredReading,
} from './ledger.js';
export { type LedgerOptions, openLedger } from './open.js';
export type { LedgerStatus } from './status.js';
export { faultWords, type LedgerFault, type LedgerReport, type LogHead } from './verify/fault.js';
export type { VerifyOptions } from './verify/verify.js';
