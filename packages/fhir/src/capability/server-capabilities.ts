/** What a server says that it does with one type. Text is the server's, cut and without control characters. */
export interface TypeCapabilities {
  interactions: ReadonlySet<string>
  searchParameters: ReadonlyMap<string, { type: string; definition?: string }>
  searchInclude: ReadonlySet<string>
  searchRevInclude: ReadonlySet<string>
  /** Names without `$`, with the canonical URL of the definition. */
  operations: ReadonlyMap<string, string | undefined>
  /** `no-version`, `versioned` or `versioned-update`. */
  versioning?: string
  conditionalCreate?: boolean
  conditionalUpdate?: boolean
  /** `not-supported`, `single` or `multiple`. */
  conditionalDelete?: string
  updateCreate?: boolean
}

/** What a CapabilityStatement says of a server (R4 capabilitystatement.html), bounded. */
export interface ServerCapabilities {
  fhirVersion?: string
  /** Name and version. */
  software?: string
  formats: string[]
  /** Of the whole system: `transaction`, `batch`, `search-system`, `history-system`. */
  interactions: ReadonlySet<string>
  /** At system level: names without `$`, with the canonical URL of the definition. */
  operations: ReadonlyMap<string, string | undefined>
  types: ReadonlyMap<string, TypeCapabilities>
}
