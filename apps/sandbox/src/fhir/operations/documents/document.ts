import type { Bundle, Composition, Resource } from '@medplum/fhirtypes'
import type { Call } from '../../call.ts'
import { OperationInput } from '../input.ts'
import { documentBundle, referencesIn } from './assembly.ts'

/**
 * `Composition/[id]/$document`, or with `id` on the type (R4 composition-operation-document.html): the Composition and
 * the records it refers to, as far as they may be seen. The document is never stored, whatever `persist` says.
 */
export function compositionDocument(call: Call): Bundle {
  const { records } = call
  const input = new OperationInput(call, call.id === '' ? ['id', 'persist'] : ['persist'])
  input.flag('persist')
  const id = call.id === '' ? input.required('id').replace(/^.*Composition\//, '') : call.id
  const composition = records.read('Composition', id, 'operation') as Resource as Composition
  const referred = referencesIn(composition, records.baseUrl).flatMap((reference) => records.resolve(reference) ?? [])
  return documentBundle(records.baseUrl, composition, new Set(referred))
}
