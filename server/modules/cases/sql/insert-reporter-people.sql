-- The erasable personal fields of reports.
insert into reporter_person (id, name_enc, phone_enc, phone_mask, phone_hash, salt, created_at)
select x.id, decode(x.name_enc, 'hex'), decode(x.phone_enc, 'hex'), x.phone_mask, decode(x.phone_hash, 'hex'),
       decode(x.salt, 'hex'), x.created_at
  from jsonb_to_recordset(${people}::jsonb) as x(
    id uuid, name_enc text, phone_enc text, phone_mask text, phone_hash text, salt text, created_at timestamptz)
