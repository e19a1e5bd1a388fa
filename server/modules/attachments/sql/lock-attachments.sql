-- Photos that a step is about to use, in one order for everybody: two steps with the same photo are judged one after the other.
select id from attachment where id = any(${ids}::uuid[]) order by id for no key update
