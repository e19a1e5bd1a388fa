-- The city's own map services by name.
select id, name, name_en, url, subdomains, attribution, kind, scheme, first_level, min_zoom, max_zoom, enabled, version
  from map_service
 order by name, id
