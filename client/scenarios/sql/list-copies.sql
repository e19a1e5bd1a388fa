-- Where copies of the demo's district lie: eight abreast and sixteen deep about it, a little apart. Degrees; its own place is left out.
select n as copy, (n % 8 - 4) * 0.0825 as east, (n / 8 - 8) * 0.0215 as north
  from generate_series(0, 127) as n where (n % 8, n / 8) <> (4, 8) and n < 124 order by n
