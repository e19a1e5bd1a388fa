-- Keeps what is known of a photo; its bytes lie in the file store under sha256.
insert into attachment (id, sha256, media_type, bytes, width, height, taken_at, uploaded_by, uploaded_at)
values (${id}, ${sha256}, ${mediaType}, ${bytes}, ${width}, ${height}, ${takenAt}, ${uploadedBy}, ${uploadedAt})
