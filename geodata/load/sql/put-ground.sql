-- Writes down what the ground is; its heights follow in blocks.
insert into ground (version, source, west, south, step_lon, step_lat, columns, rows, vertical, geoid, border_m, lowest_m, highest_m, missing_share)
values (${version}, ${source}, ${west}, ${south}, ${stepLon}, ${stepLat}, ${columns}, ${rows}, ${vertical}, ${geoid:json}, ${borderM}, ${lowestM}, ${highestM}, ${missingShare})
