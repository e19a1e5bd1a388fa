-- Calendars with their versions, units with a duty or calendar of their own, and the settings of the clocks, as the catalog brought them.
select (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'validFrom', valid_from, 'definition', definition,
                                                     'provisional', provisional) order by key, valid_from), '[]') from calendar) as calendars,
       (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'commandDuty', command_duty, 'calendar', calendar_key) order by code), '[]')
          from organisation where command_duty or calendar_key is not null) as units,
       (select value from setting where key = 'case-clocks') as clocks
