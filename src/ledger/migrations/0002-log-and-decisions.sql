-- What people decide about entries, and the log: one line for each thing that the ledger was told or did, in the order
-- of commits, each line bound to the one before it by a hash. Rows are appended, never changed.

CREATE TABLE decision (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- First 128 bits of sha256, in hexadecimal.
  decision text COLLATE "C" NOT NULL UNIQUE CHECK (decision = left(sha256, 32)),
  -- Of the decision's canonical JSON (identity.ts).
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- In the storable form of stored-text.ts.
  value jsonb NOT NULL CHECK (jsonb_typeof(value) = 'object'),
  recorded timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE log (
  -- Without a gap, from 1.
  seq bigint PRIMARY KEY CHECK (seq > 0),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('article', 'reading', 'decision', 'linking')),
  -- The identifier of what the line is about; of a linking, that of the article or decision that was linked.
  item text COLLATE "C" NOT NULL CHECK (item ~ '^[0-9a-f]{32}$'),
  -- Of the item's canonical JSON (log/digest.ts).
  digest text COLLATE "C" NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  -- Never earlier than that of the line before, and the same as the item's own.
  recorded timestamptz NOT NULL,
  -- Hash of the line before. Before the first: how many lines this migration wrote for a ledger that was older than
  -- its log, in hexadecimal; 64 zeros where the log was there first.
  previous text COLLATE "C" NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  -- SHA-256 of previous, seq, kind, item, digest and recorded (log/line.ts).
  hash text COLLATE "C" NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX log_item ON log (item, kind, seq DESC);
CREATE INDEX log_recorded ON log (recorded, seq);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A line for everything that the ledger holds already, in the order in which it was recorded. What was changed before
-- this day no chain can tell. Where the clock went back, a line has the latest instant of those before it in its table,
-- so that the order of the rows is that of their lines.
DO $$
DECLARE
  told record;
  line bigint := 0;
  before text := lpad(to_hex((SELECT count(*) FROM article) + (SELECT count(*) FROM reading)), 64, '0');
  digest text;
  hash text;
BEGIN
  FOR told IN
    SELECT 'article' AS kind, article AS item, max(recorded) OVER (ORDER BY seq) AS recorded, seq, NULL AS sha256,
           '{"article":"' || sha256 || '","id":' || coalesce(to_json(caller_id)::text, 'null') || '}' AS json
    FROM article
    UNION ALL
    SELECT 'reading', reading, max(recorded) OVER (ORDER BY seq), seq, sha256, NULL FROM reading
    ORDER BY recorded, kind, seq
  LOOP
    line := line + 1;
    digest := coalesce(told.sha256, encode(sha256(convert_to(told.json, 'UTF8')), 'hex'));
    hash := encode(sha256(convert_to(
      before || E'\n' || line || E'\n' || told.kind || E'\n' || told.item || E'\n' || digest || E'\n' ||
      to_char(told.recorded AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'UTF8')), 'hex');
    INSERT INTO log (seq, kind, item, digest, recorded, previous, hash)
      VALUES (line, told.kind, told.item, digest, told.recorded, before, hash);
    before := hash;
  END LOOP;
END
$$;
