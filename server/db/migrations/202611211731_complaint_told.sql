-- Every change of a complaint tells live screens: its id, and by whom it may be heard. Whoever is within the organisation complained of
-- is named to be left out; the center's own superior is asked where the center itself is complained of.
create function complaint_tells() returns trigger language plpgsql as $$
begin
  insert into outbox (topic, payload)
  select 'complaint', jsonb_build_object(
           'id', new.id,
           'aboutCenter', (select o.kind = 'center' from organisation o where o.code = new.unit_code),
           'handler', new.handler_org,
           'notFor', (with recursive down (code, depth) as (
                        select new.unit_code, 0
                        union all
                        select o.code, d.depth + 1 from down d join organisation o on o.parent_code = d.code where d.depth < 10)
                      select jsonb_agg(distinct code) from down));
  return null;
end $$;
create trigger complaint_told after insert or update of version, overdue_told_at on complaint
  for each row execute function complaint_tells();
