const schema =
  'the schema refuses such a type before any rule is asked; the rule is the second lock, asked without the first in faulty-pdp.test.ts'
const criteria = 'it denies criteria alone'
const noRole = 'who has no role is denied either way; it keeps a purpose from being blamed'
const glassOfRecords = 'the broken glass opens records alone; guard-consent denies the rest'
const criterionSearch = 'guard-criterion-search denies such a criterion first'

/** What can be taken away without any decision changing, and why. */
export const equivalents: Readonly<Record<string, string>> = {
  'guard-unknown-type removed': schema,
  'guard-unknown-type not at stage request': schema,
  'guard-unknown-type not at stage criterion': schema,
  'guard-unknown-type not at stage record': schema,
  'guard-trail-purpose without `P.roles != ["none"]`': noRole,
  'guard-criterion not at stage request': criteria,
  'guard-criterion not at stage record': criteria,
  'guard-criterion-search not at stage request': criteria,
  'guard-criterion-search not at stage record': criteria,
  'guard-scope-create not at stage criterion': criterionSearch,
  'guard-scope-read not at stage criterion': criterionSearch,
  'guard-scope-update not at stage criterion': criterionSearch,
  'guard-scope-delete not at stage criterion': criterionSearch,
  'guard-launch-create not at stage criterion': criterionSearch,
  'guard-launch-read not at stage criterion': criterionSearch,
  'guard-launch-update not at stage criterion': criterionSearch,
  'guard-launch-delete not at stage criterion': criterionSearch,
  'guard-consent-write not at stage request': glassOfRecords,
  'guard-consent-write not at stage criterion': glassOfRecords,
  'guard-scope-filter-create not at stage criterion': criterionSearch,
  'guard-scope-filter-read not at stage criterion': criterionSearch,
  'guard-scope-filter-update not at stage criterion': criterionSearch,
  'guard-scope-filter-delete not at stage criterion': criterionSearch,
  'role own_patient without `R.attr.stage == "criterion" (of R.attr.stage == "criterion" && R.attr.patients == [P.attr.fhirUser])`':
    'in the other stages whoever is named alone is own by the other two conditions',
  'fact known_type without `R.attr.type in C.envelope`': 'no grant names an envelope',
  'fact in_launch without `P.attr.launchPatient != ""`': 'the schema admits no empty reference among the patients',
  'fact in_launch without `V.criterion`':
    'in the other stages whoever is named alone is in the launch by the other conditions',
  'fact sound_criterion without `"practitioner" in P.roles`':
    'no other role is granted a criterion on Patient about others',
  'fact purpose_of_role without `r in C.purposes`': 'strict evaluation denies at a role that is not in the map',
  'fact pointed_at_in_reach without `V.pointed_at`':
    'guard-scope-filter-read denies what guard-launch-read would; who is out of the launch is told so',
  'guard-break-glass-write not at stage criterion': criterionSearch,
  'fact treats without `"practitioner" in P.roles`': 'guard-purpose leaves treatment to practitioners',
  'fact clearances without `"practitioner" in P.roles`': 'guard-purpose leaves treatment to practitioners',
}
