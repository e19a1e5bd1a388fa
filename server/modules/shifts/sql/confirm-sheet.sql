-- The receiver has taken over; once.
update shift_sheet set confirmed_at = ${now}, confirmed_by = ${me} where id = ${id} and confirmed_at is null returning id
