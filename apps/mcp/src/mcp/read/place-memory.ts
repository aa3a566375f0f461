/** Where the caller's session keeps the places at which a listing goes on, sealed. */
export interface PlaceMemory {
  /** A handle; undefined where the session has ended. */
  keepPlace(sealed: string): Promise<string | undefined>
  /** Undefined for a handle that is unknown, expired or of another session. */
  findPlace(handle: string): Promise<string | undefined>
}
