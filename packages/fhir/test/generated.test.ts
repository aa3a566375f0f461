import { describe, expect, test } from 'vitest'
import { differing, generate } from '../generator/generate.ts'
import { patientCompartmentElements, patientCompartmentParameters } from '../src/generated/patient-compartment.ts'

describe('the generated files', () => {
  test('are those of the pinned definitions', () => {
    expect(differing(generate())).toEqual([])
  }, 60_000)

  test('name the elements of the patient compartment', () => {
    expect(Object.keys(patientCompartmentElements)).toHaveLength(67)
    expect(patientCompartmentElements).toMatchObject({
      Observation: ['performer', 'subject'],
      Appointment: ['participant.actor'],
      AuditEvent: ['agent.who', 'entity.what'],
      EnrollmentRequest: ['candidate'],
      Patient: ['link.other'],
    })
  })

  test('name the parameters over those elements alone', () => {
    expect(patientCompartmentParameters.Observation).toEqual({ patient: 'Patient', performer: 'any', subject: 'any' })
  })
})
