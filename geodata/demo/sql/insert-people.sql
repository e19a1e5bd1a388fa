-- People with their stay; encrypted fields and hashes come in base64. Columns: residents.ts, PersonRow.
with given as (
  select p from jsonb_array_elements(${people}::jsonb) p
), added as (
  insert into person (id, household_id, name_enc, name_mask, id_number_enc, id_number_mask, id_number_hash, phone_enc, phone_mask, phone_hash, sex, birth_on)
  overriding system value
  select (p ->> 0)::bigint, (p ->> 1)::bigint, decode(p ->> 2, 'base64'), p ->> 3, decode(p ->> 4, 'base64'), p ->> 5, decode(p ->> 6, 'base64'),
         decode(p ->> 7, 'base64'), p ->> 8, decode(p ->> 9, 'base64'), p ->> 10, (p ->> 11)::date
    from given
)
insert into stay (person_id, dwelling_id, kind, from_on)
select (p ->> 0)::bigint, (p ->> 1)::bigint, p ->> 12, (p ->> 13)::date from given
