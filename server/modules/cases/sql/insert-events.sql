-- Events, in the order their chain needs, with what follows from them: the photos they attach, and the units that hold or held the case.
with added as (
  insert into case_event (case_id, version, at, recorded_at, action, actor_id, actor_role, actor_name, org_code, place,
                          from_status, to_status, data, note, attachments, personal_hash)
  select x.case_id, x.version, x.at, x.recorded_at, x.action, x.actor_id, x.actor_role, x.actor_name, x.org_code,
         case when x.lon is not null then st_setsrid(st_makepoint(x.lon, x.lat), 4326) end,
         x.from_status, x.to_status, x.data, x.note, x.attachments, decode(x.personal_hash, 'hex')
    from jsonb_to_recordset(${events}::jsonb) as x(
      case_id uuid, version integer, at timestamptz, recorded_at timestamptz, action text, actor_id uuid, actor_role text,
      actor_name text, org_code text, lon double precision, lat double precision, from_status text, to_status text,
      data jsonb, note text, attachments uuid[], personal_hash text)
   order by x.case_id, x.version
  returning case_id, version, action, data, attachments
), photos as (
  insert into case_attachment (case_id, attachment_id, version)
  select distinct on (added.case_id, photo.id) added.case_id, photo.id, added.version
    from added cross join unnest(added.attachments) as photo(id)
   order by added.case_id, photo.id, added.version
)
insert into case_unit (case_id, unit_code)
select distinct case_id, data ->> 'unit' from added where action = 'dispatch'
on conflict do nothing
