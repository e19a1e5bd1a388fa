-- A screen says where it is.
insert into case_presence (screen, user_id, case_id, typing, expires_at)
values (${screen}, ${userId}, ${caseId}, ${typing}, ${expiresAt})
on conflict (screen) do update
   set user_id = excluded.user_id, case_id = excluded.case_id, typing = excluded.typing, expires_at = excluded.expires_at
