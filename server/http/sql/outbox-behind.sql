-- What live screens were not told of yet, counted up to a thousand, and when the oldest was written.
select count(*)::integer as waiting, min(at) as oldest_at
  from (select at from outbox
         where position > ${head} and position <= (select outbox_settled())
         order by position
         limit 1000) b
