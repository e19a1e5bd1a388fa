-- What this source named before and names no more; a component that a case names stays on record as removed.
with gone as (
  select x.id, exists (select 1 from case_record c where c.component_id = x.id) as is_cited from component x
   where x.source = ${source}
     and not exists (select 1 from staging.${table:name} s where s.layer = 'component' and s.source_id = x.source_id)
), marked as (
  update component x set state = 'removed', updated_at = now() from gone where gone.id = x.id and gone.is_cited and x.state <> 'removed'
)
delete from component x using gone where gone.id = x.id and not gone.is_cited
