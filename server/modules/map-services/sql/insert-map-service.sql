-- A new map service.
insert into map_service (id, name, name_en, url, subdomains, attribution, kind, scheme, first_level, min_zoom, max_zoom, enabled, updated_at)
values (${id}, ${name}, ${nameEn}, ${url}, ${subdomains}::text[], ${attribution}, ${kind}, ${scheme}, ${firstLevel}, ${minZoom}, ${maxZoom}, ${enabled}, ${at})
returning id, name, name_en, url, subdomains, attribution, kind, scheme, first_level, min_zoom, max_zoom, enabled, version
