-- The edition in force and the major classes of a kind in it.
select e.code as edition,
       coalesce((select json_agg(m) from (select distinct on (left(k.code, 2)) left(k.code, 2) as digits, k.major, k.major_en
                                            from case_class k where k.edition = e.code and k.kind = ${kind}
                                           order by left(k.code, 2), k.code) m), '[]') as majors
  from catalog_edition e where e.current
