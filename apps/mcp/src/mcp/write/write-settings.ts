/** `always`: every write; `destructive`: whatever changes or deletes a stored record. */
export const confirmationModes = ['always', 'destructive', 'never'] as const
export const provenanceModes = ['never', 'always'] as const

/** How a deployment wants writes to be made. */
export interface WriteSettings {
  confirmation: (typeof confirmationModes)[number]
  provenance: (typeof provenanceModes)[number]
}
