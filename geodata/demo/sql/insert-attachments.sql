-- The invented pictures that a batch of histories cites.
insert into attachment (id, sha256, media_type, bytes, width, height, taken_at, uploaded_by, uploaded_at)
select a.id, a.sha256, ${mediaType}, a.bytes, ${width}, ${height}, to_timestamp(a."takenAt" / 1000.0), a."uploadedBy", to_timestamp(a."takenAt" / 1000.0)
  from jsonb_to_recordset(${attachments}::jsonb) as a(id uuid, sha256 text, bytes int, "takenAt" double precision, "uploadedBy" uuid)
