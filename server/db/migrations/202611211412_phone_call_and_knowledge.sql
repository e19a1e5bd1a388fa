-- The call desk: calls, callers who abuse it, answers owed to citizens, the knowledge base, and what clerks ask about a class.

-- A call. Numbers are encrypted and erasable, found again by their keyed hash only.
create table phone_call (
  id uuid primary key,
  direction text not null check (direction in ('in','out')),
  external_id text unique,                     -- the exchange's own; null: keyed in by a clerk
  line text,
  number_enc bytea, number_mask text, number_hash bytea,  -- null: withheld, or erased
  started_at timestamptz not null,
  taken_by uuid references app_user, taken_at timestamptz,
  hung_up_at timestamptz,
  ended_at timestamptz,
  kind text check (kind in ('report','join','enquiry','follow','complaint','abusive','silent','call-back')),
  case_id uuid references case_record,
  article_id uuid, article_version integer,
  note text,
  flagged boolean not null default false,
  check ((taken_by is null) = (taken_at is null)),
  check ((number_enc is null) = (number_hash is null))
);
create index phone_call_number on phone_call (number_hash, started_at desc) where number_hash is not null;
create index phone_call_waiting on phone_call (flagged, started_at) where taken_by is null and ended_at is null and hung_up_at is null;
create index phone_call_mine on phone_call (taken_by, started_at) where ended_at is null;
create index phone_call_day on phone_call (taken_by, taken_at) where taken_by is not null;
create index phone_call_case on phone_call (case_id) where case_id is not null;

-- A call as it is shown: never with its number.
create view call_line as
select c.id, c.direction, c.line, c.number_mask, c.number_hash, c.started_at, c.taken_by, u.name as taken_by_name, c.taken_at, c.hung_up_at,
       c.ended_at, c.kind, c.case_id, k.number as case_number, c.article_id, c.note, c.flagged, c.external_id is not null as from_exchange
  from phone_call c
  left join app_user u on u.id = c.taken_by
  left join case_record k on k.id = c.case_id;

-- What was once said of a call stays so: who took it, when it came, how it ended.
create function phone_call_keeps() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'calls are never deleted' using errcode = 'restrict_violation'; end if;
  if new.id <> old.id or new.direction <> old.direction or new.external_id is distinct from old.external_id
     or new.started_at <> old.started_at
     or (old.taken_by is not null and new.taken_by is distinct from old.taken_by)
     or (old.ended_at is not null and (new.ended_at is distinct from old.ended_at or new.kind is distinct from old.kind or new.case_id is distinct from old.case_id))
     or (old.ended_at is not null and new.number_hash is distinct from old.number_hash and new.number_hash is not null)
  then raise exception 'what a call was is never changed' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger phone_call_immutable before update or delete on phone_call for each row execute function phone_call_keeps();

-- An abusive call. A number with enough of them in the window is flagged (contract/call.ts): nothing else is stored of it.
create table abuse_mark (
  call_id uuid primary key references phone_call,
  number_hash bytea not null,
  at timestamptz not null, by uuid not null references app_user, reason text not null,
  lifted_at timestamptz, lifted_by uuid references app_user, lift_reason text
);
create index abuse_mark_number on abuse_mark (number_hash, at desc) where lifted_at is null;
create index abuse_mark_recent on abuse_mark (at desc) where lifted_at is null;

-- What this number told us of before.
create index reporter_person_phone on reporter_person (phone_hash) where phone_hash is not null;
create index case_record_reporter_person on case_record (reporter_person_id) where reporter_person_id is not null;

-- Answers owed to citizens. `case_id` is whose reporter is called, `about_case_id` the case that ended: another one where it was merged.
create table call_back (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_record,
  about_case_id uuid not null references case_record,
  case_version integer not null,
  person_id uuid not null references reporter_person,
  because text not null check (because in ('closed','rejected')),
  state text not null default 'waiting' check (state in ('waiting','claimed','done','given-up','cancelled')),
  made_at timestamptz not null, due_at timestamptz not null,
  next_at timestamptz not null,                -- its place in the queue: when it is due, later once nobody was reached
  try_at timestamptz, tries integer not null default 0,
  claimed_by uuid references app_user, claimed_at timestamptz,
  done_at timestamptz, done_by uuid references app_user,
  rating integer check (rating between 1 and 5), words text,
  reopen_wanted boolean not null default false,
  unique (about_case_id, case_version, person_id)
);
create index call_back_todo on call_back (next_at, id) where state in ('waiting','claimed');
create index call_back_done on call_back (done_at desc, id desc) where state in ('done','given-up');
create index call_back_reopen on call_back (id) where reopen_wanted;
create index call_back_case on call_back (case_id);
create index call_back_about on call_back (about_case_id) where state in ('waiting','claimed');
create table call_back_try (
  call_back_id bigint not null references call_back, n integer not null,
  at timestamptz not null, by uuid not null references app_user,
  outcome text not null check (outcome in ('reached','not-reached')), words text,
  primary key (call_back_id, n)
);
create trigger call_back_try_immutable before update or delete on call_back_try for each row execute function refuse_change();

