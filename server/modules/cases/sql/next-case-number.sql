-- The next serial of a local day; its row keeps two reports from getting the same.
insert into case_number_counter (prefix, day, last) values (${prefix}, ${day}, 1)
on conflict (prefix, day) do update set last = case_number_counter.last + 1
returning last
