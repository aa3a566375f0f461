-- The trail becomes a hash chain for each tenant, in partitions by the month of `received` (UTC). `seq` is the place in the
-- tenant's chain, from 1; hash = SHA-256(previous || event_text). Rows that are there already are chained in their order.
alter table audit.event rename to event_unchained;
alter table audit.event_unchained rename constraint event_pkey to event_unchained_pkey;
drop index audit.event_recorded, audit.event_principal, audit.event_patients;

create table audit.event (
  seq bigint not null check (seq > 0),
  received timestamptz not null,
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
  principal_id text not null check (principal_id = agent ->> 'principalId'),
  duration_ms integer,
  withheld boolean,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32)
) partition by range (received);

create index event_received on audit.event (received);
create index event_recorded on audit.event (tenant, recorded);
create index event_principal on audit.event (tenant, principal_id, recorded);
create index event_patients on audit.event using gin (patients);

create trigger refuse_change before update or delete on audit.event
  for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.event
  for each statement execute function audit.refuse_change();
alter table audit.event enable always trigger refuse_change;
alter table audit.event enable always trigger refuse_truncate;

-- A column without a value leaves nothing, so that columns which come later leave the hashes of older rows as they are.
create function audit.field(name text, value text) returns text
  language sql immutable
  return coalesce(name || ' ' || octet_length(value) || ':' || value || E'\n', '');

-- What the hash covers: every column but the two hashes. The lengths are bytes, so no value can pose as another column.
create function audit.event_text(e audit.event) returns text
  language sql stable
  return audit.field('seq', e.seq::text) || audit.field('received', extract(epoch from e.received)::text)
    || audit.field('version', e.version::text) || audit.field('id', e.id::text)
    || audit.field('recorded', extract(epoch from e.recorded)::text) || audit.field('request_id', e.request_id)
    || audit.field('tenant', e.tenant) || audit.field('platform', e.platform) || audit.field('phase', e.phase)
    || audit.field('event', e.event) || audit.field('tool', e.tool) || audit.field('transport', e.transport)
    || audit.field('interaction', e.interaction) || audit.field('resource_type', e.resource_type)
    || audit.field('resource_id', e.resource_id) || audit.field('version_id', e.version_id)
    || audit.field('patients', e.patients::text) || audit.field('disclosed', e.disclosed::text)
    || audit.field('query', e.query) || audit.field('outcome', e.outcome::text) || audit.field('code', e.code)
    || audit.field('decision', e.decision::text) || audit.field('agent', e.agent::text)
    || audit.field('principal_id', e.principal_id) || audit.field('duration_ms', e.duration_ms::text)
    || audit.field('withheld', e.withheld::text);

-- Attached when it is whole: that waits for no insert, where `create table … partition of` would. Unique per partition,
-- because an index of the whole table would have to include `received`; audit.append sees to the whole table.
create function audit.create_partition(month date) returns void
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
  execute format('create table audit.%I (like audit.event including defaults including constraints)', name);
  execute format('create unique index on audit.%I (tenant, id)', name);
  execute format('create unique index on audit.%I (tenant, seq)', name);
  execute format('create trigger refuse_truncate before truncate on audit.%I
    for each statement execute function audit.refuse_change()', name);
  execute format('alter table audit.%I enable always trigger refuse_truncate', name);
  execute format('alter table audit.event attach partition audit.%I for values from (%L) to (%L)', name,
    month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end
$$;

-- This month's partition and those of the next two.
create function audit.create_partitions() returns void
  language plpgsql security definer
  set search_path = ''
  as $$
declare
  this_month date := date_trunc('month', clock_timestamp() at time zone 'UTC');
begin
  for ahead in 0..2 loop
    perform audit.create_partition((this_month + make_interval(months => ahead))::date);
  end loop;
end
$$;

-- Appends the events of a JSON array of rows, and skips those that their tenant has already. The only way into the table:
-- under a lock for each tenant, taken in one order, so two callers neither fork a chain, nor write a row twice, nor deadlock.
create function audit.append(events jsonb) returns table (of_tenant text, inserted integer, last_seq bigint)
  language plpgsql security definer
  set search_path = ''
  as $$
declare
  element jsonb;
  link audit.event;
  head audit.event;
begin
  -- A snapshot that is older than the lock would not show the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'audit.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;
  perform audit.create_partitions();
  perform pg_advisory_xact_lock(locks.key) from (
    select distinct hashtextextended('audit.event ' || (value ->> 'tenant'), 0) as key
    from jsonb_array_elements(events) order by key) as locks;

  for element in
    select value from jsonb_array_elements(events) with ordinality order by value ->> 'tenant', ordinality
  loop
    link := jsonb_populate_record(null::audit.event, element);
    if head is null or link.tenant is distinct from head.tenant then
      if of_tenant is not null then
        return next;
      end if;
      select * into head from audit.event e where e.tenant = link.tenant order by e.seq desc limit 1;
      if not found then
        head := null;
        head.tenant := link.tenant;
        head.seq := 0;
        head.received := '-infinity';
        head.hash := decode(repeat('00', 32), 'hex');
      end if;
      of_tenant := link.tenant;
      inserted := 0;
      last_seq := head.seq;
    end if;
    continue when exists (select from audit.event e where e.tenant = link.tenant and e.id = link.id);
    link.principal_id := link.agent ->> 'principalId';
    link.received := greatest(clock_timestamp(), head.received);
    link.seq := head.seq + 1;
    link.previous := head.hash;
    link.hash := sha256(link.previous || convert_to(audit.event_text(link), 'UTF8'));
    insert into audit.event select link.*;
    head := link;
    inserted := inserted + 1;
    last_seq := link.seq;
  end loop;
  if of_tenant is not null then
    return next;
  end if;
end
$$;

do $$
declare
  link audit.event;
  head audit.event;
begin
  perform audit.create_partition(month::date)
  from (select distinct date_trunc('month', received at time zone 'UTC') as month from audit.event_unchained) as months;
  for link in
    select (jsonb_populate_record(null::audit.event, to_jsonb(old))).* from audit.event_unchained as old
    order by old.tenant, old.seq
  loop
    if link.tenant is distinct from head.tenant then
      head := null;
    end if;
    link.received := greatest(link.received, head.received);
    link.seq := coalesce(head.seq, 0) + 1;
    link.previous := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    link.hash := sha256(link.previous || convert_to(audit.event_text(link), 'UTF8'));
    insert into audit.event select link.*;
    head := link;
  end loop;
  perform audit.create_partitions();
end
$$;
drop table audit.event_unchained;

-- Functions are open to everybody by default. The writer appends through the function and has no INSERT of its own.
revoke all on all functions in schema audit from public;
grant select on audit.event to audit_writer, audit_reader;
grant execute on function audit.append(jsonb), audit.create_partitions() to audit_writer;
