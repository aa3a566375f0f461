-- Rows without names: each the values of the columns that the writer knows, in this order, an array of texts or bytes as
-- Postgres writes it. They are half as long, and read in two thirds of the time.
create function audit.listed(events jsonb) returns setof audit.event
  language sql stable
  begin atomic
    select null::bigint, null::timestamptz, (r ->> 0)::smallint, (r ->> 1)::uuid, (r ->> 2)::timestamptz, r ->> 3, r ->> 4,
      r ->> 5, r ->> 6, r ->> 7, r ->> 8, r ->> 9, r ->> 10, r ->> 11, r ->> 12, r ->> 13, (r ->> 14)::text[],
      (r ->> 15)::text[], r ->> 16, (r ->> 17)::smallint, r ->> 18, nullif(r -> 19, 'null'), r -> 20,
      r -> 20 ->> 'principalId', (r ->> 21)::integer, (r ->> 22)::boolean, null::bytea, null::bytea, (r ->> 23)::boolean,
      (r ->> 24)::integer, r ->> 25, (r ->> 26)::bytea, (r ->> 27)::bytea[]
    from jsonb_array_elements(events) as r;
  end;

-- As before; and whoever destroys a key waits for those who append what is sealed with it, who look for it under this lock.
create or replace function audit.guard_data_key() returns trigger
  language plpgsql
  set search_path = ''
  as $$
begin
  if tg_op = 'UPDATE' and old.destroyed is null
    and (new.key_id, new.tenant, new.period, new.created) = (old.key_id, old.tenant, old.period, old.created) then
    if new.destroyed is not null then
      perform pg_advisory_xact_lock(hashtextextended('audit.event ' || old.tenant, 0));
    end if;
    return new;
  end if;
  raise exception 'audit.data_key keeps its keys: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

-- As before: appends the events of a JSON array of rows, listed or with names, and skips those that their tenant has already,
-- under a lock for each tenant, taken in one order. What does not depend on the row before is computed for all together.
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
  owners text[];
  key_ids text[];
  tenants text[];
  ids integer;
  since timestamptz;
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
  given := case jsonb_typeof(events -> 0)
    when 'array' then array(select listed from audit.listed(events) as listed)
    else array(select populated from jsonb_populate_recordset(null::audit.event, events) as populated) end;
  select array_agg(named.tenant), array_agg(named.key_id), sum(named.ids),
    least(min(named.recorded), clock_timestamp()) - interval '1 day'
  into owners, key_ids, ids, since from (
    select e.tenant, e.key_id, count(distinct e.id) as ids, min(e.recorded) as recorded
    from unnest(given) as e group by e.tenant, e.key_id) as named;
  tenants := array(select distinct owner from unnest(owners) as owner order by owner);
  perform audit.create_partitions();
  perform pg_advisory_xact_lock(locks.key) from (
    select hashtextextended('audit.event ' || named, 0) as key from unnest(tenants) as named order by key) as locks;
  -- What is sealed with a key that was destroyed meanwhile would be lost: the caller seals it with the next one.
  if exists (
    select from unnest(owners, key_ids) as named (tenant, key_id)
    where named.key_id is not null and not exists (select from audit.data_key k
      where k.key_id = named.key_id and k.tenant = named.tenant and k.destroyed is null)
  ) then
    raise exception 'no such data key' using errcode = 'object_not_in_prerequisite_state';
  end if;

  -- Twice in one batch is rare: only then is it worth to look which are the first.
  if ids < cardinality(given) or cardinality(owners) > cardinality(tenants) then
    given := array(
      select given[once.place] from (
        select min(each.ordinality) as place from unnest(given) with ordinality as each group by each.tenant, each.id
      ) as once order by once.place);
  end if;
  -- No row was received before it was recorded, give or take a clock: older partitions need no look.
  given := array(
    select given[each.ordinality] from unnest(given) with ordinality as each
    where (select true from audit.event e where e.tenant = each.tenant and e.id = each.id
      and e.received >= since and e.received < now() + interval '1 day') is null
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

revoke all on function audit.listed(jsonb) from public;
