-- The line was cut; nobody having taken it, the call is over.
update phone_call
   set hung_up_at = coalesce(hung_up_at, ${at})
 where external_id = ${externalId}
returning id
