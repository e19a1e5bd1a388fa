-- Opening conditions with their limits.
insert into class_condition (id, edition, kind, class_code, ordinal, text, text_en, closing, closing_en,
  limit_unit, limit_value, urgent, special, night_from, night_to, is_default)
select id, edition, kind, "classCode", ordinal, text, "textEn", closing, "closingEn",
       "limitUnit", "limitValue", urgent, special, "nightFrom", "nightTo", "isDefault"
  from jsonb_to_recordset(${rows}::jsonb) as r (id text, edition text, kind text, "classCode" text, ordinal integer, text text, "textEn" text,
    closing text, "closingEn" text, "limitUnit" text, "limitValue" numeric, urgent boolean, special boolean, "nightFrom" time, "nightTo" time, "isDefault" boolean)
on conflict (id) do update set edition = excluded.edition, kind = excluded.kind, class_code = excluded.class_code, ordinal = excluded.ordinal,
  text = excluded.text, text_en = excluded.text_en, closing = excluded.closing, closing_en = excluded.closing_en,
  limit_unit = excluded.limit_unit, limit_value = excluded.limit_value, urgent = excluded.urgent, special = excluded.special,
  night_from = excluded.night_from, night_to = excluded.night_to, is_default = excluded.is_default
