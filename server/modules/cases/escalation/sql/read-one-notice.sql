-- One notice was read by somebody to whom it was addressed.
insert into notice_read (user_id, notice_id, at)
select ${me}, n.id, ${at}
  from notice n
 where n.id = ${id}
   and (n.to_user = ${me}
        or (n.to_user is null and n.roles && ${roles}::text[] and (n.to_unit is null or n.to_unit = ${unit})))
on conflict do nothing
