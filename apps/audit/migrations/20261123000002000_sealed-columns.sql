-- What a row says of patients, of what was asked and shown, and of the person's address comes as ciphertext in `sealed`,
-- under the data key `key_id`; `patient_index` finds a patient's rows without it. Rows that are there keep what they have.
alter table audit.event
  add column break_glass boolean,
  add column rows integer check (rows >= 0),
  add column key_id text,
  add column sealed bytea,
  add column patient_index bytea[];

create index event_patient_index on audit.event using gin (patient_index);

-- Bytes as digits, whatever a session's `bytea_output` says.
create or replace function audit.event_text(e audit.event) returns text
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
    || audit.field('withheld', e.withheld::text) || audit.field('break_glass', e.break_glass::text)
    || audit.field('rows', e.rows::text) || audit.field('key_id', e.key_id)
    || audit.field('sealed', encode(e.sealed, 'hex')) || audit.field('patient_index', e.patient_index::text);

alter function audit.append(jsonb) set bytea_output = 'hex';
