-- The audit Worker connects as audit_writer, people who examine the trail as audit_reader. Neither has a password until
-- an operator sets one. Roles belong to the cluster, so another database of it may have created them already.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['audit_writer', 'audit_reader'] loop
    begin
      execute format('create role %I login', role_name);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;

  -- PUBLIC may create temporary tables by default.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to audit_writer, audit_reader', current_database());
end
$$;

revoke all on schema audit from public;
grant usage on schema audit to audit_writer, audit_reader;
-- ON CONFLICT (tenant, id) reads the conflicting row, hence SELECT.
grant insert, select on audit.event to audit_writer;
grant select on audit.event to audit_reader;
