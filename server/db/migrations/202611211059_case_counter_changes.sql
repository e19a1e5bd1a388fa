-- Counters are sums of changes now. One row a key was locked by every step of a street until its commit: steps waited for each other
-- without need, and two that went opposite ways (dispatch, return) or touched many cases locked each other up.
alter table case_counter drop constraint case_counter_pkey;
comment on table case_counter is 'cases by status, street and unit: sum(n) over the rows of a key';

drop trigger case_record_count on case_record;
drop function count_case();

-- Many rows of a key become one again. Nobody waits here: whoever finds another at it goes on, and writers only ever add rows.
create function fold_case_counter() returns void language plpgsql as $$
begin
  if not pg_try_advisory_xact_lock(hashtext('case_counter')) then return; end if;
  with gone as (delete from case_counter returning *)
  insert into case_counter
  select status, street_code, unit_code, sum(n) from gone group by 1, 2, 3 having sum(n) <> 0;
end $$;

create function count_moved_case() returns trigger language plpgsql as $$
begin
  insert into case_counter values (old.status, old.street_code, coalesce(old.unit_code, ''), -1),
                                  (new.status, new.street_code, coalesce(new.unit_code, ''), 1);
  if random() < 0.002 then perform fold_case_counter(); end if;
  return null;
end $$;
create trigger case_record_moved after update on case_record for each row
  when ((old.status, old.street_code, old.unit_code) is distinct from (new.status, new.street_code, new.unit_code))
  execute function count_moved_case();

create function count_new_cases() returns trigger language plpgsql as $$
begin
  insert into case_counter
  select status, street_code, coalesce(unit_code, ''), count(*) from added group by 1, 2, 3;
  -- A migration of history brings thousands at once.
  if random() < 0.002 * (select count(*) from added) then perform fold_case_counter(); end if;
  return null;
end $$;
create trigger case_record_added after insert on case_record referencing new table as added
  for each statement execute function count_new_cases();
