-- What the full-text index holds of an entry: its words, and its club as one more, so that looking through few clubs does not
-- read what stands in the others. No word begins with '#': words are letters, marks and digits only.
CREATE FUNCTION search_keys(p_tokens tsvector, p_club_id uuid) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_tokens || array_to_tsvector(ARRAY['#' || p_club_id::text])
$$;

-- Posts, people and the few others have indexes of their own: a word that stands in every post finds a club or a name at once.
-- New words wait in a short list, because each search reads that list whole.
DROP INDEX "SearchEntry_tokens_idx";
DROP INDEX "SearchEntry_folded_idx";
CREATE INDEX "SearchEntry_post_keys_idx" ON "SearchEntry" USING GIN (search_keys("tokens", "clubId"))
  WITH (gin_pending_list_limit = 512) WHERE "type" = 'post';
CREATE INDEX "SearchEntry_post_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops)
  WITH (gin_pending_list_limit = 512) WHERE "type" = 'post';
CREATE INDEX "SearchEntry_person_keys_idx" ON "SearchEntry" USING GIN (search_keys("tokens", "clubId"))
  WITH (gin_pending_list_limit = 512) WHERE "type" = 'person';
CREATE INDEX "SearchEntry_person_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops)
  WITH (gin_pending_list_limit = 512) WHERE "type" = 'person';
CREATE INDEX "SearchEntry_titled_keys_idx" ON "SearchEntry" USING GIN (search_keys("tokens", "clubId"))
  WITH (gin_pending_list_limit = 512) WHERE "type" NOT IN ('post', 'person');
CREATE INDEX "SearchEntry_titled_folded_idx" ON "SearchEntry" USING GIN ("folded" gin_trgm_ops)
  WITH (gin_pending_list_limit = 512) WHERE "type" NOT IN ('post', 'person');
