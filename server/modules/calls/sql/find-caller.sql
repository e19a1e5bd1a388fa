-- Whose history a call asks for.
select id, number_hash from phone_call where id = ${id}
