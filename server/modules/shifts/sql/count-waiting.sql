-- Sheets that wait for somebody: addressed to him, or to whoever comes.
select count(*)::integer as n from shift_sheet
 where confirmed_at is null and from_id <> ${me} and (to_id = ${me} or to_id is null) and made_at > ${since}
