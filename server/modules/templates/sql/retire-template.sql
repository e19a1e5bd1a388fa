-- Takes a ready text out of use; what was written with it stays.
update reply_template set retired_at = ${at} where id = ${id} and retired_at is null returning id
