export type { ArticlePage, ArticleSummary, IngestReceipt, Ledger, StoredReading } from './ledger.js';
