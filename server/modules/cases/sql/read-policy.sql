-- Calendars with their versions, units with a duty or calendar of their own, and the settings of the clocks.
select (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'validFrom', valid_from, 'definition', definition)
                                  order by key, valid_from), '[]') from calendar) as calendars,
       (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'commandDuty', command_duty, 'calendarKey', calendar_key)), '[]')
          from organisation where command_duty or calendar_key is not null) as units,
       (select value from setting where key = 'case-clocks') as clocks
