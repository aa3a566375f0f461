-- A summary counts all rows of a tenant for a month. This index has what it counts by, so that the rows themselves, ten times
-- as large, are not read; it brings rows in order of time as the one before did.
create index event_survey on audit.event (tenant, recorded)
  include (received, principal_id, platform, event, phase, outcome, break_glass);
drop index audit.event_recorded;

-- What the other does not say of rows, of the few where it matters: that one names several patients.
create index event_many_patients on audit.event (tenant, recorded)
  where coalesce(cardinality(patient_index), cardinality(patients)) > 1;

-- Sign-ins, consents, connections, refusals and readings are few among the calls.
create index event_rare on audit.event (tenant, event, recorded) where event <> 'tool-call' and event <> 'rest-call';

-- Vacuum notes which pages need not be looked at for the index above to be enough: after 5 % more rows, not 20 %.
create or replace function audit.create_partition(month date) returns void
  language plpgsql
  set search_path = ''
  as $$
declare
  name text := 'event_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('audit.' || name) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('audit.create_partition', 0));
  if to_regclass('audit.' || name) is not null then
    return;
  end if;
  execute format('create table audit.%I (like audit.event including defaults including constraints)
    with (autovacuum_vacuum_insert_scale_factor = 0.05)', name);
  execute format('create unique index on audit.%I (tenant, id)', name);
  execute format('create unique index on audit.%I (tenant, seq)', name);
  execute format('create trigger refuse_truncate before truncate on audit.%I
    for each statement execute function audit.refuse_change()', name);
  execute format('alter table audit.%I enable always trigger refuse_truncate', name);
  execute format('alter table audit.event attach partition audit.%I for values from (%L) to (%L)', name,
    month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end
$$;

do $$
declare
  partition regclass;
begin
  for partition in select inhrelid::regclass from pg_inherits where inhparent = 'audit.event'::regclass loop
    execute format('alter table %s set (autovacuum_vacuum_insert_scale_factor = 0.05)', partition);
  end loop;
end
$$;
