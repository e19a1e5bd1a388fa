-- The name that went with a number last.
select name_enc from reporter_person
 where phone_hash = ${hash} and erased_at is null and name_enc is not null
 order by created_at desc
 limit 1
