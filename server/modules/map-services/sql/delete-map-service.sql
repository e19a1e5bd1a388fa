-- Takes a map service away.
delete from map_service where id = ${id} returning id, name, name_en, url, subdomains, attribution, kind, scheme, first_level, min_zoom, max_zoom, enabled, version
