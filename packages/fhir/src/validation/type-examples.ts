const quantity = '{ "value": 1, "unit": "…", "system": "http://unitsofmeasure.org", "code": "…" }'

/** How common data types are written, for whoever wrote something else. */
export const typeExamples: ReadonlyMap<string, string> = new Map([
  ['Address', '{ "line": ["…"], "city": "…", "postalCode": "…" }'],
  ['Age', quantity],
  ['Annotation', '{ "text": "…" }'],
  ['Attachment', '{ "contentType": "…", "url": "…" }'],
  ['CodeableConcept', '{ "coding": [{ "system": "…", "code": "…" }], "text": "…" }'],
  ['Coding', '{ "system": "…", "code": "…" }'],
  ['ContactPoint', '{ "system": "phone", "value": "…" }'],
  ['Dosage', '{ "text": "…" }'],
  ['Duration', quantity],
  ['HumanName', '{ "family": "…", "given": ["…"] }'],
  ['Identifier', '{ "system": "…", "value": "…" }'],
  ['Money', '{ "value": 1, "currency": "EUR" }'],
  ['Narrative', '{ "status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">…</div>" }'],
  ['Period', '{ "start": "…", "end": "…" }'],
  ['Quantity', quantity],
  ['Range', '{ "low": { "value": 1 }, "high": { "value": 2 } }'],
  ['Ratio', '{ "numerator": { "value": 1 }, "denominator": { "value": 2 } }'],
  ['Reference', '{ "reference": "Type/id" }'],
  ['Resource', '{ "resourceType": "…" }'],
  ['Timing', '{ "repeat": { "frequency": 1, "period": 1, "periodUnit": "d" } }'],
])
