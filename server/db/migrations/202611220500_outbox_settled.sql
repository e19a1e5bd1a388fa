-- Live screens read the outbox in the order of `position`, up to where nothing earlier can still appear. Told by the snapshot's
-- xmin, one long transaction anywhere in the cluster (an import, another database) kept every screen waiting. Now only who
-- writes to the outbox counts: before it draws its first position it says above which its positions will lie, by a lock that
-- it holds until it ends. The identity's sequence must not be cached, or a session would draw positions ahead.
create function outbox_drawn() returns bigint language sql volatile as
$$ select case when is_called then last_value else last_value - 1 end from outbox_position_seq $$;

create function outbox_announce() returns trigger language plpgsql as $$
begin
  -- Once for each transaction: undone with its savepoint, as the lock is.
  if coalesce(current_setting('cityloop.outbox_announced', true), '') = '' then
    perform pg_advisory_xact_lock_shared((620105::bigint << 40) | outbox_drawn());
    perform set_config('cityloop.outbox_announced', 'yes', true);
  end if;
  return null;
end $$;
create trigger outbox_announced before insert on outbox for each statement execute function outbox_announce();

-- Up to here every position is committed, undone or visible to the next statement. First what was drawn, then who still
-- writes: who drew earlier had his lock by then, who takes it later draws higher. Rows must be read by a later statement.
create function outbox_settled() returns bigint language plpgsql volatile as $$
declare
  drawn bigint := outbox_drawn();
  announced bigint;
begin
  select min(((classid::bigint & 255) << 32) | objid::bigint) into announced
    from pg_locks
   where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 8 = 620105
     and database = (select oid from pg_database where datname = current_database());
  return least(drawn, announced);
end $$;

drop index outbox_xid;
update setting set value = jsonb_build_object('at', split_part(value ->> 'at', '.', 2)) where key = 'outbox-pruned';
