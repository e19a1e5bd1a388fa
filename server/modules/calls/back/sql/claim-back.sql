-- One clerk makes the call; a claim that was left lying falls to the next.
update call_back set state = 'claimed', claimed_by = ${by}, claimed_at = ${at}
 where id = ${id} and (state = 'waiting' or (state = 'claimed' and (claimed_by = ${by} or claimed_at < ${stale})))
returning id::text as id
