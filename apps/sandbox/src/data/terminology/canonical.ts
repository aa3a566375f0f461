/** The canonical URL of a definition of the sandbox's own. */
export function canonical(resourceType: string, id: string): string {
  return `http://sandbox.example/fhir/${resourceType}/${id}`
}
