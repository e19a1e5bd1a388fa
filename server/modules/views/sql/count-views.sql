-- How many views somebody keeps beside one of a name.
select count(*)::integer as n from map_view where owner_id = ${me} and name <> ${name}
