-- After how many minutes of absence a claim is released; none: never.
select value::text::integer as minutes from setting where key = 'claim-release-minutes' and jsonb_typeof(value) = 'number'
