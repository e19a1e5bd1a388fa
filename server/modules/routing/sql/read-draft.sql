-- The draft, or what is left of one that was given up.
select d.version, d.based_on, d.definition, coalesce(d.tried_version = d.version, false) as tried, d.by_user as by_id,
       u.name as by_name, d.updated_at
  from routing_draft d
  join app_user u on u.id = d.by_user
