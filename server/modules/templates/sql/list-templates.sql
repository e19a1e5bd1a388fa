-- The ready texts in use.
select id, action, text, text_en from reply_template where retired_at is null order by action nulls last, id
