-- The call that the exchange named so.
select id from phone_call where external_id = ${externalId}
