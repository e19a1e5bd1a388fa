-- How many citizens wait for their answer, counted up to a thousand.
select count(*)::integer as n from (select 1 from call_back where state in ('waiting', 'claimed') limit 1000) b
