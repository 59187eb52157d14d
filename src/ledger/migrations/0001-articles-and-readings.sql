-- What the ledger keeps: articles as they were given, and readings of them. Rows are appended, never changed.
-- Text columns hold text in the storable form of stored-text.ts.

CREATE TABLE article (
  -- The order in which articles were recorded. Ingest is serialised, so this order is also the order of commits.
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- First 128 bits of sha256, in hexadecimal.
  article text COLLATE "C" NOT NULL UNIQUE CHECK (article = left(sha256, 32)),
  -- Of text, title, outlet, published, url and language together (identity.ts).
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- The identifier under which the article was first given; not part of what it is.
  caller_id text,
  title text,
  outlet text,
  -- When it was said.
  published date,
  url text,
  language text,
  text text NOT NULL,
  -- Length of the text in UTF-16 code units, the unit of every span.
  characters integer NOT NULL CHECK (characters >= 0),
  -- When the ledger came to know it.
  recorded timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE reading (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- First 128 bits of sha256, in hexadecimal.
  reading text COLLATE "C" NOT NULL UNIQUE CHECK (reading = left(sha256, 32)),
  -- Of the reading's canonical JSON, its article named by hash (identity.ts).
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  article text COLLATE "C" NOT NULL REFERENCES article (article),
  format text NOT NULL,
  engine_version text NOT NULL,
  engine_model text,
  model_checksum text,
  -- The reading without its article, which stands in its own row.
  value jsonb NOT NULL,
  offers integer NOT NULL GENERATED ALWAYS AS (jsonb_array_length(value -> 'offers')) STORED,
  incidents integer NOT NULL GENERATED ALWAYS AS (jsonb_array_length(value -> 'incidents')) STORED,
  disputes integer NOT NULL GENERATED ALWAYS AS (jsonb_array_length(value -> 'disputes')) STORED,
  recorded timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT reading_once_per_engine UNIQUE NULLS NOT DISTINCT (article, engine_version, engine_model, model_checksum)
);

CREATE INDEX reading_newest ON reading (article, seq DESC);

-- The reading that stands for an article: the one recorded last.
CREATE VIEW newest_reading AS
  SELECT DISTINCT ON (article) * FROM reading ORDER BY article, seq DESC;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % of % refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', HINT = 'record a correction as a new entry';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON article FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON article FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON reading FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
