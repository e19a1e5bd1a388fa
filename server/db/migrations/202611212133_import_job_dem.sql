-- Elevation models come in from a browser, too; why an import failed is also told apart, so that each language can say it.
alter table import_job drop constraint import_job_kind_check;
alter table import_job add constraint import_job_kind_check
  check (kind in ('osm','geojson','cityjson','cases','cases-csv','dem'));
alter table import_job add column problem_parts jsonb;
