-- Nobody else changes the draft until this transaction ends.
select version from routing_draft for update
