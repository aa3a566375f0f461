import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A CEL condition as the policies here write one: an expression, or any of several. */
export interface Condition {
  match: { expr?: string; any?: { of: { expr: string }[] } }
}

export interface Rule {
  name: string
  actions: string[]
  effect: 'EFFECT_ALLOW' | 'EFFECT_DENY'
  condition?: Condition
  [key: string]: unknown
}

interface RulesFile {
  resourcePolicy: { rules: Rule[]; [key: string]: unknown }
  [key: string]: unknown
}

/** The files of `policies/` that hold rules, read. */
export interface PolicyFiles {
  'fhir.yaml': RulesFile
  'trail.yaml': RulesFile
  'roles.yaml': { derivedRoles: { definitions: { name: string; condition?: Condition }[] }; [key: string]: unknown }
  'facts.yaml': { exportVariables: { definitions: Record<string, string> }; [key: string]: unknown }
  'codes.yaml': { exportConstants: { definitions: Record<string, unknown> }; [key: string]: unknown }
}

/** Reads the rules of a folder of policies. Throws when a file is missing or is not YAML. */
export function readPolicyFiles(folder: string): PolicyFiles {
  const read = <T>(name: string) => parse(readFileSync(join(folder, name), 'utf8'), { merge: true }) as T
  return {
    'fhir.yaml': read('fhir.yaml'),
    'trail.yaml': read('trail.yaml'),
    'roles.yaml': read('roles.yaml'),
    'facts.yaml': read('facts.yaml'),
    'codes.yaml': read('codes.yaml'),
  }
}
