-- What a million cases showed: lights and counts of the open ones, and texts of two characters, must not scan.

-- Newest first among the open ones; the instants of the lights are keys, so that entries are judged without visiting their rows.
create index case_record_open_newest on case_record
  (reported_at desc, id desc, yellow_at, (coalesce(red_at, timestamptz 'infinity')))
  where status not in ('closed', 'rejected', 'voided', 'merged');

-- Lights are counted from the index alone.
drop index case_record_open;
create index case_record_open on case_record (street_code, status)
  include (id, community_code, stage, yellow_at, red_at, supervised, claimed_by, verifier_id, checker_id)
  where status not in ('closed', 'rejected', 'voided', 'merged');

-- A Chinese word has two characters: trigrams do not know it. The pieces of a text are its characters and pairs of them.
create function text_pieces(given text, sizes integer[]) returns text[] language sql immutable strict parallel safe cost 500 as $$
  select coalesce(array_agg(distinct substr(lower(given), i, size)), '{}')
    from generate_series(1, length(given)) i cross join unnest(sizes) size $$;
drop index case_record_search;
create index case_record_search on case_record
  using gin (text_pieces(number || ' ' || coalesce(address, '') || ' ' || description, '{1,2}'));
