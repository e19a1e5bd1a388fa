-- The number of a call that came without one.
update phone_call set number_enc = ${numberEnc}, number_mask = ${numberMask}, number_hash = ${numberHash} where id = ${id}
