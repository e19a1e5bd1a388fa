-- Whether the database holds a city.
select exists (select from district) as found
