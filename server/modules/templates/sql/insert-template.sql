-- A ready text.
insert into reply_template (action, text, text_en) values (${action}, ${text}, ${textEn}) returning id, action, text, text_en
