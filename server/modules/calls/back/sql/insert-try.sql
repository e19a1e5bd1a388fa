-- A try, numbered.
insert into call_back_try (call_back_id, n, at, by, outcome, words)
select ${id}, coalesce(max(n), 0) + 1, ${at}, ${by}, ${outcome}, ${words} from call_back_try where call_back_id = ${id}
