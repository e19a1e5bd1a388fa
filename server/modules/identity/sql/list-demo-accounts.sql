-- The accounts that the demo's login page offers, while they work.
select username, name, roles[1] as role from app_user
where demo and disabled_at is null and username = any(${usernames})
  and not exists (select from app_user other where not other.demo)
order by array_position(${usernames}, username)
