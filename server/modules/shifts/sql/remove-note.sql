-- Takes a note away; only its author may.
update operator_note set removed_at = ${now} where id = ${id} and author_id = ${me} and removed_at is null returning id
