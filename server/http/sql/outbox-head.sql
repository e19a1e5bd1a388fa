-- Where the stream stands now, the last place that can have been told, and up to where old rows were thrown away.
select outbox_settled() as head, outbox_drawn() as drawn,
       (select value ->> 'at' from setting where key = 'outbox-pruned') as pruned
