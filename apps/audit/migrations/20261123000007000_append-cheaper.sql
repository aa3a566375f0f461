-- Rows that are sealed name their patients in `patient_index` alone: in the older index each was an entry for nothing.
drop index audit.event_patients;
create index event_patients on audit.event using gin (patients) where patients <> '{}';

-- audit.event_text as before, but for the place in the chain, and with what is dear to write taken as it was written once.
create function audit.event_body(e audit.event, principal_id text, decision text, agent text, sealed text) returns text
  language sql stable
  return audit.field('version', e.version::text) || audit.field('id', e.id::text)
    || audit.field('recorded', extract(epoch from e.recorded)::text) || audit.field('request_id', e.request_id)
    || audit.field('tenant', e.tenant) || audit.field('platform', e.platform) || audit.field('phase', e.phase)
    || audit.field('event', e.event) || audit.field('tool', e.tool) || audit.field('transport', e.transport)
    || audit.field('interaction', e.interaction) || audit.field('resource_type', e.resource_type)
    || audit.field('resource_id', e.resource_id) || audit.field('version_id', e.version_id)
    || audit.field('patients', e.patients::text) || audit.field('disclosed', e.disclosed::text)
    || audit.field('query', e.query) || audit.field('outcome', e.outcome::text) || audit.field('code', e.code)
    || audit.field('decision', decision) || audit.field('agent', agent)
    || audit.field('principal_id', principal_id) || audit.field('duration_ms', e.duration_ms::text)
    || audit.field('withheld', e.withheld::text) || audit.field('break_glass', e.break_glass::text)
    || audit.field('rows', e.rows::text) || audit.field('key_id', e.key_id)
    || audit.field('sealed', sealed) || audit.field('patient_index', e.patient_index::text);

create function audit.place_text(seq bigint, received timestamptz) returns text
  language sql stable
  return audit.field('seq', seq::text) || audit.field('received', extract(epoch from received)::text);

create or replace function audit.event_text(e audit.event) returns text
  language sql stable
  return audit.place_text(e.seq, e.received)
    || audit.event_body(e, e.principal_id, e.decision::text, e.agent::text, encode(e.sealed, 'hex'));

-- As before: appends the events of a JSON array of rows, and skips those that their tenant has already, under a lock for
-- each tenant, taken in one order. What does not depend on the row before is computed for all rows together.
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
  bodies text[];
  linked audit.event[];
  link audit.event;
  head audit.event;
  place integer := 0;
begin
  -- A snapshot that is older than the lock would not show the head.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'audit.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;
  given := array(select populated from jsonb_populate_recordset(null::audit.event, events) as populated);
  tenants := array(select distinct tenant from unnest(given) order by tenant);
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

  -- Twice in one batch is rare: only then is it worth to look which are the first.
  if (select count(distinct (tenant, id)) from unnest(given)) < cardinality(given) then
    given := array(
      select given[once.place] from (
        select min(each.ordinality) as place from unnest(given) with ordinality as each group by each.tenant, each.id
      ) as once order by once.place);
  end if;
  given := array(
    select given[each.ordinality] from unnest(given) with ordinality as each
    where (select true from audit.event e where e.tenant = each.tenant and e.id = each.id) is null
    order by each.tenant, each.ordinality);
  bodies := array(
    select audit.event_body(e, w.principal_id, w.decision, w.agent, w.sealed)
    from unnest(given) as e
    cross join lateral (select e.agent ->> 'principalId' as principal_id, e.decision::text as decision,
      e.agent::text as agent, encode(e.sealed, 'hex') as sealed offset 0) as w);

  foreach link in array given loop
    place := place + 1;
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
    link.hash := sha256(
      link.previous || convert_to(audit.place_text(link.seq, link.received) || bodies[place], 'UTF8'));
    linked[place] := link;
    head := link;
  end loop;
  insert into audit.event select * from unnest(linked);

  return query select named, (select count(*)::integer from unnest(linked) as put where put.tenant = named),
    (select e.seq from audit.event e where e.tenant = named order by e.seq desc limit 1)
  from unnest(tenants) as named;
end
$$;
