-- One row per AuditRecord (packages/audit). Columns carry the record's fields; jsonb only where a field is nested.
create schema audit;

create table audit.event (
  seq bigint generated always as identity primary key,
  received timestamptz not null default clock_timestamp(),
  version smallint not null,
  id uuid not null,
  recorded timestamptz not null,
  request_id text not null,
  tenant text not null,
  platform text not null,
  phase text not null check (phase in ('attempt', 'outcome')),
  event text not null,
  tool text,
  transport text not null,
  interaction text,
  resource_type text,
  resource_id text,
  version_id text,
  patients text[] not null,
  disclosed text[] not null,
  query text,
  outcome smallint not null check (outcome in (0, 4, 8, 12)),
  code text,
  decision jsonb,
  agent jsonb not null,
  principal_id text not null generated always as (agent ->> 'principalId') stored,
  duration_ms integer,
  withheld boolean,
  constraint event_delivered_once unique (tenant, id)
);

create index event_recorded on audit.event (tenant, recorded);
create index event_principal on audit.event (tenant, principal_id, recorded);
create index event_patients on audit.event using gin (patients);

create function audit.refuse_change() returns trigger
  language plpgsql
  set search_path = ''
  as $$
begin
  raise exception 'audit.event is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger refuse_change before update or delete on audit.event
  for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.event
  for each statement execute function audit.refuse_change();

-- Otherwise `set session_replication_role = replica` silences them for a superuser.
alter table audit.event enable always trigger refuse_change;
alter table audit.event enable always trigger refuse_truncate;
