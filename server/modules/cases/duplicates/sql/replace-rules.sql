-- Other rules in the place of those in force.
with gone as (delete from duplicate_rule where edition = ${edition}
  and not exists (select 1 from jsonb_to_recordset(${rules}::jsonb) as x(kind text, code text)
                   where x.kind = duplicate_rule.kind and x.code = duplicate_rule.code))
insert into duplicate_rule (edition, kind, code, radius_m, days, family, weight_distance, weight_time, weight_class,
                            weight_component, min_score, recurring_radius_m, recurring_days, recurring_count)
select ${edition}, x.kind, x.code, x.radius_m, x.days, x.family, x.weight_distance, x.weight_time, x.weight_class,
       x.weight_component, x.min_score, x.recurring_radius_m, x.recurring_days, x.recurring_count
  from jsonb_to_recordset(${rules}::jsonb) as x(
    kind text, code text, radius_m integer, days integer, family text[], weight_distance double precision,
    weight_time double precision, weight_class double precision, weight_component double precision,
    min_score double precision, recurring_radius_m integer, recurring_days integer, recurring_count integer)
on conflict (edition, kind, code) do update
   set radius_m = excluded.radius_m, days = excluded.days, family = excluded.family,
       weight_distance = excluded.weight_distance, weight_time = excluded.weight_time, weight_class = excluded.weight_class,
       weight_component = excluded.weight_component, min_score = excluded.min_score,
       recurring_radius_m = excluded.recurring_radius_m, recurring_days = excluded.recurring_days,
       recurring_count = excluded.recurring_count
