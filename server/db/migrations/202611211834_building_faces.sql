-- The faces of a building's body where its true shape is known: [{"kind": "roof" | "wall", "rings": [[lon, lat, metres above base_m, …]]}],
-- counter-clockwise as seen from outside. Null: drawn as its footprint raised to height_m.
alter table building add column faces jsonb check (jsonb_typeof(faces) = 'array');
