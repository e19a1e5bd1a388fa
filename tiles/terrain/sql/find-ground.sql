-- The ground of the city, if it has one.
select version, west, south, step_lon, step_lat, columns, rows, geoid, border_m, lowest_m, highest_m from ground
