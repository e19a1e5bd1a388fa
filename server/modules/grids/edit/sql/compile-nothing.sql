-- Spatial functions are thought so dear that the server compiles such a query for 200 ms or more; run as it stands it takes a few.
set local jit = off
