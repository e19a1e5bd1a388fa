-- Closed cases around which nobody has looked yet; whoever takes them has them alone.
with taken as (
  delete from recurring_due where case_id in (select case_id from recurring_due order by case_id limit ${limit} for update skip locked)
  returning case_id
)
select c.id, c.kind, c.class_code from taken join case_record c on c.id = taken.case_id where c.status = 'closed'
