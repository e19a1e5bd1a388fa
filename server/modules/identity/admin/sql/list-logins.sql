-- Somebody's open sessions and tokens.
select (select count(*)::int from user_session where user_id = ${id} and expires_at > ${now}) as sessions,
       (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'createdAt', created_at) order by created_at desc), '[]')
          from (select id, name, created_at from api_token where user_id = ${id} and revoked_at is null
                 order by created_at desc limit 100) f) as tokens
