-- A page of the audit, newest first, by what was asked alone; then the names of those few.
with page as (
  select id, at, actor_id, action, object_kind, object_id, reason, detail
    from audit
   where ${conditions:raw}
   order by at desc, id desc
   limit ${limit}
)
select p.id::text as id, p.at, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_at, p.actor_id, u.username, u.name, p.action, p.object_kind, p.object_id,
       case p.object_kind
         when 'case' then (select number from case_record c where c.id = case when p.object_id ~ '^[0-9a-f-]{36}$' then p.object_id::uuid end)
         when 'user' then (select o.name || ' (' || o.username || ')' from app_user o where o.id = case when p.object_id ~ '^[0-9a-f-]{36}$' then p.object_id::uuid end)
         when 'organisation' then (select o.name from organisation o where o.code = p.object_id)
       end as object_name,
       p.reason, p.detail
  from page p
  left join app_user u on u.id = p.actor_id
 order by p.at desc, p.id desc
