-- Fresh statistics for the planner; the embedded database never gathers them by itself.
analyze district, street, community, building, road, land_area, waterway, component, camera