-- An answer owed as it is shown; `answer`: the last words that were written on how the case ended.
create view call_back_line as
select b.id, b.state, b.about_case_id as case_id, c.number as case_number, c.version as case_version, c.kind as case_kind, c.class_code,
       k.name as class_name, k.name_en as class_name_en, c.address, c.status as case_status, b.because,
       (select coalesce(nullif(e.note, ''), e.data ->> 'reason') from case_event e
         where e.case_id = b.about_case_id and e.action in ('complete', 'check-pass', 'close', 'reject') and coalesce(nullif(e.note, ''), e.data ->> 'reason') is not null
         order by e.version desc limit 1) as answer,
       p.name_enc, p.phone_mask as mask, b.made_at, b.due_at, b.next_at, b.try_at, b.tries, b.claimed_by, u.name as claimed_by_name,
       b.rating, b.words, b.done_at, b.reopen_wanted
  from call_back b
  join case_record c on c.id = b.about_case_id
  join reporter_person p on p.id = b.person_id
  left join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
  left join app_user u on u.id = b.claimed_by;

-- In the very transaction in which a case ends its citizens become owed an answer; where it goes on again, no more.
create function owe_call_back(ended case_record, person uuid, whose uuid) returns void language sql as $$
  insert into call_back (case_id, about_case_id, case_version, person_id, because, made_at, due_at, next_at)
  select whose, ended.id, ended.version, p.id, ended.status, ended.updated_at, ended.updated_at + interval '24 hours', ended.updated_at + interval '24 hours'
    from reporter_person p
   where p.id = person and p.phone_enc is not null and p.erased_at is null
  on conflict do nothing $$;
create function follow_case_end() returns trigger language plpgsql as $$
begin
  if new.status in ('closed', 'rejected') and new.origin in ('live', 'demo') then
    if new.reporter_person_id is not null and new.source in ('hotline', 'web') then
      perform owe_call_back(new, new.reporter_person_id, new.id);
    end if;
    perform owe_call_back(new, f.reporter_person_id, f.id)
       from case_record f
      where f.merged_into = new.id and f.status = 'merged' and f.reporter_person_id is not null and f.source in ('hotline', 'web');
    perform owe_call_back(new, j.reporter_person_id, new.id)
       from case_further_report j
      where j.case_id = new.id and j.reporter_person_id is not null and j.source in ('hotline', 'web');
    insert into outbox (topic, at, payload) values ('call', new.updated_at, jsonb_build_object('id', new.id, 'what', 'call-back'));
  elsif old.status in ('closed', 'rejected') then
    update call_back set state = 'cancelled' where about_case_id = new.id and state in ('waiting', 'claimed');
    update call_back set reopen_wanted = false where about_case_id = new.id and reopen_wanted;
  end if;
  return null;
end $$;
create trigger case_record_call_back after update of status on case_record
  for each row when (old.status <> new.status and (old.status in ('closed','rejected') or new.status in ('closed','rejected')))
  execute function follow_case_end();

-- The knowledge base. The row is the newest version; every version is kept beside it.
create table knowledge_article (
  id uuid primary key,
  version integer not null check (version >= 1),
  title text not null, title_en text, body text not null, body_en text, keywords text not null default '',
  initials text not null,                       -- of the title and the keywords
  class_kind text, class_code text,
  valid_until date,
  updated_at timestamptz not null, updated_by uuid references app_user,
  used integer not null default 0,
  retired_at timestamptz,
  search text generated always as (lower(title || ' ' || coalesce(title_en, '') || ' ' || keywords || ' ' || initials || ' ' || body || ' ' || coalesce(body_en, ''))) stored,
  check ((class_kind is null) = (class_code is null))
);
create index knowledge_article_search on knowledge_article using gin (search gin_trgm_ops) where retired_at is null;
create index knowledge_article_class on knowledge_article (class_kind, class_code) where retired_at is null;
create index knowledge_article_used on knowledge_article (used desc, id) where retired_at is null;
create table knowledge_version (
  article_id uuid not null references knowledge_article, version integer not null,
  text jsonb not null, at timestamptz not null, by uuid references app_user,
  primary key (article_id, version)
);
create trigger knowledge_version_immutable before update or delete on knowledge_version for each row execute function refuse_change();
alter table phone_call add foreign key (article_id) references knowledge_article;

-- What a clerk says and asks, class by class.
create table class_script (
  edition text not null, kind text not null, class_code text not null,
  text text not null, text_en text not null,
  primary key (edition, kind, class_code),
  foreign key (edition, kind, class_code) references case_class
);
create table class_question (
  id bigint generated always as identity primary key,
  edition text not null, kind text not null, class_code text not null, ordinal integer not null,
  text text not null, text_en text not null,
  answer text not null check (answer in ('text','choice','number','yes-no')),
  choices jsonb not null default '[]',          -- [{text, textEn}]
  required boolean not null default false,
  unique (edition, kind, class_code, ordinal),
  foreign key (edition, kind, class_code) references case_class,
  check ((answer = 'choice') = (jsonb_array_length(choices) > 0))
);
