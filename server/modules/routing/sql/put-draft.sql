-- Keeps the draft where it is still the one that was changed (0: there was none); no row: somebody was first.
insert into routing_draft as d (version, based_on, definition, by_user, updated_at)
select 1, ${basedOn}, ${definition}::jsonb, ${by}, ${at}
 where ${version} = 0 or exists (select 1 from routing_draft)
    on conflict (single) do update
   set version = d.version + 1, based_on = excluded.based_on, definition = excluded.definition, by_user = excluded.by_user,
       updated_at = excluded.updated_at
 where case when d.definition is null then 0 else d.version end = ${version}
returning version
