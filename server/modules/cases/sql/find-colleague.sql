-- A user that a case may be handed to.
select id, roles, org_code from app_user where id = ${id} and disabled_at is null
