-- Keeps how an operator wants his screen.
insert into operator_desk (user_id, settings) values (${me}, ${settings:json})
on conflict (user_id) do update set settings = excluded.settings
