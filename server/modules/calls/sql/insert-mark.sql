-- An abusive call, marked once.
insert into abuse_mark (call_id, number_hash, at, by, reason)
select c.id, c.number_hash, ${at}, ${by}, ${reason} from phone_call c where c.id = ${id} and c.number_hash is not null
on conflict (call_id) do nothing
