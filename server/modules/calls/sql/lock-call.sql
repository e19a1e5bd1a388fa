-- A call with its number, locked for the rest of the transaction.
select id, direction, taken_by, ended_at, kind, case_id, number_enc, number_hash, external_id is not null as from_exchange
  from phone_call where id = ${id} for update
