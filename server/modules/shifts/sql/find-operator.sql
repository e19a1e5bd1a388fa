-- An operator of the center, or nobody.
select id, name from app_user where id = ${id} and disabled_at is null and roles && array['intake', 'dispatcher', 'supervisor']
