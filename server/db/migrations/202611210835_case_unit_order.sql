-- A unit's cases, newest first: a text is looked for among the newest of them before the index of texts is asked.
create index case_record_unit_newest on case_record (unit_code, reported_at desc, id desc);
