-- The best entries of each kind for a key. Of a common word more are found than can be weighed: those that begin with it come first,
-- then those near the place, then any. Roads of one name are one.
with found as (
  (select e.* from search_entry e
    where ${buildings} and e.kind = 'building' and search_pieces(e.words, e.initials) @> ${beginning}::text[]
      and ${begins:raw} and ${scope:raw} limit 1000)
  union all
  (select e.* from search_entry e
    where ${buildings} and ${isNear} and e.kind = 'building' and search_pieces(e.words, e.initials) @> ${pieces}::text[]
      and e.place && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326) and ${holds:raw} and ${scope:raw} limit 500)
  union all
  (select e.* from search_entry e
    where ${buildings} and e.kind = 'building' and search_pieces(e.words, e.initials) @> ${pieces}::text[]
      and ${holds:raw} and ${scope:raw} limit 1000)
  union all
  (select e.* from search_entry e
    where e.kind <> 'building' and e.kind in (${kinds:csv}) and search_pieces(e.words, e.initials) @> ${pieces}::text[]
      and ${holds:raw} and ${scope:raw} limit 2000)
), weighed as (
  select f.*, ${score:raw} - ${farness:raw} as score from (select distinct on (kind, ref) * from found) f
), named as (
  select w.*, case when w.kind = 'road' then row_number() over (partition by w.kind, w.title order by w.score desc, w.weight desc, w.ref) else 1 end as nth
    from weighed w
), ranked as (
  select n.*, row_number() over (partition by n.kind order by n.score desc, n.weight desc, length(n.title), n.title collate "C", n.ref) as rank
    from named n where n.nth = 1
)
select r.kind, r.ref as id, r.title, r.title_en, coalesce(r.detail, s.title) as detail, r.code, r.initials, st_x(r.place) as lon, st_y(r.place) as lat,
       case when length(r.grid_code) = 15 then r.grid_code end as grid_code, r.score
  from ranked r
  left join search_entry s on s.kind = 'street' and s.ref = left(r.grid_code, 9) and r.kind <> 'street'
 where r.rank <= ${limit}
 order by r.score desc, r.rank
