-- A clerk's day: calls taken, and how long one took on average.
select count(*)::integer as calls,
       avg(extract(epoch from least(coalesce(hung_up_at, ended_at), ended_at) - taken_at)) filter (where ended_at is not null)::double precision as average_seconds
  from phone_call
 where taken_by = ${by} and taken_at >= ${since} and direction = 'in'
