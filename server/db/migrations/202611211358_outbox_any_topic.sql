-- Which topics there are is said once, in contract/stream.ts: a list here too had to be written anew for every further one.
alter table outbox drop constraint outbox_topic_check;
alter table outbox add constraint outbox_topic_check check (topic ~ '^[a-z-]{1,30}$');
