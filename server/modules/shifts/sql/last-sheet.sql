-- When the last sheet was made.
select max(made_at) as at from shift_sheet
