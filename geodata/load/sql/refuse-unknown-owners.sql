-- Components whose owner unit nobody has entered are taken out of staging.
delete from staging.${table:name} s
 where s.layer = 'component' and s.props ->> 'ownerUnit' is not null
   and not exists (select 1 from organisation o where o.code = s.props ->> 'ownerUnit')
returning s.layer, s.source_id, 'the owner unit ' || (s.props ->> 'ownerUnit') || ' is unknown' as reason
