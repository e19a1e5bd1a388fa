-- What was open at an instant, where: from the report until the step that ended the case; nothing more can be done to it then but to
-- open it again, and what it was in between the history decides. (greatest: a span never ends before it begins, whatever an import brought.)
create index case_record_span on case_record using gist (
  tstzrange(reported_at, case when status in ('closed', 'rejected', 'voided', 'merged') then greatest(updated_at, reported_at) end),
  geom
);
