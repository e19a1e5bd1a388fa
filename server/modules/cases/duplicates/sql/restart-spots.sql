-- Other rules make other spots: every closed case that may count is looked at again.
with gone as (delete from recurring_spot)
insert into recurring_due
select id from case_record where status = 'closed' and closed_at > ${since}
on conflict do nothing
