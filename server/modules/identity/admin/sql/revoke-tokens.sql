-- Takes one token of somebody back, or all where none is named.
update api_token set revoked_at = ${now}
 where user_id = ${id} and revoked_at is null and (${token}::uuid is null or id = ${token}::uuid)
returning id, name
