-- Who changed the grids, why, and what ended and began.
insert into grid_change (at, by_user, reason, edits, closed, created, responsibilities, undoes)
values (${at}, ${by}, ${reason}, ${edits}::jsonb, ${closed}::jsonb, ${created}::jsonb, ${responsibilities}::jsonb, ${undoes})
returning id
