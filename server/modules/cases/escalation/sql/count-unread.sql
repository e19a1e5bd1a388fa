-- How many notices somebody has not read, counted up to a hundred.
select count(*)::integer as n
  from (select 1
          from notice n
         where n.id > coalesce((select up_to from notice_seen where user_id = ${me}), 0)
           and (n.to_user = ${me}
                or (n.to_user is null and n.roles && ${roles}::text[] and (n.to_unit is null or n.to_unit = ${unit})))
           and not exists (select 1 from notice_read r where r.user_id = ${me} and r.notice_id = n.id)
         limit 100) unread
