-- The rules in force with their version.
select v.version, r.kind, r.code, r.radius_m, r.days, r.family, r.weight_distance, r.weight_time, r.weight_class, r.weight_component,
       r.min_score, r.recurring_radius_m, r.recurring_days, r.recurring_count
  from duplicate_rules_version v
  join duplicate_rule r on r.edition = ${edition}
 order by r.kind desc, r.code
