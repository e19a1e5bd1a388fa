-- What rules the call desk (contract/call-rules.ts): when a number is flagged, how long an answer is owed and how often it is tried.
create table call_setting (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  abuse_marks integer not null check (abuse_marks between 1 and 20),
  abuse_days integer not null check (abuse_days between 1 and 365),
  back_hours integer not null check (back_hours between 1 and 336),
  back_tries integer not null check (back_tries between 1 and 10)
);
insert into call_setting (version, abuse_marks, abuse_days, back_hours, back_tries) values (1, 3, 30, 24, 3);

-- The time for an answer is the one in force as the case ends.
create or replace function owe_call_back(ended case_record, person uuid, whose uuid) returns void language sql as $$
  insert into call_back (case_id, about_case_id, case_version, person_id, because, made_at, due_at, next_at)
  select whose, ended.id, ended.version, p.id, ended.status, ended.updated_at, ended.updated_at + make_interval(hours => s.back_hours),
         ended.updated_at + make_interval(hours => s.back_hours)
    from reporter_person p cross join call_setting s
   where p.id = person and p.phone_enc is not null and p.erased_at is null
  on conflict do nothing $$;
