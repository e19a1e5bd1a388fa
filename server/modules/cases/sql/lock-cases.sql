-- Several cases of one step or request, locked in one order for everybody: nobody waits for another in a circle.
select id from case_record where id = any(${ids}::uuid[]) order by id for update
