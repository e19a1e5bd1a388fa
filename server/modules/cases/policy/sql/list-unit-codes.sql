-- Whoever may have a duty or a calendar.
select code from organisation
