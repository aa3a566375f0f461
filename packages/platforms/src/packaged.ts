import bcbsar from '../definitions/bcbsar.json' with { type: 'json' }
import bcbsaz from '../definitions/bcbsaz.json' with { type: 'json' }
import bcbsla from '../definitions/bcbsla.json' with { type: 'json' }
import bcbsmn from '../definitions/bcbsmn.json' with { type: 'json' }
import bcbssc from '../definitions/bcbssc.json' with { type: 'json' }
import capitalblue from '../definitions/capitalblue.json' with { type: 'json' }
import epicSandbox from '../definitions/epic-sandbox.json' with { type: 'json' }
import excellus from '../definitions/excellus.json' with { type: 'json' }
import firelyOpen from '../definitions/firely-open.json' with { type: 'json' }
import flatiron from '../definitions/flatiron.json' with { type: 'json' }
import hapiOpen from '../definitions/hapi-open.json' with { type: 'json' }
import medplum from '../definitions/medplum.json' with { type: 'json' }
import oracleOpen from '../definitions/oracle-open.json' with { type: 'json' }
import smartLauncherClinician from '../definitions/smart-launcher-clinician.json' with { type: 'json' }
import smartLauncherPatient from '../definitions/smart-launcher-patient.json' with { type: 'json' }
import smartOpen from '../definitions/smart-open.json' with { type: 'json' }
import unitedhealthcare from '../definitions/unitedhealthcare.json' with { type: 'json' }
import wellmark from '../definitions/wellmark.json' with { type: 'json' }
import { type PlatformDefinition, platformDefinition } from './definition.ts'

const files: readonly unknown[] = [
  bcbsar,
  bcbsaz,
  bcbsla,
  bcbsmn,
  bcbssc,
  capitalblue,
  epicSandbox,
  excellus,
  firelyOpen,
  flatiron,
  hapiOpen,
  medplum,
  oracleOpen,
  smartLauncherClinician,
  smartLauncherPatient,
  smartOpen,
  unitedhealthcare,
  wellmark,
]

/** The definitions that come with the package, by id. */
export const packagedPlatforms: ReadonlyMap<string, PlatformDefinition> = new Map(
  files.map((file) => platformDefinition.parse(file)).map((definition) => [definition.id, definition]),
)
