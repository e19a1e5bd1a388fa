-- Up to where the outbox may be read. Apart from reading it: what is committed meanwhile must be seen by a later snapshot.
select outbox_settled() as settled
