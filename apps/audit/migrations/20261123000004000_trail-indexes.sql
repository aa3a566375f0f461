-- For the questions of whoever examines the trail: by agent, by type, broken glasses, and what was refused or
-- failed. Each brings its rows in the order of a page. The rest has indexes already: time, principal, patient.
create index event_client on audit.event (tenant, (agent ->> 'clientId'), recorded);
create index event_type on audit.event (tenant, resource_type, recorded);
create index event_break_glass on audit.event (tenant, recorded) where break_glass;
create index event_failed on audit.event (tenant, outcome, recorded) where outcome <> 0;
