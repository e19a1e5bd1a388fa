-- What somebody must hear, newest first: to his roles, to his roles in his unit, to himself.
with mine as (
  (select n.* from notice n
    where n.to_unit is null and n.to_user is null and n.roles && ${roles}::text[]
      and (${before}::bigint is null or n.id < ${before}::bigint)
      and (not ${unread} or (n.id > coalesce((select up_to from notice_seen where user_id = ${me}), 0)
           and not exists (select 1 from notice_read r where r.user_id = ${me} and r.notice_id = n.id)))
    order by n.id desc limit ${limit})
  union all
  (select n.* from notice n
    where n.to_unit = ${unit} and n.roles && ${roles}::text[]
      and (${before}::bigint is null or n.id < ${before}::bigint)
      and (not ${unread} or (n.id > coalesce((select up_to from notice_seen where user_id = ${me}), 0)
           and not exists (select 1 from notice_read r where r.user_id = ${me} and r.notice_id = n.id)))
    order by n.id desc limit ${limit})
  union all
  (select n.* from notice n
    where n.to_user = ${me}
      and (${before}::bigint is null or n.id < ${before}::bigint)
      and (not ${unread} or (n.id > coalesce((select up_to from notice_seen where user_id = ${me}), 0)
           and not exists (select 1 from notice_read r where r.user_id = ${me} and r.notice_id = n.id)))
    order by n.id desc limit ${limit})
)
select m.id, m.at, m.kind, m.level, m.card, m.stage, m.words, m.case_id, c.number as case_number,
       k.name as class_name, k.name_en as class_name_en, m.unit_code, u.name as unit_name, u.name_en as unit_name_en,
       case when m.id <= coalesce(s.up_to, 0) then m.at else r.at end as read_at
  from mine m
  left join case_record c on c.id = m.case_id
  left join case_class k on k.edition = c.edition and k.kind = c.kind and k.code = c.class_code
  left join organisation u on u.code = m.unit_code
  left join notice_seen s on s.user_id = ${me}
  left join notice_read r on r.user_id = ${me} and r.notice_id = m.id
 order by m.id desc
 limit ${limit}
