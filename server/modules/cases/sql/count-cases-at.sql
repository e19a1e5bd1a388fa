-- Open cases now of an area by class and light. The span's text is the index's.
select s.class_code as code, k.name, k.name_en,
       case when s.stage is null then null
            when s.red_at < ${at} then 'red'
            when s.yellow_at <= ${at} then 'yellow'
            else 'green' end as light,
       count(*)::integer as n
  from case_record s
  left join case_class k on k.edition = s.edition and k.kind = s.kind and k.code = s.class_code
 where tstzrange(s.reported_at, case when s.status in ('closed', 'rejected', 'voided', 'merged') then greatest(s.updated_at, s.reported_at) end)
       @> ${at}::timestamptz
   and s.status not in ('closed', 'rejected', 'voided', 'merged')
   and ${conditions:raw}
 group by 1, 2, 3, 4
 order by n desc, 1
