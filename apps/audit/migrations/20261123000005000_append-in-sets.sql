-- Appending takes half the time: the rows of a batch are read, looked up and inserted together, and only the hashes come one
-- after another. And audit.field writes what it wrote, with a cast that is immutable too: otherwise Postgres called it for
-- each column instead of putting its body there, which took more than all the rest.
create or replace function audit.field(name text, value text) returns text
  language sql immutable
  return coalesce(name || ' ' || octet_length(value)::text || ':' || value || E'\n', '');

-- Where the chain of a tenant goes on when its rows were archived and taken out of the table.
create table audit.archived (
  tenant text not null,
  month text not null,
  seq bigint not null,
  received timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (tenant, month)
);
create trigger refuse_change before update or delete on audit.archived
  for each row execute function audit.refuse_change();
create trigger refuse_truncate before truncate on audit.archived
  for each statement execute function audit.refuse_change();
alter table audit.archived enable always trigger refuse_change;
alter table audit.archived enable always trigger refuse_truncate;
grant select on audit.archived to audit_writer, audit_reader;

-- Appends the events of a JSON array of rows, and skips those that their tenant has already. The only way into the table:
-- under a lock for each tenant, taken in one order, so two callers neither fork a chain, nor write a row twice, nor deadlock.
-- By index alone: a plan from when a partition was empty would read all of it for each row, or sort it for its last one.
create or replace function audit.append(events jsonb) returns table (of_tenant text, inserted integer, last_seq bigint)
  language plpgsql security definer
  set search_path = ''
  set bytea_output = 'hex'
  set jit = off
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
  as $$
declare
  given audit.event[];
  tenants text[];
  linked audit.event[];
  link audit.event;
  head audit.event;
begin
  -- A snapshot that is older than the lock would not show the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'audit.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;
  select array_agg(once.event order by (once.event).tenant, once.place), array_agg(distinct (once.event).tenant)
  into given, tenants from (
    select distinct on (populated.tenant, populated.id) populated as event, place
    from jsonb_array_elements(events) with ordinality as each (value, place)
    cross join lateral jsonb_populate_record(null::audit.event, value) as populated
    order by populated.tenant, populated.id, place) as once;
  -- What is sealed with a key that was destroyed meanwhile would be lost: the caller seals it with the next one.
  if exists (
    select from (select distinct tenant, key_id from unnest(given) where key_id is not null) as named
    where not exists (select from audit.data_key k
      where k.key_id = named.key_id and k.tenant = named.tenant and k.destroyed is null)
  ) then
    raise exception 'no such data key' using errcode = 'object_not_in_prerequisite_state';
  end if;
  perform audit.create_partitions();
  perform pg_advisory_xact_lock(locks.key) from (
    select hashtextextended('audit.event ' || named, 0) as key from unnest(tenants) as named order by key) as locks;

  foreach link in array array(
    select once from unnest(given) as once
    where (select true from audit.event e where e.tenant = once.tenant and e.id = once.id) is null)
  loop
    if head is null or link.tenant is distinct from head.tenant then
      select * into head from audit.event e where e.tenant = link.tenant order by e.seq desc limit 1;
      if not found then
        head := null;
        head.tenant := link.tenant;
        select a.seq, a.received, a.hash into head.seq, head.received, head.hash
          from audit.archived a where a.tenant = link.tenant order by a.seq desc limit 1;
        head.seq := coalesce(head.seq, 0);
        head.hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
      end if;
      link.received := greatest(clock_timestamp(), head.received + interval '1 microsecond');
    else
      link.received := head.received + interval '1 microsecond';
    end if;
    link.principal_id := link.agent ->> 'principalId';
    link.seq := head.seq + 1;
    link.previous := head.hash;
    link.hash := sha256(link.previous || convert_to(audit.event_text(link), 'UTF8'));
    linked[coalesce(cardinality(linked), 0) + 1] := link;
    head := link;
  end loop;
  insert into audit.event select * from unnest(linked);

  return query select named, (select count(*)::integer from unnest(linked) as put where put.tenant = named),
    (select e.seq from audit.event e where e.tenant = named order by e.seq desc limit 1)
  from unnest(tenants) as named;
end
$$;
