-- What a step made of a complaint. Sent back, it has no answer any more.
update complaint
   set status = ${status}, version = ${version}, handler_org = coalesce(${handler}, handler_org),
       answered_at = case ${action} when 'answer' then ${at}::timestamptz when 'send-back' then null else answered_at end,
       closed_at = case ${action} when 'close' then ${at}::timestamptz else closed_at end,
       upheld = coalesce(${upheld}::boolean, upheld)
 where id = ${id}
