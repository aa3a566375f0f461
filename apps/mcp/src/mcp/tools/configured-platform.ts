import { chosenPlatform } from '../connections/chosen-platform.ts'
import type { Connections } from '../connections/connections.ts'

/** @throws Failure `platform/unknown` */
export function platformOf(id: string, { platforms }: Connections): Connections['platforms'][number] {
  return chosenPlatform(id, [], platforms).platform
}
