-- Data keys, one for each tenant and month at a time: `wrapped` holds 32 bytes for AES-GCM and 32 for the blind index, by
-- AES Key Wrap (RFC 3394) under the key-encryption key `kek_id`, which the database never has. Without `wrapped` nobody
-- opens what was sealed.
create table audit.data_key (
  key_id text primary key check (key_id ~ '^[0-9a-f-]{36}$'),
  tenant text not null,
  period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  kek_id text not null,
  wrapped bytea check (octet_length(wrapped) = 72),
  created timestamptz not null default clock_timestamp(),
  destroyed timestamptz,
  check ((wrapped is null) = (destroyed is not null))
);
-- A month whose key was destroyed before it was over gets another.
create unique index data_key_in_use on audit.data_key (tenant, period) where destroyed is null;

-- The owner wraps a key anew or destroys it, and nothing else; a key that was destroyed does not come back.
create function audit.guard_data_key() returns trigger
  language plpgsql
  set search_path = ''
  as $$
begin
  if tg_op = 'UPDATE' and old.destroyed is null
    and (new.key_id, new.tenant, new.period, new.created) = (old.key_id, old.tenant, old.period, old.created) then
    return new;
  end if;
  raise exception 'audit.data_key keeps its keys: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger guard_data_key before update or delete on audit.data_key
  for each row execute function audit.guard_data_key();
create trigger guard_data_keys before truncate on audit.data_key
  for each statement execute function audit.guard_data_key();
alter table audit.data_key enable always trigger guard_data_key;
alter table audit.data_key enable always trigger guard_data_keys;

-- The key in use for a tenant and month; the one offered where there is none. Of two callers at once the first one's is
-- kept, and both are given that.
create function audit.obtain_data_key(of_tenant text, of_period text, new_id text, new_kek text, new_wrapped bytea)
  returns setof audit.data_key
  language plpgsql security definer
  set search_path = ''
  as $$
begin
  insert into audit.data_key (key_id, tenant, period, kek_id, wrapped)
  values (new_id, of_tenant, of_period, new_kek, new_wrapped)
  on conflict (tenant, period) where destroyed is null do nothing;
  return query select * from audit.data_key k where k.tenant = of_tenant and k.period = of_period and k.destroyed is null;
end
$$;

revoke all on function audit.obtain_data_key(text, text, text, text, bytea), audit.guard_data_key() from public;
grant select on audit.data_key to audit_writer, audit_reader;
grant execute on function audit.obtain_data_key(text, text, text, text, bytea) to audit_writer;
