/** One setting and what is wrong with it; never its value. */
export interface PlatformFault {
  setting: string
  problem: string
}

/** The settings of platforms are wrong. Holds every fault that was found. */
export class PlatformConfigError extends Error {
  override readonly name = 'PlatformConfigError'
  readonly code = 'config/invalid'
  readonly faults: readonly PlatformFault[]

  constructor(faults: readonly PlatformFault[]) {
    super(faults.map(({ setting, problem }) => `${setting}: ${problem}`).join('; '))
    this.faults = faults
  }
}
