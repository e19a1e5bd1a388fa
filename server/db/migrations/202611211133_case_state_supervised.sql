-- A state remembers whom each instruction addresses, as its event says: when the latest is answered, the one before is whose turn it is.
update case_record c
   set state = jsonb_set(c.state, '{supervisions}', (
         select jsonb_agg(s.value || jsonb_build_object('to', e.addressee) order by s.n)
           from jsonb_array_elements(c.state -> 'supervisions') with ordinality s(value, n)
           left join (select row_number() over (order by version) as n, data ->> 'to' as addressee
                        from case_event where case_id = c.id and action = 'supervise') e on e.n = s.n))
 where jsonb_array_length(c.state -> 'supervisions') > 0;
