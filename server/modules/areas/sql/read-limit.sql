-- How large an area may be asked about, where the installation says so.
select (value #>> '{}')::double precision as km2 from setting where key = 'area-max-km2'
