-- How many calls a number made, counted up to a thousand.
select count(*)::integer as n from (select 1 from phone_call where number_hash = ${hash} and direction = 'in' limit 1000) c
