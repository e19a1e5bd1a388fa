-- After histories were laid: live numbers go on after theirs.
insert into case_number_counter (prefix, day, last)
select x.prefix, x.day, x.last from jsonb_to_recordset(${counters}::jsonb) as x(prefix text, day date, last integer)
on conflict (prefix, day) do update set last = greatest(case_number_counter.last, excluded.last)
