-- The dwellings of a building, from the ground up.
select id, entrance, floor, room from dwelling where building_id = ${building} order by entrance, floor, room
