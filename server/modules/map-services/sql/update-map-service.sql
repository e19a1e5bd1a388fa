-- Changes a map service that nobody changed meanwhile.
update map_service
   set name = ${name}, name_en = ${nameEn}, url = ${url}, subdomains = ${subdomains}::text[], attribution = ${attribution}, kind = ${kind},
       scheme = ${scheme}, first_level = ${firstLevel}, min_zoom = ${minZoom}, max_zoom = ${maxZoom}, enabled = ${enabled},
       version = version + 1, updated_at = ${at}
 where id = ${id} and version = ${version}
returning id, name, name_en, url, subdomains, attribution, kind, scheme, first_level, min_zoom, max_zoom, enabled, version
