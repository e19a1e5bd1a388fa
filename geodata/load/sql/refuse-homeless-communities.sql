-- A community lies in a street: one whose street is neither given nor found at its place is taken out of staging.
delete from staging.${table:name} s
 where s.layer = 'boundary' and s.props ->> 'level' = 'community'
   and not case when s.props ->> 'code' is null then exists (select 1 from street t where st_intersects(t.geom, s.geom))
                else exists (select 1 from street t where t.code = left(s.props ->> 'code', 9)) end
returning s.layer, s.source_id, 'no street holds this community' as reason
