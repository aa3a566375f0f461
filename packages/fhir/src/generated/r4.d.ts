// Generated from FHIR R4 4.0.1 by: node packages/fhir/generator/main.ts
// Do not edit: run the command again.
import type * as R from 'fhir/r4'
import type * as S from '../client/rest-shapes.ts'
import type { ResourceType } from './resource-types.ts'

export interface AccountQuery extends S.ResourceQuery<'Account:owner' | 'Account:patient' | 'Account:subject'>, S.Modified<'name', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'owner' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'name' | 'owner' | 'patient' | 'period' | 'status' | 'subject' | 'type', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'owner'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'period'?: S.DateValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'Location'>
  'type'?: S.TokenValue
}

export interface ActivityDefinitionQuery extends S.ResourceQuery<'ActivityDefinition:composed-of' | 'ActivityDefinition:depends-on' | 'ActivityDefinition:derived-from' | 'ActivityDefinition:predecessor' | 'ActivityDefinition:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Library' | 'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface AdverseEventQuery extends S.ResourceQuery<'AdverseEvent:location' | 'AdverseEvent:recorder' | 'AdverseEvent:resultingcondition' | 'AdverseEvent:study' | 'AdverseEvent:subject' | 'AdverseEvent:substance'>, S.Modified<'actuality' | 'category' | 'event' | 'seriousness' | 'severity', S.TokenModifier, S.StringValue>, S.Modified<'location' | 'recorder' | 'resultingcondition' | 'study' | 'subject' | 'substance', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'actuality' | 'category' | 'date' | 'event' | 'location' | 'recorder' | 'resultingcondition' | 'seriousness' | 'severity' | 'study' | 'subject' | 'substance', 'missing', boolean> {
  'actuality'?: S.TokenValue
  'category'?: S.TokenValue
  'date'?: S.DateValue
  'event'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'recorder'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'resultingcondition'?: S.ReferenceValue<'Condition'>
  'seriousness'?: S.TokenValue
  'severity'?: S.TokenValue
  'study'?: S.ReferenceValue<'ResearchStudy'>
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Patient' | 'RelatedPerson'>
  'substance'?: S.ReferenceValue<'Immunization' | 'Device' | 'Medication' | 'Procedure' | 'Substance' | 'MedicationAdministration' | 'MedicationStatement'>
}

export interface AllergyIntoleranceQuery extends S.ResourceQuery<'AllergyIntolerance:asserter' | 'AllergyIntolerance:patient' | 'AllergyIntolerance:recorder'>, S.Modified<'category' | 'clinical-status' | 'code' | 'criticality' | 'identifier' | 'manifestation' | 'route' | 'severity' | 'type' | 'verification-status', S.TokenModifier, S.StringValue>, S.Modified<'asserter' | 'patient' | 'recorder', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'asserter' | 'category' | 'clinical-status' | 'code' | 'criticality' | 'date' | 'identifier' | 'last-date' | 'manifestation' | 'onset' | 'patient' | 'recorder' | 'route' | 'severity' | 'type' | 'verification-status', 'missing', boolean> {
  'asserter'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'category'?: S.TokenValue
  'clinical-status'?: S.TokenValue
  'code'?: S.TokenValue
  'criticality'?: S.TokenValue
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'last-date'?: S.DateValue
  'manifestation'?: S.TokenValue
  'onset'?: S.DateValue
  'patient'?: S.ReferenceValue<'Patient'>
  'recorder'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'route'?: S.TokenValue
  'severity'?: S.TokenValue
  'type'?: S.TokenValue
  'verification-status'?: S.TokenValue
}

export interface AppointmentQuery extends S.ResourceQuery<'Appointment:actor' | 'Appointment:based-on' | 'Appointment:location' | 'Appointment:patient' | 'Appointment:practitioner' | 'Appointment:reason-reference' | 'Appointment:slot' | 'Appointment:supporting-info'>, S.Modified<'appointment-type' | 'identifier' | 'part-status' | 'reason-code' | 'service-category' | 'service-type' | 'specialty' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'actor' | 'based-on' | 'location' | 'patient' | 'practitioner' | 'reason-reference' | 'slot' | 'supporting-info', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'actor' | 'appointment-type' | 'based-on' | 'date' | 'identifier' | 'location' | 'part-status' | 'patient' | 'practitioner' | 'reason-code' | 'reason-reference' | 'service-category' | 'service-type' | 'slot' | 'specialty' | 'status' | 'supporting-info', 'missing', boolean> {
  'actor'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson' | 'Location'>
  'appointment-type'?: S.TokenValue
  'based-on'?: S.ReferenceValue<'ServiceRequest'>
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'part-status'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'practitioner'?: S.ReferenceValue<'Practitioner'>
  'reason-code'?: S.TokenValue
  'reason-reference'?: S.ReferenceValue<'Condition' | 'Observation' | 'Procedure' | 'ImmunizationRecommendation'>
  'service-category'?: S.TokenValue
  'service-type'?: S.TokenValue
  'slot'?: S.ReferenceValue<'Slot'>
  'specialty'?: S.TokenValue
  'status'?: S.TokenValue
  'supporting-info'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface AppointmentResponseQuery extends S.ResourceQuery<'AppointmentResponse:actor' | 'AppointmentResponse:appointment' | 'AppointmentResponse:location' | 'AppointmentResponse:patient' | 'AppointmentResponse:practitioner'>, S.Modified<'identifier' | 'part-status', S.TokenModifier, S.StringValue>, S.Modified<'actor' | 'appointment' | 'location' | 'patient' | 'practitioner', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'actor' | 'appointment' | 'identifier' | 'location' | 'part-status' | 'patient' | 'practitioner', 'missing', boolean> {
  'actor'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson' | 'Location'>
  'appointment'?: S.ReferenceValue<'Appointment'>
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'part-status'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'practitioner'?: S.ReferenceValue<'Practitioner'>
}

export interface AuditEventQuery extends S.ResourceQuery<'AuditEvent:agent' | 'AuditEvent:entity' | 'AuditEvent:patient' | 'AuditEvent:source'>, S.Modified<'address' | 'agent-name' | 'entity-name', S.StringModifier, S.StringValue>, S.Modified<'action' | 'agent-role' | 'altid' | 'entity-role' | 'entity-type' | 'outcome' | 'site' | 'subtype' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'policy', S.UriModifier, S.StringValue>, S.Modified<'agent' | 'entity' | 'patient' | 'source', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'action' | 'address' | 'agent' | 'agent-name' | 'agent-role' | 'altid' | 'date' | 'entity' | 'entity-name' | 'entity-role' | 'entity-type' | 'outcome' | 'patient' | 'policy' | 'site' | 'source' | 'subtype' | 'type', 'missing', boolean> {
  'action'?: S.TokenValue
  'address'?: S.StringValue
  'agent'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'agent-name'?: S.StringValue
  'agent-role'?: S.TokenValue
  'altid'?: S.TokenValue
  'date'?: S.DateValue
  'entity'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'entity-name'?: S.StringValue
  'entity-role'?: S.TokenValue
  'entity-type'?: S.TokenValue
  'outcome'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'policy'?: S.StringValue
  'site'?: S.TokenValue
  'source'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'subtype'?: S.TokenValue
  'type'?: S.TokenValue
}

export interface BasicQuery extends S.ResourceQuery<'Basic:author' | 'Basic:patient' | 'Basic:subject'>, S.Modified<'code' | 'identifier', S.TokenModifier, S.StringValue>, S.Modified<'author' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'code' | 'created' | 'identifier' | 'patient' | 'subject', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'code'?: S.TokenValue
  'created'?: S.DateValue
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'subject'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface BinaryQuery extends S.ResourceQuery<never> {

}

export interface BiologicallyDerivedProductQuery extends S.ResourceQuery<never> {

}

export interface BodyStructureQuery extends S.ResourceQuery<'BodyStructure:patient'>, S.Modified<'identifier' | 'location' | 'morphology', S.TokenModifier, S.StringValue>, S.Modified<'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'location' | 'morphology' | 'patient', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'location'?: S.TokenValue
  'morphology'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
}

export interface BundleQuery extends S.ResourceQuery<'Bundle:composition' | 'Bundle:message'>, S.Modified<'identifier' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'composition' | 'message', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composition' | 'identifier' | 'message' | 'timestamp' | 'type', 'missing', boolean> {
  'composition'?: S.ReferenceValue<'Composition'>
  'identifier'?: S.TokenValue
  'message'?: S.ReferenceValue<'MessageHeader'>
  'timestamp'?: S.DateValue
  'type'?: S.TokenValue
}

export interface CapabilityStatementQuery extends S.ResourceQuery<'CapabilityStatement:guide' | 'CapabilityStatement:resource-profile' | 'CapabilityStatement:supported-profile'>, S.Modified<'description' | 'name' | 'publisher' | 'software' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'fhirversion' | 'format' | 'jurisdiction' | 'mode' | 'resource' | 'security-service' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'guide' | 'resource-profile' | 'supported-profile', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'fhirversion' | 'format' | 'guide' | 'jurisdiction' | 'mode' | 'name' | 'publisher' | 'resource' | 'resource-profile' | 'security-service' | 'software' | 'status' | 'supported-profile' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'fhirversion'?: S.TokenValue
  'format'?: S.TokenValue
  'guide'?: S.ReferenceValue<'ImplementationGuide'>
  'jurisdiction'?: S.TokenValue
  'mode'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'resource'?: S.TokenValue
  'resource-profile'?: S.ReferenceValue<'StructureDefinition'>
  'security-service'?: S.TokenValue
  'software'?: S.StringValue
  'status'?: S.TokenValue
  'supported-profile'?: S.ReferenceValue<'StructureDefinition'>
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface CarePlanQuery extends S.ResourceQuery<'CarePlan:activity-reference' | 'CarePlan:based-on' | 'CarePlan:care-team' | 'CarePlan:condition' | 'CarePlan:encounter' | 'CarePlan:goal' | 'CarePlan:instantiates-canonical' | 'CarePlan:part-of' | 'CarePlan:patient' | 'CarePlan:performer' | 'CarePlan:replaces' | 'CarePlan:subject'>, S.Modified<'activity-code' | 'category' | 'identifier' | 'intent' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'activity-reference' | 'based-on' | 'care-team' | 'condition' | 'encounter' | 'goal' | 'instantiates-canonical' | 'part-of' | 'patient' | 'performer' | 'replaces' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'activity-code' | 'activity-date' | 'activity-reference' | 'based-on' | 'care-team' | 'category' | 'condition' | 'date' | 'encounter' | 'goal' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'intent' | 'part-of' | 'patient' | 'performer' | 'replaces' | 'status' | 'subject', 'missing', boolean> {
  'activity-code'?: S.TokenValue
  'activity-date'?: S.DateValue
  'activity-reference'?: S.ReferenceValue<'Appointment' | 'MedicationRequest' | 'Task' | 'NutritionOrder' | 'RequestGroup' | 'VisionPrescription' | 'DeviceRequest' | 'ServiceRequest' | 'CommunicationRequest'>
  'based-on'?: S.ReferenceValue<'CarePlan'>
  'care-team'?: S.ReferenceValue<'CareTeam'>
  'category'?: S.TokenValue
  'condition'?: S.ReferenceValue<'Condition'>
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'goal'?: S.ReferenceValue<'Goal'>
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'Questionnaire' | 'Measure' | 'PlanDefinition' | 'OperationDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'intent'?: S.TokenValue
  'part-of'?: S.ReferenceValue<'CarePlan'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'replaces'?: S.ReferenceValue<'CarePlan'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface CareTeamQuery extends S.ResourceQuery<'CareTeam:encounter' | 'CareTeam:participant' | 'CareTeam:patient' | 'CareTeam:subject'>, S.Modified<'category' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'encounter' | 'participant' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'date' | 'encounter' | 'identifier' | 'participant' | 'patient' | 'status' | 'subject', 'missing', boolean> {
  'category'?: S.TokenValue
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'identifier'?: S.TokenValue
  'participant'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface CatalogEntryQuery extends S.ResourceQuery<never> {

}

export interface ChargeItemQuery extends S.ResourceQuery<'ChargeItem:account' | 'ChargeItem:context' | 'ChargeItem:enterer' | 'ChargeItem:patient' | 'ChargeItem:performer-actor' | 'ChargeItem:performing-organization' | 'ChargeItem:requesting-organization' | 'ChargeItem:service' | 'ChargeItem:subject'>, S.Modified<'code' | 'identifier' | 'performer-function', S.TokenModifier, S.StringValue>, S.Modified<'account' | 'context' | 'enterer' | 'patient' | 'performer-actor' | 'performing-organization' | 'requesting-organization' | 'service' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'account' | 'code' | 'context' | 'entered-date' | 'enterer' | 'factor-override' | 'identifier' | 'occurrence' | 'patient' | 'performer-actor' | 'performer-function' | 'performing-organization' | 'price-override' | 'quantity' | 'requesting-organization' | 'service' | 'subject', 'missing', boolean> {
  'account'?: S.ReferenceValue<'Account'>
  'code'?: S.TokenValue
  'context'?: S.ReferenceValue<'EpisodeOfCare' | 'Encounter'>
  'entered-date'?: S.DateValue
  'enterer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'factor-override'?: S.NumberValue
  'identifier'?: S.TokenValue
  'occurrence'?: S.DateValue
  'patient'?: S.ReferenceValue<'Patient'>
  'performer-actor'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'performer-function'?: S.TokenValue
  'performing-organization'?: S.ReferenceValue<'Organization'>
  'price-override'?: S.QuantityValue
  'quantity'?: S.QuantityValue
  'requesting-organization'?: S.ReferenceValue<'Organization'>
  'service'?: S.ReferenceValue<'Immunization' | 'MedicationDispense' | 'SupplyDelivery' | 'Observation' | 'DiagnosticReport' | 'ImagingStudy' | 'MedicationAdministration' | 'Procedure'>
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface ChargeItemDefinitionQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ClaimQuery extends S.ResourceQuery<'Claim:care-team' | 'Claim:detail-udi' | 'Claim:encounter' | 'Claim:enterer' | 'Claim:facility' | 'Claim:insurer' | 'Claim:item-udi' | 'Claim:patient' | 'Claim:payee' | 'Claim:procedure-udi' | 'Claim:provider' | 'Claim:subdetail-udi'>, S.Modified<'identifier' | 'priority' | 'status' | 'use', S.TokenModifier, S.StringValue>, S.Modified<'care-team' | 'detail-udi' | 'encounter' | 'enterer' | 'facility' | 'insurer' | 'item-udi' | 'patient' | 'payee' | 'procedure-udi' | 'provider' | 'subdetail-udi', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'care-team' | 'created' | 'detail-udi' | 'encounter' | 'enterer' | 'facility' | 'identifier' | 'insurer' | 'item-udi' | 'patient' | 'payee' | 'priority' | 'procedure-udi' | 'provider' | 'status' | 'subdetail-udi' | 'use', 'missing', boolean> {
  'care-team'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'created'?: S.DateValue
  'detail-udi'?: S.ReferenceValue<'Device'>
  'encounter'?: S.ReferenceValue<'Encounter'>
  'enterer'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'facility'?: S.ReferenceValue<'Location'>
  'identifier'?: S.TokenValue
  'insurer'?: S.ReferenceValue<'Organization'>
  'item-udi'?: S.ReferenceValue<'Device'>
  'patient'?: S.ReferenceValue<'Patient'>
  'payee'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'priority'?: S.TokenValue
  'procedure-udi'?: S.ReferenceValue<'Device'>
  'provider'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'subdetail-udi'?: S.ReferenceValue<'Device'>
  'use'?: S.TokenValue
}

export interface ClaimResponseQuery extends S.ResourceQuery<'ClaimResponse:insurer' | 'ClaimResponse:patient' | 'ClaimResponse:request' | 'ClaimResponse:requestor'>, S.Modified<'disposition', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'outcome' | 'status' | 'use', S.TokenModifier, S.StringValue>, S.Modified<'insurer' | 'patient' | 'request' | 'requestor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'created' | 'disposition' | 'identifier' | 'insurer' | 'outcome' | 'patient' | 'payment-date' | 'request' | 'requestor' | 'status' | 'use', 'missing', boolean> {
  'created'?: S.DateValue
  'disposition'?: S.StringValue
  'identifier'?: S.TokenValue
  'insurer'?: S.ReferenceValue<'Organization'>
  'outcome'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'payment-date'?: S.DateValue
  'request'?: S.ReferenceValue<'Claim'>
  'requestor'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'use'?: S.TokenValue
}

export interface ClinicalImpressionQuery extends S.ResourceQuery<'ClinicalImpression:assessor' | 'ClinicalImpression:encounter' | 'ClinicalImpression:finding-ref' | 'ClinicalImpression:investigation' | 'ClinicalImpression:patient' | 'ClinicalImpression:previous' | 'ClinicalImpression:problem' | 'ClinicalImpression:subject' | 'ClinicalImpression:supporting-info'>, S.Modified<'finding-code' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'assessor' | 'encounter' | 'finding-ref' | 'investigation' | 'patient' | 'previous' | 'problem' | 'subject' | 'supporting-info', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'assessor' | 'date' | 'encounter' | 'finding-code' | 'finding-ref' | 'identifier' | 'investigation' | 'patient' | 'previous' | 'problem' | 'status' | 'subject' | 'supporting-info', 'missing', boolean> {
  'assessor'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'finding-code'?: S.TokenValue
  'finding-ref'?: S.ReferenceValue<'Condition' | 'Observation' | 'Media'>
  'identifier'?: S.TokenValue
  'investigation'?: S.ReferenceValue<'RiskAssessment' | 'FamilyMemberHistory' | 'Observation' | 'Media' | 'DiagnosticReport' | 'ImagingStudy' | 'QuestionnaireResponse'>
  'patient'?: S.ReferenceValue<'Patient'>
  'previous'?: S.ReferenceValue<'ClinicalImpression'>
  'problem'?: S.ReferenceValue<'Condition' | 'AllergyIntolerance'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
  'supporting-info'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface CodeSystemQuery extends S.ResourceQuery<'CodeSystem:supplements'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'code' | 'content-mode' | 'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'language' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'system' | 'url', S.UriModifier, S.StringValue>, S.Modified<'supplements', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'content-mode' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'identifier' | 'jurisdiction' | 'language' | 'name' | 'publisher' | 'status' | 'supplements' | 'system' | 'title' | 'url' | 'version', 'missing', boolean> {
  'code'?: S.TokenValue
  'content-mode'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'language'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'supplements'?: S.ReferenceValue<'CodeSystem'>
  'system'?: S.StringValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface CommunicationQuery extends S.ResourceQuery<'Communication:based-on' | 'Communication:encounter' | 'Communication:instantiates-canonical' | 'Communication:part-of' | 'Communication:patient' | 'Communication:recipient' | 'Communication:sender' | 'Communication:subject'>, S.Modified<'category' | 'identifier' | 'medium' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'instantiates-canonical' | 'part-of' | 'patient' | 'recipient' | 'sender' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'based-on' | 'category' | 'encounter' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'medium' | 'part-of' | 'patient' | 'received' | 'recipient' | 'sender' | 'sent' | 'status' | 'subject', 'missing', boolean> {
  'based-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'category'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'Questionnaire' | 'Measure' | 'PlanDefinition' | 'OperationDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'medium'?: S.TokenValue
  'part-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'patient'?: S.ReferenceValue<'Patient'>
  'received'?: S.DateValue
  'recipient'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'sender'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'sent'?: S.DateValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface CommunicationRequestQuery extends S.ResourceQuery<'CommunicationRequest:based-on' | 'CommunicationRequest:encounter' | 'CommunicationRequest:patient' | 'CommunicationRequest:recipient' | 'CommunicationRequest:replaces' | 'CommunicationRequest:requester' | 'CommunicationRequest:sender' | 'CommunicationRequest:subject'>, S.Modified<'category' | 'group-identifier' | 'identifier' | 'medium' | 'priority' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'patient' | 'recipient' | 'replaces' | 'requester' | 'sender' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authored' | 'based-on' | 'category' | 'encounter' | 'group-identifier' | 'identifier' | 'medium' | 'occurrence' | 'patient' | 'priority' | 'recipient' | 'replaces' | 'requester' | 'sender' | 'status' | 'subject', 'missing', boolean> {
  'authored'?: S.DateValue
  'based-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'category'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'group-identifier'?: S.TokenValue
  'identifier'?: S.TokenValue
  'medium'?: S.TokenValue
  'occurrence'?: S.DateValue
  'patient'?: S.ReferenceValue<'Patient'>
  'priority'?: S.TokenValue
  'recipient'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'replaces'?: S.ReferenceValue<'CommunicationRequest'>
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'sender'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface CompartmentDefinitionQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher', S.StringModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-type' | 'resource' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'name' | 'publisher' | 'resource' | 'status' | 'url' | 'version', 'missing', boolean> {
  'code'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'resource'?: S.TokenValue
  'status'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface CompositionQuery extends S.ResourceQuery<'Composition:attester' | 'Composition:author' | 'Composition:encounter' | 'Composition:entry' | 'Composition:patient' | 'Composition:related-ref' | 'Composition:subject'>, S.Modified<'title', S.StringModifier, S.StringValue>, S.Modified<'category' | 'confidentiality' | 'context' | 'identifier' | 'related-id' | 'section' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'attester' | 'author' | 'encounter' | 'entry' | 'patient' | 'related-ref' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'attester' | 'author' | 'category' | 'confidentiality' | 'context' | 'date' | 'encounter' | 'entry' | 'identifier' | 'patient' | 'period' | 'related-id' | 'related-ref' | 'section' | 'status' | 'subject' | 'title' | 'type', 'missing', boolean> {
  'attester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'category'?: S.TokenValue
  'confidentiality'?: S.TokenValue
  'context'?: S.TokenValue
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'entry'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'period'?: S.DateValue
  'related-id'?: S.TokenValue
  'related-ref'?: S.ReferenceValue<'Composition'>
  'section'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'type'?: S.TokenValue
}

export interface ConceptMapQuery extends S.ResourceQuery<'ConceptMap:other' | 'ConceptMap:source' | 'ConceptMap:source-uri' | 'ConceptMap:target' | 'ConceptMap:target-uri'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'source-code' | 'status' | 'target-code' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'dependson' | 'product' | 'source-system' | 'target-system' | 'url', S.UriModifier, S.StringValue>, S.Modified<'other' | 'source' | 'source-uri' | 'target' | 'target-uri', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'dependson' | 'description' | 'identifier' | 'jurisdiction' | 'name' | 'other' | 'product' | 'publisher' | 'source' | 'source-code' | 'source-system' | 'source-uri' | 'status' | 'target' | 'target-code' | 'target-system' | 'target-uri' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'dependson'?: S.StringValue
  'description'?: S.StringValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'other'?: S.ReferenceValue<'ConceptMap'>
  'product'?: S.StringValue
  'publisher'?: S.StringValue
  'source'?: S.ReferenceValue<'ValueSet'>
  'source-code'?: S.TokenValue
  'source-system'?: S.StringValue
  'source-uri'?: S.ReferenceValue<'ValueSet'>
  'status'?: S.TokenValue
  'target'?: S.ReferenceValue<'ValueSet'>
  'target-code'?: S.TokenValue
  'target-system'?: S.StringValue
  'target-uri'?: S.ReferenceValue<'ValueSet'>
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ConditionQuery extends S.ResourceQuery<'Condition:asserter' | 'Condition:encounter' | 'Condition:evidence-detail' | 'Condition:patient' | 'Condition:subject'>, S.Modified<'abatement-string' | 'onset-info', S.StringModifier, S.StringValue>, S.Modified<'body-site' | 'category' | 'clinical-status' | 'code' | 'evidence' | 'identifier' | 'severity' | 'stage' | 'verification-status', S.TokenModifier, S.StringValue>, S.Modified<'asserter' | 'encounter' | 'evidence-detail' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'abatement-age' | 'abatement-date' | 'abatement-string' | 'asserter' | 'body-site' | 'category' | 'clinical-status' | 'code' | 'encounter' | 'evidence' | 'evidence-detail' | 'identifier' | 'onset-age' | 'onset-date' | 'onset-info' | 'patient' | 'recorded-date' | 'severity' | 'stage' | 'subject' | 'verification-status', 'missing', boolean> {
  'abatement-age'?: S.QuantityValue
  'abatement-date'?: S.DateValue
  'abatement-string'?: S.StringValue
  'asserter'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'body-site'?: S.TokenValue
  'category'?: S.TokenValue
  'clinical-status'?: S.TokenValue
  'code'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'evidence'?: S.TokenValue
  'evidence-detail'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'identifier'?: S.TokenValue
  'onset-age'?: S.QuantityValue
  'onset-date'?: S.DateValue
  'onset-info'?: S.StringValue
  'patient'?: S.ReferenceValue<'Patient'>
  'recorded-date'?: S.DateValue
  'severity'?: S.TokenValue
  'stage'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
  'verification-status'?: S.TokenValue
}

export interface ConsentQuery extends S.ResourceQuery<'Consent:actor' | 'Consent:consentor' | 'Consent:data' | 'Consent:organization' | 'Consent:patient' | 'Consent:source-reference'>, S.Modified<'action' | 'category' | 'identifier' | 'purpose' | 'scope' | 'security-label' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'actor' | 'consentor' | 'data' | 'organization' | 'patient' | 'source-reference', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'action' | 'actor' | 'category' | 'consentor' | 'data' | 'date' | 'identifier' | 'organization' | 'patient' | 'period' | 'purpose' | 'scope' | 'security-label' | 'source-reference' | 'status', 'missing', boolean> {
  'action'?: S.TokenValue
  'actor'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'category'?: S.TokenValue
  'consentor'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'data'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'organization'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'period'?: S.DateValue
  'purpose'?: S.TokenValue
  'scope'?: S.TokenValue
  'security-label'?: S.TokenValue
  'source-reference'?: S.ReferenceValue<'Consent' | 'Contract' | 'QuestionnaireResponse' | 'DocumentReference'>
  'status'?: S.TokenValue
}

export interface ContractQuery extends S.ResourceQuery<'Contract:authority' | 'Contract:domain' | 'Contract:patient' | 'Contract:signer' | 'Contract:subject'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates' | 'url', S.UriModifier, S.StringValue>, S.Modified<'authority' | 'domain' | 'patient' | 'signer' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authority' | 'domain' | 'identifier' | 'instantiates' | 'issued' | 'patient' | 'signer' | 'status' | 'subject' | 'url', 'missing', boolean> {
  'authority'?: S.ReferenceValue<'Organization'>
  'domain'?: S.ReferenceValue<'Location'>
  'identifier'?: S.TokenValue
  'instantiates'?: S.StringValue
  'issued'?: S.DateValue
  'patient'?: S.ReferenceValue<'Patient'>
  'signer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'url'?: S.StringValue
}

export interface CoverageQuery extends S.ResourceQuery<'Coverage:beneficiary' | 'Coverage:patient' | 'Coverage:payor' | 'Coverage:policy-holder' | 'Coverage:subscriber'>, S.Modified<'class-value' | 'dependent', S.StringModifier, S.StringValue>, S.Modified<'class-type' | 'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'beneficiary' | 'patient' | 'payor' | 'policy-holder' | 'subscriber', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'beneficiary' | 'class-type' | 'class-value' | 'dependent' | 'identifier' | 'patient' | 'payor' | 'policy-holder' | 'status' | 'subscriber' | 'type', 'missing', boolean> {
  'beneficiary'?: S.ReferenceValue<'Patient'>
  'class-type'?: S.TokenValue
  'class-value'?: S.StringValue
  'dependent'?: S.StringValue
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'payor'?: S.ReferenceValue<'Organization' | 'Patient' | 'RelatedPerson'>
  'policy-holder'?: S.ReferenceValue<'Organization' | 'Patient' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subscriber'?: S.ReferenceValue<'Patient' | 'RelatedPerson'>
  'type'?: S.TokenValue
}

export interface CoverageEligibilityRequestQuery extends S.ResourceQuery<'CoverageEligibilityRequest:enterer' | 'CoverageEligibilityRequest:facility' | 'CoverageEligibilityRequest:patient' | 'CoverageEligibilityRequest:provider'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'enterer' | 'facility' | 'patient' | 'provider', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'created' | 'enterer' | 'facility' | 'identifier' | 'patient' | 'provider' | 'status', 'missing', boolean> {
  'created'?: S.DateValue
  'enterer'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'facility'?: S.ReferenceValue<'Location'>
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'provider'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
}

export interface CoverageEligibilityResponseQuery extends S.ResourceQuery<'CoverageEligibilityResponse:insurer' | 'CoverageEligibilityResponse:patient' | 'CoverageEligibilityResponse:request' | 'CoverageEligibilityResponse:requestor'>, S.Modified<'disposition', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'outcome' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'insurer' | 'patient' | 'request' | 'requestor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'created' | 'disposition' | 'identifier' | 'insurer' | 'outcome' | 'patient' | 'request' | 'requestor' | 'status', 'missing', boolean> {
  'created'?: S.DateValue
  'disposition'?: S.StringValue
  'identifier'?: S.TokenValue
  'insurer'?: S.ReferenceValue<'Organization'>
  'outcome'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'request'?: S.ReferenceValue<'CoverageEligibilityRequest'>
  'requestor'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
}

export interface DetectedIssueQuery extends S.ResourceQuery<'DetectedIssue:author' | 'DetectedIssue:implicated' | 'DetectedIssue:patient'>, S.Modified<'code' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'author' | 'implicated' | 'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'code' | 'identified' | 'identifier' | 'implicated' | 'patient' | 'status', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Device' | 'PractitionerRole'>
  'code'?: S.TokenValue
  'identified'?: S.DateValue
  'identifier'?: S.TokenValue
  'implicated'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
}

export interface DeviceQuery extends S.ResourceQuery<'Device:location' | 'Device:organization' | 'Device:patient'>, S.Modified<'device-name' | 'manufacturer' | 'model' | 'udi-carrier' | 'udi-di', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'location' | 'organization' | 'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'device-name' | 'identifier' | 'location' | 'manufacturer' | 'model' | 'organization' | 'patient' | 'status' | 'type' | 'udi-carrier' | 'udi-di' | 'url', 'missing', boolean> {
  'device-name'?: S.StringValue
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'manufacturer'?: S.StringValue
  'model'?: S.StringValue
  'organization'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'type'?: S.TokenValue
  'udi-carrier'?: S.StringValue
  'udi-di'?: S.StringValue
  'url'?: S.StringValue
}

export interface DeviceDefinitionQuery extends S.ResourceQuery<'DeviceDefinition:parent'>, S.Modified<'classification' | 'identifier' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'parent', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'classification' | 'identifier' | 'parent' | 'type', 'missing', boolean> {
  'classification'?: S.TokenValue
  'identifier'?: S.TokenValue
  'parent'?: S.ReferenceValue<'DeviceDefinition'>
  'type'?: S.TokenValue
}

export interface DeviceMetricQuery extends S.ResourceQuery<'DeviceMetric:parent' | 'DeviceMetric:source'>, S.Modified<'category' | 'identifier' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'parent' | 'source', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'identifier' | 'parent' | 'source' | 'type', 'missing', boolean> {
  'category'?: S.TokenValue
  'identifier'?: S.TokenValue
  'parent'?: S.ReferenceValue<'Device'>
  'source'?: S.ReferenceValue<'Device'>
  'type'?: S.TokenValue
}

export interface DeviceRequestQuery extends S.ResourceQuery<'DeviceRequest:based-on' | 'DeviceRequest:device' | 'DeviceRequest:encounter' | 'DeviceRequest:instantiates-canonical' | 'DeviceRequest:insurance' | 'DeviceRequest:patient' | 'DeviceRequest:performer' | 'DeviceRequest:prior-request' | 'DeviceRequest:requester' | 'DeviceRequest:subject'>, S.Modified<'code' | 'group-identifier' | 'identifier' | 'intent' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'based-on' | 'device' | 'encounter' | 'instantiates-canonical' | 'insurance' | 'patient' | 'performer' | 'prior-request' | 'requester' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authored-on' | 'based-on' | 'code' | 'device' | 'encounter' | 'event-date' | 'group-identifier' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'insurance' | 'intent' | 'patient' | 'performer' | 'prior-request' | 'requester' | 'status' | 'subject', 'missing', boolean> {
  'authored-on'?: S.DateValue
  'based-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'code'?: S.TokenValue
  'device'?: S.ReferenceValue<'Device'>
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'event-date'?: S.DateValue
  'group-identifier'?: S.TokenValue
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'PlanDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'insurance'?: S.ReferenceValue<'ClaimResponse' | 'Coverage'>
  'intent'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'prior-request'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Location'>
}

export interface DeviceUseStatementQuery extends S.ResourceQuery<'DeviceUseStatement:device' | 'DeviceUseStatement:patient' | 'DeviceUseStatement:subject'>, S.Modified<'identifier', S.TokenModifier, S.StringValue>, S.Modified<'device' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'device' | 'identifier' | 'patient' | 'subject', 'missing', boolean> {
  'device'?: S.ReferenceValue<'Device'>
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface DiagnosticReportQuery extends S.ResourceQuery<'DiagnosticReport:based-on' | 'DiagnosticReport:encounter' | 'DiagnosticReport:media' | 'DiagnosticReport:patient' | 'DiagnosticReport:performer' | 'DiagnosticReport:result' | 'DiagnosticReport:results-interpreter' | 'DiagnosticReport:specimen' | 'DiagnosticReport:subject'>, S.Modified<'category' | 'code' | 'conclusion' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'media' | 'patient' | 'performer' | 'result' | 'results-interpreter' | 'specimen' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'based-on' | 'category' | 'code' | 'conclusion' | 'date' | 'encounter' | 'identifier' | 'issued' | 'media' | 'patient' | 'performer' | 'result' | 'results-interpreter' | 'specimen' | 'status' | 'subject', 'missing', boolean> {
  'based-on'?: S.ReferenceValue<'CarePlan' | 'MedicationRequest' | 'NutritionOrder' | 'ServiceRequest' | 'ImmunizationRecommendation'>
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'conclusion'?: S.TokenValue
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'issued'?: S.DateValue
  'media'?: S.ReferenceValue<'Media'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'PractitionerRole'>
  'result'?: S.ReferenceValue<'Observation'>
  'results-interpreter'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'PractitionerRole'>
  'specimen'?: S.ReferenceValue<'Specimen'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Location'>
}

export interface DocumentManifestQuery extends S.ResourceQuery<'DocumentManifest:author' | 'DocumentManifest:item' | 'DocumentManifest:patient' | 'DocumentManifest:recipient' | 'DocumentManifest:related-ref' | 'DocumentManifest:subject'>, S.Modified<'description', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'related-id' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'source', S.UriModifier, S.StringValue>, S.Modified<'author' | 'item' | 'patient' | 'recipient' | 'related-ref' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'created' | 'description' | 'identifier' | 'item' | 'patient' | 'recipient' | 'related-id' | 'related-ref' | 'source' | 'status' | 'subject' | 'type', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'created'?: S.DateValue
  'description'?: S.StringValue
  'identifier'?: S.TokenValue
  'item'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'patient'?: S.ReferenceValue<'Patient'>
  'recipient'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'related-id'?: S.TokenValue
  'related-ref'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'source'?: S.StringValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Device' | 'Patient'>
  'type'?: S.TokenValue
}

export interface DocumentReferenceQuery extends S.ResourceQuery<'DocumentReference:authenticator' | 'DocumentReference:author' | 'DocumentReference:custodian' | 'DocumentReference:encounter' | 'DocumentReference:patient' | 'DocumentReference:related' | 'DocumentReference:relatesto' | 'DocumentReference:subject'>, S.Modified<'description', S.StringModifier, S.StringValue>, S.Modified<'category' | 'contenttype' | 'event' | 'facility' | 'format' | 'identifier' | 'language' | 'relation' | 'security-label' | 'setting' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'location', S.UriModifier, S.StringValue>, S.Modified<'authenticator' | 'author' | 'custodian' | 'encounter' | 'patient' | 'related' | 'relatesto' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authenticator' | 'author' | 'category' | 'contenttype' | 'custodian' | 'date' | 'description' | 'encounter' | 'event' | 'facility' | 'format' | 'identifier' | 'language' | 'location' | 'patient' | 'period' | 'related' | 'relatesto' | 'relation' | 'relationship' | 'security-label' | 'setting' | 'status' | 'subject' | 'type', 'missing', boolean> {
  'authenticator'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'category'?: S.TokenValue
  'contenttype'?: S.TokenValue
  'custodian'?: S.ReferenceValue<'Organization'>
  'date'?: S.DateValue
  'description'?: S.StringValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'event'?: S.TokenValue
  'facility'?: S.TokenValue
  'format'?: S.TokenValue
  'identifier'?: S.TokenValue
  'language'?: S.TokenValue
  'location'?: S.StringValue
  'patient'?: S.ReferenceValue<'Patient'>
  'period'?: S.DateValue
  'related'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'relatesto'?: S.ReferenceValue<'DocumentReference'>
  'relation'?: S.TokenValue
  'relationship'?: S.StringValue
  'security-label'?: S.TokenValue
  'setting'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Device' | 'Patient'>
  'type'?: S.TokenValue
}

export interface EffectEvidenceSynthesisQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface EncounterQuery extends S.ResourceQuery<'Encounter:account' | 'Encounter:appointment' | 'Encounter:based-on' | 'Encounter:diagnosis' | 'Encounter:episode-of-care' | 'Encounter:location' | 'Encounter:part-of' | 'Encounter:participant' | 'Encounter:patient' | 'Encounter:practitioner' | 'Encounter:reason-reference' | 'Encounter:service-provider' | 'Encounter:subject'>, S.Modified<'class' | 'identifier' | 'participant-type' | 'reason-code' | 'special-arrangement' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'account' | 'appointment' | 'based-on' | 'diagnosis' | 'episode-of-care' | 'location' | 'part-of' | 'participant' | 'patient' | 'practitioner' | 'reason-reference' | 'service-provider' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'account' | 'appointment' | 'based-on' | 'class' | 'date' | 'diagnosis' | 'episode-of-care' | 'identifier' | 'length' | 'location' | 'location-period' | 'part-of' | 'participant' | 'participant-type' | 'patient' | 'practitioner' | 'reason-code' | 'reason-reference' | 'service-provider' | 'special-arrangement' | 'status' | 'subject' | 'type', 'missing', boolean> {
  'account'?: S.ReferenceValue<'Account'>
  'appointment'?: S.ReferenceValue<'Appointment'>
  'based-on'?: S.ReferenceValue<'ServiceRequest'>
  'class'?: S.TokenValue
  'date'?: S.DateValue
  'diagnosis'?: S.ReferenceValue<'Condition' | 'Procedure'>
  'episode-of-care'?: S.ReferenceValue<'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'length'?: S.QuantityValue
  'location'?: S.ReferenceValue<'Location'>
  'location-period'?: S.DateValue
  'part-of'?: S.ReferenceValue<'Encounter'>
  'participant'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole' | 'RelatedPerson'>
  'participant-type'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'practitioner'?: S.ReferenceValue<'Practitioner'>
  'reason-code'?: S.TokenValue
  'reason-reference'?: S.ReferenceValue<'Condition' | 'Observation' | 'Procedure' | 'ImmunizationRecommendation'>
  'service-provider'?: S.ReferenceValue<'Organization'>
  'special-arrangement'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
  'type'?: S.TokenValue
}

export interface EndpointQuery extends S.ResourceQuery<'Endpoint:organization'>, S.Modified<'name', S.StringModifier, S.StringValue>, S.Modified<'connection-type' | 'identifier' | 'payload-type' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'organization', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'connection-type' | 'identifier' | 'name' | 'organization' | 'payload-type' | 'status', 'missing', boolean> {
  'connection-type'?: S.TokenValue
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'organization'?: S.ReferenceValue<'Organization'>
  'payload-type'?: S.TokenValue
  'status'?: S.TokenValue
}

export interface EnrollmentRequestQuery extends S.ResourceQuery<'EnrollmentRequest:patient' | 'EnrollmentRequest:subject'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'patient' | 'status' | 'subject', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Patient'>
}

export interface EnrollmentResponseQuery extends S.ResourceQuery<'EnrollmentResponse:request'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'request', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'request' | 'status', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'request'?: S.ReferenceValue<'EnrollmentRequest'>
  'status'?: S.TokenValue
}

export interface EpisodeOfCareQuery extends S.ResourceQuery<'EpisodeOfCare:care-manager' | 'EpisodeOfCare:condition' | 'EpisodeOfCare:incoming-referral' | 'EpisodeOfCare:organization' | 'EpisodeOfCare:patient'>, S.Modified<'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'care-manager' | 'condition' | 'incoming-referral' | 'organization' | 'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'care-manager' | 'condition' | 'date' | 'identifier' | 'incoming-referral' | 'organization' | 'patient' | 'status' | 'type', 'missing', boolean> {
  'care-manager'?: S.ReferenceValue<'Practitioner'>
  'condition'?: S.ReferenceValue<'Condition'>
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'incoming-referral'?: S.ReferenceValue<'ServiceRequest'>
  'organization'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'type'?: S.TokenValue
}

export interface EventDefinitionQuery extends S.ResourceQuery<'EventDefinition:composed-of' | 'EventDefinition:depends-on' | 'EventDefinition:derived-from' | 'EventDefinition:predecessor' | 'EventDefinition:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface EvidenceQuery extends S.ResourceQuery<'Evidence:composed-of' | 'Evidence:depends-on' | 'Evidence:derived-from' | 'Evidence:predecessor' | 'Evidence:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface EvidenceVariableQuery extends S.ResourceQuery<'EvidenceVariable:composed-of' | 'EvidenceVariable:depends-on' | 'EvidenceVariable:derived-from' | 'EvidenceVariable:predecessor' | 'EvidenceVariable:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ExampleScenarioQuery extends S.ResourceQuery<never>, S.Modified<'name' | 'publisher', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ExplanationOfBenefitQuery extends S.ResourceQuery<'ExplanationOfBenefit:care-team' | 'ExplanationOfBenefit:claim' | 'ExplanationOfBenefit:coverage' | 'ExplanationOfBenefit:detail-udi' | 'ExplanationOfBenefit:encounter' | 'ExplanationOfBenefit:enterer' | 'ExplanationOfBenefit:facility' | 'ExplanationOfBenefit:item-udi' | 'ExplanationOfBenefit:patient' | 'ExplanationOfBenefit:payee' | 'ExplanationOfBenefit:procedure-udi' | 'ExplanationOfBenefit:provider' | 'ExplanationOfBenefit:subdetail-udi'>, S.Modified<'disposition', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'care-team' | 'claim' | 'coverage' | 'detail-udi' | 'encounter' | 'enterer' | 'facility' | 'item-udi' | 'patient' | 'payee' | 'procedure-udi' | 'provider' | 'subdetail-udi', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'care-team' | 'claim' | 'coverage' | 'created' | 'detail-udi' | 'disposition' | 'encounter' | 'enterer' | 'facility' | 'identifier' | 'item-udi' | 'patient' | 'payee' | 'procedure-udi' | 'provider' | 'status' | 'subdetail-udi', 'missing', boolean> {
  'care-team'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'claim'?: S.ReferenceValue<'Claim'>
  'coverage'?: S.ReferenceValue<'Coverage'>
  'created'?: S.DateValue
  'detail-udi'?: S.ReferenceValue<'Device'>
  'disposition'?: S.StringValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'enterer'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'facility'?: S.ReferenceValue<'Location'>
  'identifier'?: S.TokenValue
  'item-udi'?: S.ReferenceValue<'Device'>
  'patient'?: S.ReferenceValue<'Patient'>
  'payee'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'procedure-udi'?: S.ReferenceValue<'Device'>
  'provider'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'subdetail-udi'?: S.ReferenceValue<'Device'>
}

export interface FamilyMemberHistoryQuery extends S.ResourceQuery<'FamilyMemberHistory:instantiates-canonical' | 'FamilyMemberHistory:patient'>, S.Modified<'code' | 'identifier' | 'relationship' | 'sex' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'instantiates-canonical' | 'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'date' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'patient' | 'relationship' | 'sex' | 'status', 'missing', boolean> {
  'code'?: S.TokenValue
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'Questionnaire' | 'Measure' | 'PlanDefinition' | 'OperationDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'patient'?: S.ReferenceValue<'Patient'>
  'relationship'?: S.TokenValue
  'sex'?: S.TokenValue
  'status'?: S.TokenValue
}

export interface FlagQuery extends S.ResourceQuery<'Flag:author' | 'Flag:encounter' | 'Flag:patient' | 'Flag:subject'>, S.Modified<'identifier', S.TokenModifier, S.StringValue>, S.Modified<'author' | 'encounter' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'date' | 'encounter' | 'identifier' | 'patient' | 'subject', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole'>
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Organization' | 'Medication' | 'Patient' | 'PlanDefinition' | 'Procedure' | 'Location'>
}

export interface GoalQuery extends S.ResourceQuery<'Goal:patient' | 'Goal:subject'>, S.Modified<'achievement-status' | 'category' | 'identifier' | 'lifecycle-status', S.TokenModifier, S.StringValue>, S.Modified<'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'achievement-status' | 'category' | 'identifier' | 'lifecycle-status' | 'patient' | 'start-date' | 'subject' | 'target-date', 'missing', boolean> {
  'achievement-status'?: S.TokenValue
  'category'?: S.TokenValue
  'identifier'?: S.TokenValue
  'lifecycle-status'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'start-date'?: S.DateValue
  'subject'?: S.ReferenceValue<'Group' | 'Organization' | 'Patient'>
  'target-date'?: S.DateValue
}

export interface GraphDefinitionQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'jurisdiction' | 'start' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'jurisdiction' | 'name' | 'publisher' | 'start' | 'status' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'start'?: S.TokenValue
  'status'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface GroupQuery extends S.ResourceQuery<'Group:managing-entity' | 'Group:member'>, S.Modified<'actual' | 'characteristic' | 'code' | 'exclude' | 'identifier' | 'type' | 'value', S.TokenModifier, S.StringValue>, S.Modified<'managing-entity' | 'member', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'actual' | 'characteristic' | 'characteristic-value' | 'code' | 'exclude' | 'identifier' | 'managing-entity' | 'member' | 'type' | 'value', 'missing', boolean> {
  'actual'?: S.TokenValue
  'characteristic'?: S.TokenValue
  'characteristic-value'?: S.StringValue
  'code'?: S.TokenValue
  'exclude'?: S.TokenValue
  'identifier'?: S.TokenValue
  'managing-entity'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole' | 'RelatedPerson'>
  'member'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Device' | 'Medication' | 'Patient' | 'Substance' | 'PractitionerRole'>
  'type'?: S.TokenValue
  'value'?: S.TokenValue
}

export interface GuidanceResponseQuery extends S.ResourceQuery<'GuidanceResponse:patient' | 'GuidanceResponse:subject'>, S.Modified<'identifier' | 'request', S.TokenModifier, S.StringValue>, S.Modified<'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'patient' | 'request' | 'subject', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'request'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface HealthcareServiceQuery extends S.ResourceQuery<'HealthcareService:coverage-area' | 'HealthcareService:endpoint' | 'HealthcareService:location' | 'HealthcareService:organization'>, S.Modified<'name', S.StringModifier, S.StringValue>, S.Modified<'active' | 'characteristic' | 'identifier' | 'program' | 'service-category' | 'service-type' | 'specialty', S.TokenModifier, S.StringValue>, S.Modified<'coverage-area' | 'endpoint' | 'location' | 'organization', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'characteristic' | 'coverage-area' | 'endpoint' | 'identifier' | 'location' | 'name' | 'organization' | 'program' | 'service-category' | 'service-type' | 'specialty', 'missing', boolean> {
  'active'?: S.TokenValue
  'characteristic'?: S.TokenValue
  'coverage-area'?: S.ReferenceValue<'Location'>
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'name'?: S.StringValue
  'organization'?: S.ReferenceValue<'Organization'>
  'program'?: S.TokenValue
  'service-category'?: S.TokenValue
  'service-type'?: S.TokenValue
  'specialty'?: S.TokenValue
}

export interface ImagingStudyQuery extends S.ResourceQuery<'ImagingStudy:basedon' | 'ImagingStudy:encounter' | 'ImagingStudy:endpoint' | 'ImagingStudy:interpreter' | 'ImagingStudy:patient' | 'ImagingStudy:performer' | 'ImagingStudy:referrer' | 'ImagingStudy:subject'>, S.Modified<'bodysite' | 'dicom-class' | 'identifier' | 'instance' | 'modality' | 'reason' | 'series' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'basedon' | 'encounter' | 'endpoint' | 'interpreter' | 'patient' | 'performer' | 'referrer' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'basedon' | 'bodysite' | 'dicom-class' | 'encounter' | 'endpoint' | 'identifier' | 'instance' | 'interpreter' | 'modality' | 'patient' | 'performer' | 'reason' | 'referrer' | 'series' | 'started' | 'status' | 'subject', 'missing', boolean> {
  'basedon'?: S.ReferenceValue<'Appointment' | 'AppointmentResponse' | 'CarePlan' | 'Task' | 'ServiceRequest'>
  'bodysite'?: S.TokenValue
  'dicom-class'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'instance'?: S.TokenValue
  'interpreter'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'modality'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'reason'?: S.TokenValue
  'referrer'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'series'?: S.TokenValue
  'started'?: S.DateValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient'>
}

export interface ImmunizationQuery extends S.ResourceQuery<'Immunization:location' | 'Immunization:manufacturer' | 'Immunization:patient' | 'Immunization:performer' | 'Immunization:reaction' | 'Immunization:reason-reference'>, S.Modified<'lot-number' | 'series', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'reason-code' | 'status' | 'status-reason' | 'target-disease' | 'vaccine-code', S.TokenModifier, S.StringValue>, S.Modified<'location' | 'manufacturer' | 'patient' | 'performer' | 'reaction' | 'reason-reference', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'date' | 'identifier' | 'location' | 'lot-number' | 'manufacturer' | 'patient' | 'performer' | 'reaction' | 'reaction-date' | 'reason-code' | 'reason-reference' | 'series' | 'status' | 'status-reason' | 'target-disease' | 'vaccine-code', 'missing', boolean> {
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'lot-number'?: S.StringValue
  'manufacturer'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'reaction'?: S.ReferenceValue<'Observation'>
  'reaction-date'?: S.DateValue
  'reason-code'?: S.TokenValue
  'reason-reference'?: S.ReferenceValue<'Condition' | 'Observation' | 'DiagnosticReport'>
  'series'?: S.StringValue
  'status'?: S.TokenValue
  'status-reason'?: S.TokenValue
  'target-disease'?: S.TokenValue
  'vaccine-code'?: S.TokenValue
}

export interface ImmunizationEvaluationQuery extends S.ResourceQuery<'ImmunizationEvaluation:immunization-event' | 'ImmunizationEvaluation:patient'>, S.Modified<'dose-status' | 'identifier' | 'status' | 'target-disease', S.TokenModifier, S.StringValue>, S.Modified<'immunization-event' | 'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'date' | 'dose-status' | 'identifier' | 'immunization-event' | 'patient' | 'status' | 'target-disease', 'missing', boolean> {
  'date'?: S.DateValue
  'dose-status'?: S.TokenValue
  'identifier'?: S.TokenValue
  'immunization-event'?: S.ReferenceValue<'Immunization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'target-disease'?: S.TokenValue
}

export interface ImmunizationRecommendationQuery extends S.ResourceQuery<'ImmunizationRecommendation:information' | 'ImmunizationRecommendation:patient' | 'ImmunizationRecommendation:support'>, S.Modified<'identifier' | 'status' | 'target-disease' | 'vaccine-type', S.TokenModifier, S.StringValue>, S.Modified<'information' | 'patient' | 'support', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'date' | 'identifier' | 'information' | 'patient' | 'status' | 'support' | 'target-disease' | 'vaccine-type', 'missing', boolean> {
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'information'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'support'?: S.ReferenceValue<'Immunization' | 'ImmunizationEvaluation'>
  'target-disease'?: S.TokenValue
  'vaccine-type'?: S.TokenValue
}

export interface ImplementationGuideQuery extends S.ResourceQuery<'ImplementationGuide:depends-on' | 'ImplementationGuide:global' | 'ImplementationGuide:resource'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'experimental' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'depends-on' | 'global' | 'resource', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'description' | 'experimental' | 'global' | 'jurisdiction' | 'name' | 'publisher' | 'resource' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'ImplementationGuide'>
  'description'?: S.StringValue
  'experimental'?: S.TokenValue
  'global'?: S.ReferenceValue<'StructureDefinition'>
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'resource'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface InsurancePlanQuery extends S.ResourceQuery<'InsurancePlan:administered-by' | 'InsurancePlan:endpoint' | 'InsurancePlan:owned-by'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'address-use' | 'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'administered-by' | 'endpoint' | 'owned-by', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'administered-by' | 'endpoint' | 'identifier' | 'name' | 'owned-by' | 'phonetic' | 'status' | 'type', 'missing', boolean> {
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'administered-by'?: S.ReferenceValue<'Organization'>
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'owned-by'?: S.ReferenceValue<'Organization'>
  'phonetic'?: S.StringValue
  'status'?: S.TokenValue
  'type'?: S.TokenValue
}

export interface InvoiceQuery extends S.ResourceQuery<'Invoice:account' | 'Invoice:issuer' | 'Invoice:participant' | 'Invoice:patient' | 'Invoice:recipient' | 'Invoice:subject'>, S.Modified<'identifier' | 'participant-role' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'account' | 'issuer' | 'participant' | 'patient' | 'recipient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'account' | 'date' | 'identifier' | 'issuer' | 'participant' | 'participant-role' | 'patient' | 'recipient' | 'status' | 'subject' | 'totalgross' | 'totalnet' | 'type', 'missing', boolean> {
  'account'?: S.ReferenceValue<'Account'>
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'issuer'?: S.ReferenceValue<'Organization'>
  'participant'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'participant-role'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'recipient'?: S.ReferenceValue<'Organization' | 'Patient' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
  'totalgross'?: S.QuantityValue
  'totalnet'?: S.QuantityValue
  'type'?: S.TokenValue
}

export interface LibraryQuery extends S.ResourceQuery<'Library:composed-of' | 'Library:depends-on' | 'Library:derived-from' | 'Library:predecessor' | 'Library:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'content-type' | 'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'type' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'content-type' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'type' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'content-type'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'type'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface LinkageQuery extends S.ResourceQuery<'Linkage:author' | 'Linkage:item' | 'Linkage:source'>, S.Modified<'author' | 'item' | 'source', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'item' | 'source', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'item'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'source'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface ListQuery extends S.ResourceQuery<'List:encounter' | 'List:item' | 'List:patient' | 'List:source' | 'List:subject'>, S.Modified<'notes' | 'title', S.StringModifier, S.StringValue>, S.Modified<'code' | 'empty-reason' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'encounter' | 'item' | 'patient' | 'source' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'date' | 'empty-reason' | 'encounter' | 'identifier' | 'item' | 'notes' | 'patient' | 'source' | 'status' | 'subject' | 'title', 'missing', boolean> {
  'code'?: S.TokenValue
  'date'?: S.DateValue
  'empty-reason'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'item'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'notes'?: S.StringValue
  'patient'?: S.ReferenceValue<'Patient'>
  'source'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Location'>
  'title'?: S.StringValue
}

export interface LocationQuery extends S.ResourceQuery<'Location:endpoint' | 'Location:organization' | 'Location:partof'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'name', S.StringModifier, S.StringValue>, S.Modified<'address-use' | 'identifier' | 'operational-status' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'endpoint' | 'organization' | 'partof', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'endpoint' | 'identifier' | 'name' | 'near' | 'operational-status' | 'organization' | 'partof' | 'status' | 'type', 'missing', boolean> {
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'near'?: S.StringValue
  'operational-status'?: S.TokenValue
  'organization'?: S.ReferenceValue<'Organization'>
  'partof'?: S.ReferenceValue<'Location'>
  'status'?: S.TokenValue
  'type'?: S.TokenValue
}

export interface MeasureQuery extends S.ResourceQuery<'Measure:composed-of' | 'Measure:depends-on' | 'Measure:derived-from' | 'Measure:predecessor' | 'Measure:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Library' | 'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface MeasureReportQuery extends S.ResourceQuery<'MeasureReport:evaluated-resource' | 'MeasureReport:measure' | 'MeasureReport:patient' | 'MeasureReport:reporter' | 'MeasureReport:subject'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'evaluated-resource' | 'measure' | 'patient' | 'reporter' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'date' | 'evaluated-resource' | 'identifier' | 'measure' | 'patient' | 'period' | 'reporter' | 'status' | 'subject', 'missing', boolean> {
  'date'?: S.DateValue
  'evaluated-resource'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'identifier'?: S.TokenValue
  'measure'?: S.ReferenceValue<'Measure'>
  'patient'?: S.ReferenceValue<'Patient'>
  'period'?: S.DateValue
  'reporter'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole' | 'Location'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson' | 'Location'>
}

export interface MediaQuery extends S.ResourceQuery<'Media:based-on' | 'Media:device' | 'Media:encounter' | 'Media:operator' | 'Media:patient' | 'Media:subject'>, S.Modified<'identifier' | 'modality' | 'site' | 'status' | 'type' | 'view', S.TokenModifier, S.StringValue>, S.Modified<'based-on' | 'device' | 'encounter' | 'operator' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'based-on' | 'created' | 'device' | 'encounter' | 'identifier' | 'modality' | 'operator' | 'patient' | 'site' | 'status' | 'subject' | 'type' | 'view', 'missing', boolean> {
  'based-on'?: S.ReferenceValue<'CarePlan' | 'ServiceRequest'>
  'created'?: S.DateValue
  'device'?: S.ReferenceValue<'Device' | 'DeviceMetric'>
  'encounter'?: S.ReferenceValue<'Encounter'>
  'identifier'?: S.TokenValue
  'modality'?: S.TokenValue
  'operator'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'patient'?: S.ReferenceValue<'Patient'>
  'site'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Practitioner' | 'Group' | 'Specimen' | 'Device' | 'Patient' | 'PractitionerRole' | 'Location'>
  'type'?: S.TokenValue
  'view'?: S.TokenValue
}

export interface MedicationQuery extends S.ResourceQuery<'Medication:ingredient' | 'Medication:manufacturer'>, S.Modified<'code' | 'form' | 'identifier' | 'ingredient-code' | 'lot-number' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'ingredient' | 'manufacturer', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'expiration-date' | 'form' | 'identifier' | 'ingredient' | 'ingredient-code' | 'lot-number' | 'manufacturer' | 'status', 'missing', boolean> {
  'code'?: S.TokenValue
  'expiration-date'?: S.DateValue
  'form'?: S.TokenValue
  'identifier'?: S.TokenValue
  'ingredient'?: S.ReferenceValue<'Medication' | 'Substance'>
  'ingredient-code'?: S.TokenValue
  'lot-number'?: S.TokenValue
  'manufacturer'?: S.ReferenceValue<'Organization'>
  'status'?: S.TokenValue
}

export interface MedicationAdministrationQuery extends S.ResourceQuery<'MedicationAdministration:context' | 'MedicationAdministration:device' | 'MedicationAdministration:medication' | 'MedicationAdministration:patient' | 'MedicationAdministration:performer' | 'MedicationAdministration:request' | 'MedicationAdministration:subject'>, S.Modified<'code' | 'identifier' | 'reason-given' | 'reason-not-given' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'context' | 'device' | 'medication' | 'patient' | 'performer' | 'request' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'context' | 'device' | 'effective-time' | 'identifier' | 'medication' | 'patient' | 'performer' | 'reason-given' | 'reason-not-given' | 'request' | 'status' | 'subject', 'missing', boolean> {
  'code'?: S.TokenValue
  'context'?: S.ReferenceValue<'EpisodeOfCare' | 'Encounter'>
  'device'?: S.ReferenceValue<'Device'>
  'effective-time'?: S.DateValue
  'identifier'?: S.TokenValue
  'medication'?: S.ReferenceValue<'Medication'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'reason-given'?: S.TokenValue
  'reason-not-given'?: S.TokenValue
  'request'?: S.ReferenceValue<'MedicationRequest'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface MedicationDispenseQuery extends S.ResourceQuery<'MedicationDispense:context' | 'MedicationDispense:destination' | 'MedicationDispense:medication' | 'MedicationDispense:patient' | 'MedicationDispense:performer' | 'MedicationDispense:prescription' | 'MedicationDispense:receiver' | 'MedicationDispense:responsibleparty' | 'MedicationDispense:subject'>, S.Modified<'code' | 'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'context' | 'destination' | 'medication' | 'patient' | 'performer' | 'prescription' | 'receiver' | 'responsibleparty' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'code' | 'context' | 'destination' | 'identifier' | 'medication' | 'patient' | 'performer' | 'prescription' | 'receiver' | 'responsibleparty' | 'status' | 'subject' | 'type' | 'whenhandedover' | 'whenprepared', 'missing', boolean> {
  'code'?: S.TokenValue
  'context'?: S.ReferenceValue<'EpisodeOfCare' | 'Encounter'>
  'destination'?: S.ReferenceValue<'Location'>
  'identifier'?: S.TokenValue
  'medication'?: S.ReferenceValue<'Medication'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'prescription'?: S.ReferenceValue<'MedicationRequest'>
  'receiver'?: S.ReferenceValue<'Practitioner' | 'Patient'>
  'responsibleparty'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
  'type'?: S.TokenValue
  'whenhandedover'?: S.DateValue
  'whenprepared'?: S.DateValue
}

export interface MedicationKnowledgeQuery extends S.ResourceQuery<'MedicationKnowledge:ingredient' | 'MedicationKnowledge:manufacturer' | 'MedicationKnowledge:monograph'>, S.Modified<'classification' | 'classification-type' | 'code' | 'doseform' | 'ingredient-code' | 'monitoring-program-name' | 'monitoring-program-type' | 'monograph-type' | 'source-cost' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'ingredient' | 'manufacturer' | 'monograph', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'classification' | 'classification-type' | 'code' | 'doseform' | 'ingredient' | 'ingredient-code' | 'manufacturer' | 'monitoring-program-name' | 'monitoring-program-type' | 'monograph' | 'monograph-type' | 'source-cost' | 'status', 'missing', boolean> {
  'classification'?: S.TokenValue
  'classification-type'?: S.TokenValue
  'code'?: S.TokenValue
  'doseform'?: S.TokenValue
  'ingredient'?: S.ReferenceValue<'Substance'>
  'ingredient-code'?: S.TokenValue
  'manufacturer'?: S.ReferenceValue<'Organization'>
  'monitoring-program-name'?: S.TokenValue
  'monitoring-program-type'?: S.TokenValue
  'monograph'?: S.ReferenceValue<'Media' | 'DocumentReference'>
  'monograph-type'?: S.TokenValue
  'source-cost'?: S.TokenValue
  'status'?: S.TokenValue
}

export interface MedicationRequestQuery extends S.ResourceQuery<'MedicationRequest:encounter' | 'MedicationRequest:intended-dispenser' | 'MedicationRequest:intended-performer' | 'MedicationRequest:medication' | 'MedicationRequest:patient' | 'MedicationRequest:requester' | 'MedicationRequest:subject'>, S.Modified<'category' | 'code' | 'identifier' | 'intended-performertype' | 'intent' | 'priority' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'encounter' | 'intended-dispenser' | 'intended-performer' | 'medication' | 'patient' | 'requester' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authoredon' | 'category' | 'code' | 'date' | 'encounter' | 'identifier' | 'intended-dispenser' | 'intended-performer' | 'intended-performertype' | 'intent' | 'medication' | 'patient' | 'priority' | 'requester' | 'status' | 'subject', 'missing', boolean> {
  'authoredon'?: S.DateValue
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'identifier'?: S.TokenValue
  'intended-dispenser'?: S.ReferenceValue<'Organization'>
  'intended-performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'intended-performertype'?: S.TokenValue
  'intent'?: S.TokenValue
  'medication'?: S.ReferenceValue<'Medication'>
  'patient'?: S.ReferenceValue<'Patient'>
  'priority'?: S.TokenValue
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface MedicationStatementQuery extends S.ResourceQuery<'MedicationStatement:context' | 'MedicationStatement:medication' | 'MedicationStatement:part-of' | 'MedicationStatement:patient' | 'MedicationStatement:source' | 'MedicationStatement:subject'>, S.Modified<'category' | 'code' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'context' | 'medication' | 'part-of' | 'patient' | 'source' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'code' | 'context' | 'effective' | 'identifier' | 'medication' | 'part-of' | 'patient' | 'source' | 'status' | 'subject', 'missing', boolean> {
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'context'?: S.ReferenceValue<'EpisodeOfCare' | 'Encounter'>
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'medication'?: S.ReferenceValue<'Medication'>
  'part-of'?: S.ReferenceValue<'MedicationDispense' | 'Observation' | 'MedicationAdministration' | 'Procedure' | 'MedicationStatement'>
  'patient'?: S.ReferenceValue<'Patient'>
  'source'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface MedicinalProductQuery extends S.ResourceQuery<never>, S.Modified<'name', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'name-language', S.TokenModifier, S.StringValue>, S.Modified<'identifier' | 'name' | 'name-language', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'name-language'?: S.TokenValue
}

export interface MedicinalProductAuthorizationQuery extends S.ResourceQuery<'MedicinalProductAuthorization:holder' | 'MedicinalProductAuthorization:subject'>, S.Modified<'country' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'holder' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'country' | 'holder' | 'identifier' | 'status' | 'subject', 'missing', boolean> {
  'country'?: S.TokenValue
  'holder'?: S.ReferenceValue<'Organization'>
  'identifier'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'MedicinalProductPackaged' | 'MedicinalProduct'>
}

export interface MedicinalProductContraindicationQuery extends S.ResourceQuery<'MedicinalProductContraindication:subject'>, S.Modified<'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'subject', 'missing', boolean> {
  'subject'?: S.ReferenceValue<'Medication' | 'MedicinalProduct'>
}

export interface MedicinalProductIndicationQuery extends S.ResourceQuery<'MedicinalProductIndication:subject'>, S.Modified<'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'subject', 'missing', boolean> {
  'subject'?: S.ReferenceValue<'Medication' | 'MedicinalProduct'>
}

export interface MedicinalProductIngredientQuery extends S.ResourceQuery<never> {

}

export interface MedicinalProductInteractionQuery extends S.ResourceQuery<'MedicinalProductInteraction:subject'>, S.Modified<'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'subject', 'missing', boolean> {
  'subject'?: S.ReferenceValue<'Medication' | 'Substance' | 'MedicinalProduct'>
}

export interface MedicinalProductManufacturedQuery extends S.ResourceQuery<never> {

}

export interface MedicinalProductPackagedQuery extends S.ResourceQuery<'MedicinalProductPackaged:subject'>, S.Modified<'identifier', S.TokenModifier, S.StringValue>, S.Modified<'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'subject', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'subject'?: S.ReferenceValue<'MedicinalProduct'>
}

export interface MedicinalProductPharmaceuticalQuery extends S.ResourceQuery<never>, S.Modified<'identifier' | 'route' | 'target-species', S.TokenModifier, S.StringValue>, S.Modified<'identifier' | 'route' | 'target-species', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'route'?: S.TokenValue
  'target-species'?: S.TokenValue
}

export interface MedicinalProductUndesirableEffectQuery extends S.ResourceQuery<'MedicinalProductUndesirableEffect:subject'>, S.Modified<'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'subject', 'missing', boolean> {
  'subject'?: S.ReferenceValue<'Medication' | 'MedicinalProduct'>
}

export interface MessageDefinitionQuery extends S.ResourceQuery<'MessageDefinition:parent'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'category' | 'context' | 'context-type' | 'event' | 'focus' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'parent', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'event' | 'focus' | 'identifier' | 'jurisdiction' | 'name' | 'parent' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'category'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'event'?: S.TokenValue
  'focus'?: S.TokenValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'parent'?: S.ReferenceValue<'PlanDefinition' | 'ActivityDefinition'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface MessageHeaderQuery extends S.ResourceQuery<'MessageHeader:author' | 'MessageHeader:enterer' | 'MessageHeader:focus' | 'MessageHeader:receiver' | 'MessageHeader:responsible' | 'MessageHeader:sender' | 'MessageHeader:target'>, S.Modified<'destination' | 'source', S.StringModifier, S.StringValue>, S.Modified<'code' | 'event' | 'response-id', S.TokenModifier, S.StringValue>, S.Modified<'destination-uri' | 'source-uri', S.UriModifier, S.StringValue>, S.Modified<'author' | 'enterer' | 'focus' | 'receiver' | 'responsible' | 'sender' | 'target', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'code' | 'destination' | 'destination-uri' | 'enterer' | 'event' | 'focus' | 'receiver' | 'response-id' | 'responsible' | 'sender' | 'source' | 'source-uri' | 'target', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'code'?: S.TokenValue
  'destination'?: S.StringValue
  'destination-uri'?: S.StringValue
  'enterer'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'event'?: S.TokenValue
  'focus'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'receiver'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'response-id'?: S.TokenValue
  'responsible'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'sender'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'source'?: S.StringValue
  'source-uri'?: S.StringValue
  'target'?: S.ReferenceValue<'Device'>
}

export interface MolecularSequenceQuery extends S.ResourceQuery<'MolecularSequence:patient'>, S.Modified<'chromosome' | 'identifier' | 'referenceseqid' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'chromosome' | 'chromosome-variant-coordinate' | 'chromosome-window-coordinate' | 'identifier' | 'patient' | 'referenceseqid' | 'referenceseqid-variant-coordinate' | 'referenceseqid-window-coordinate' | 'type' | 'variant-end' | 'variant-start' | 'window-end' | 'window-start', 'missing', boolean> {
  'chromosome'?: S.TokenValue
  'chromosome-variant-coordinate'?: S.StringValue
  'chromosome-window-coordinate'?: S.StringValue
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'referenceseqid'?: S.TokenValue
  'referenceseqid-variant-coordinate'?: S.StringValue
  'referenceseqid-window-coordinate'?: S.StringValue
  'type'?: S.TokenValue
  'variant-end'?: S.NumberValue
  'variant-start'?: S.NumberValue
  'window-end'?: S.NumberValue
  'window-start'?: S.NumberValue
}

export interface NamingSystemQuery extends S.ResourceQuery<never>, S.Modified<'contact' | 'description' | 'name' | 'publisher' | 'responsible' | 'value', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'id-type' | 'jurisdiction' | 'kind' | 'status' | 'telecom' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'contact' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'id-type' | 'jurisdiction' | 'kind' | 'name' | 'period' | 'publisher' | 'responsible' | 'status' | 'telecom' | 'type' | 'value', 'missing', boolean> {
  'contact'?: S.StringValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'id-type'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'kind'?: S.TokenValue
  'name'?: S.StringValue
  'period'?: S.DateValue
  'publisher'?: S.StringValue
  'responsible'?: S.StringValue
  'status'?: S.TokenValue
  'telecom'?: S.TokenValue
  'type'?: S.TokenValue
  'value'?: S.StringValue
}

export interface NutritionOrderQuery extends S.ResourceQuery<'NutritionOrder:encounter' | 'NutritionOrder:instantiates-canonical' | 'NutritionOrder:patient' | 'NutritionOrder:provider'>, S.Modified<'additive' | 'formula' | 'identifier' | 'oraldiet' | 'status' | 'supplement', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'encounter' | 'instantiates-canonical' | 'patient' | 'provider', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'additive' | 'datetime' | 'encounter' | 'formula' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'oraldiet' | 'patient' | 'provider' | 'status' | 'supplement', 'missing', boolean> {
  'additive'?: S.TokenValue
  'datetime'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'formula'?: S.TokenValue
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'PlanDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'oraldiet'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'provider'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'supplement'?: S.TokenValue
}

export interface ObservationQuery extends S.ResourceQuery<'Observation:based-on' | 'Observation:derived-from' | 'Observation:device' | 'Observation:encounter' | 'Observation:focus' | 'Observation:has-member' | 'Observation:part-of' | 'Observation:patient' | 'Observation:performer' | 'Observation:specimen' | 'Observation:subject'>, S.Modified<'value-string', S.StringModifier, S.StringValue>, S.Modified<'category' | 'code' | 'combo-code' | 'combo-data-absent-reason' | 'combo-value-concept' | 'component-code' | 'component-data-absent-reason' | 'component-value-concept' | 'data-absent-reason' | 'identifier' | 'method' | 'status' | 'value-concept', S.TokenModifier, S.StringValue>, S.Modified<'based-on' | 'derived-from' | 'device' | 'encounter' | 'focus' | 'has-member' | 'part-of' | 'patient' | 'performer' | 'specimen' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'based-on' | 'category' | 'code' | 'code-value-concept' | 'code-value-date' | 'code-value-quantity' | 'code-value-string' | 'combo-code' | 'combo-code-value-concept' | 'combo-code-value-quantity' | 'combo-data-absent-reason' | 'combo-value-concept' | 'combo-value-quantity' | 'component-code' | 'component-code-value-concept' | 'component-code-value-quantity' | 'component-data-absent-reason' | 'component-value-concept' | 'component-value-quantity' | 'data-absent-reason' | 'date' | 'derived-from' | 'device' | 'encounter' | 'focus' | 'has-member' | 'identifier' | 'method' | 'part-of' | 'patient' | 'performer' | 'specimen' | 'status' | 'subject' | 'value-concept' | 'value-date' | 'value-quantity' | 'value-string', 'missing', boolean> {
  'based-on'?: S.ReferenceValue<'CarePlan' | 'MedicationRequest' | 'NutritionOrder' | 'DeviceRequest' | 'ServiceRequest' | 'ImmunizationRecommendation'>
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'code-value-concept'?: S.StringValue
  'code-value-date'?: S.StringValue
  'code-value-quantity'?: S.StringValue
  'code-value-string'?: S.StringValue
  'combo-code'?: S.TokenValue
  'combo-code-value-concept'?: S.StringValue
  'combo-code-value-quantity'?: S.StringValue
  'combo-data-absent-reason'?: S.TokenValue
  'combo-value-concept'?: S.TokenValue
  'combo-value-quantity'?: S.QuantityValue
  'component-code'?: S.TokenValue
  'component-code-value-concept'?: S.StringValue
  'component-code-value-quantity'?: S.StringValue
  'component-data-absent-reason'?: S.TokenValue
  'component-value-concept'?: S.TokenValue
  'component-value-quantity'?: S.QuantityValue
  'data-absent-reason'?: S.TokenValue
  'date'?: S.DateValue
  'derived-from'?: S.ReferenceValue<'Media' | 'Observation' | 'ImagingStudy' | 'MolecularSequence' | 'QuestionnaireResponse' | 'DocumentReference'>
  'device'?: S.ReferenceValue<'Device' | 'DeviceMetric'>
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'focus'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'has-member'?: S.ReferenceValue<'Observation' | 'MolecularSequence' | 'QuestionnaireResponse'>
  'identifier'?: S.TokenValue
  'method'?: S.TokenValue
  'part-of'?: S.ReferenceValue<'Immunization' | 'MedicationDispense' | 'MedicationAdministration' | 'Procedure' | 'ImagingStudy' | 'MedicationStatement'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'specimen'?: S.ReferenceValue<'Specimen'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Location'>
  'value-concept'?: S.TokenValue
  'value-date'?: S.DateValue
  'value-quantity'?: S.QuantityValue
  'value-string'?: S.StringValue
}

export interface ObservationDefinitionQuery extends S.ResourceQuery<never> {

}

export interface OperationDefinitionQuery extends S.ResourceQuery<'OperationDefinition:base' | 'OperationDefinition:input-profile' | 'OperationDefinition:output-profile'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-type' | 'instance' | 'jurisdiction' | 'kind' | 'status' | 'system' | 'type' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'base' | 'input-profile' | 'output-profile', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'base' | 'code' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'input-profile' | 'instance' | 'jurisdiction' | 'kind' | 'name' | 'output-profile' | 'publisher' | 'status' | 'system' | 'title' | 'type' | 'url' | 'version', 'missing', boolean> {
  'base'?: S.ReferenceValue<'OperationDefinition'>
  'code'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'input-profile'?: S.ReferenceValue<'StructureDefinition'>
  'instance'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'kind'?: S.TokenValue
  'name'?: S.StringValue
  'output-profile'?: S.ReferenceValue<'StructureDefinition'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'system'?: S.TokenValue
  'title'?: S.StringValue
  'type'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface OperationOutcomeQuery extends S.ResourceQuery<never> {

}

export interface OrganizationQuery extends S.ResourceQuery<'Organization:endpoint' | 'Organization:partof'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'active' | 'address-use' | 'identifier' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'endpoint' | 'partof', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'endpoint' | 'identifier' | 'name' | 'partof' | 'phonetic' | 'type', 'missing', boolean> {
  'active'?: S.TokenValue
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'partof'?: S.ReferenceValue<'Organization'>
  'phonetic'?: S.StringValue
  'type'?: S.TokenValue
}

export interface OrganizationAffiliationQuery extends S.ResourceQuery<'OrganizationAffiliation:endpoint' | 'OrganizationAffiliation:location' | 'OrganizationAffiliation:network' | 'OrganizationAffiliation:participating-organization' | 'OrganizationAffiliation:primary-organization' | 'OrganizationAffiliation:service'>, S.Modified<'active' | 'email' | 'identifier' | 'phone' | 'role' | 'specialty' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'endpoint' | 'location' | 'network' | 'participating-organization' | 'primary-organization' | 'service', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'date' | 'email' | 'endpoint' | 'identifier' | 'location' | 'network' | 'participating-organization' | 'phone' | 'primary-organization' | 'role' | 'service' | 'specialty' | 'telecom', 'missing', boolean> {
  'active'?: S.TokenValue
  'date'?: S.DateValue
  'email'?: S.TokenValue
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'network'?: S.ReferenceValue<'Organization'>
  'participating-organization'?: S.ReferenceValue<'Organization'>
  'phone'?: S.TokenValue
  'primary-organization'?: S.ReferenceValue<'Organization'>
  'role'?: S.TokenValue
  'service'?: S.ReferenceValue<'HealthcareService'>
  'specialty'?: S.TokenValue
  'telecom'?: S.TokenValue
}

export interface ParametersQuery extends S.ResourceQuery<never> {

}

export interface PatientQuery extends S.ResourceQuery<'Patient:general-practitioner' | 'Patient:link' | 'Patient:organization'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'family' | 'given' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'active' | 'address-use' | 'deceased' | 'email' | 'gender' | 'identifier' | 'language' | 'phone' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'general-practitioner' | 'link' | 'organization', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'birthdate' | 'death-date' | 'deceased' | 'email' | 'family' | 'gender' | 'general-practitioner' | 'given' | 'identifier' | 'language' | 'link' | 'name' | 'organization' | 'phone' | 'phonetic' | 'telecom', 'missing', boolean> {
  'active'?: S.TokenValue
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'birthdate'?: S.DateValue
  'death-date'?: S.DateValue
  'deceased'?: S.TokenValue
  'email'?: S.TokenValue
  'family'?: S.StringValue
  'gender'?: S.TokenValue
  'general-practitioner'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'given'?: S.StringValue
  'identifier'?: S.TokenValue
  'language'?: S.TokenValue
  'link'?: S.ReferenceValue<'Patient' | 'RelatedPerson'>
  'name'?: S.StringValue
  'organization'?: S.ReferenceValue<'Organization'>
  'phone'?: S.TokenValue
  'phonetic'?: S.StringValue
  'telecom'?: S.TokenValue
}

export interface PaymentNoticeQuery extends S.ResourceQuery<'PaymentNotice:provider' | 'PaymentNotice:request' | 'PaymentNotice:response'>, S.Modified<'identifier' | 'payment-status' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'provider' | 'request' | 'response', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'created' | 'identifier' | 'payment-status' | 'provider' | 'request' | 'response' | 'status', 'missing', boolean> {
  'created'?: S.DateValue
  'identifier'?: S.TokenValue
  'payment-status'?: S.TokenValue
  'provider'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'request'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'response'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'status'?: S.TokenValue
}

export interface PaymentReconciliationQuery extends S.ResourceQuery<'PaymentReconciliation:payment-issuer' | 'PaymentReconciliation:request' | 'PaymentReconciliation:requestor'>, S.Modified<'disposition', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'outcome' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'payment-issuer' | 'request' | 'requestor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'created' | 'disposition' | 'identifier' | 'outcome' | 'payment-issuer' | 'request' | 'requestor' | 'status', 'missing', boolean> {
  'created'?: S.DateValue
  'disposition'?: S.StringValue
  'identifier'?: S.TokenValue
  'outcome'?: S.TokenValue
  'payment-issuer'?: S.ReferenceValue<'Organization'>
  'request'?: S.ReferenceValue<'Task'>
  'requestor'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
  'status'?: S.TokenValue
}

export interface PersonQuery extends S.ResourceQuery<'Person:link' | 'Person:organization' | 'Person:patient' | 'Person:practitioner' | 'Person:relatedperson'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'address-use' | 'email' | 'gender' | 'identifier' | 'phone' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'link' | 'organization' | 'patient' | 'practitioner' | 'relatedperson', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'birthdate' | 'email' | 'gender' | 'identifier' | 'link' | 'name' | 'organization' | 'patient' | 'phone' | 'phonetic' | 'practitioner' | 'relatedperson' | 'telecom', 'missing', boolean> {
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'birthdate'?: S.DateValue
  'email'?: S.TokenValue
  'gender'?: S.TokenValue
  'identifier'?: S.TokenValue
  'link'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'Person' | 'RelatedPerson'>
  'name'?: S.StringValue
  'organization'?: S.ReferenceValue<'Organization'>
  'patient'?: S.ReferenceValue<'Patient'>
  'phone'?: S.TokenValue
  'phonetic'?: S.StringValue
  'practitioner'?: S.ReferenceValue<'Practitioner'>
  'relatedperson'?: S.ReferenceValue<'RelatedPerson'>
  'telecom'?: S.TokenValue
}

export interface PlanDefinitionQuery extends S.ResourceQuery<'PlanDefinition:composed-of' | 'PlanDefinition:definition' | 'PlanDefinition:depends-on' | 'PlanDefinition:derived-from' | 'PlanDefinition:predecessor' | 'PlanDefinition:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'type' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'definition' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'definition' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'type' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'definition'?: S.ReferenceValue<'Questionnaire' | 'PlanDefinition' | 'ActivityDefinition'>
  'depends-on'?: S.ReferenceValue<'Library' | 'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'type'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface PractitionerQuery extends S.ResourceQuery<never>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'family' | 'given' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'active' | 'address-use' | 'communication' | 'email' | 'gender' | 'identifier' | 'phone' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'active' | 'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'communication' | 'email' | 'family' | 'gender' | 'given' | 'identifier' | 'name' | 'phone' | 'phonetic' | 'telecom', 'missing', boolean> {
  'active'?: S.TokenValue
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'communication'?: S.TokenValue
  'email'?: S.TokenValue
  'family'?: S.StringValue
  'gender'?: S.TokenValue
  'given'?: S.StringValue
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'phone'?: S.TokenValue
  'phonetic'?: S.StringValue
  'telecom'?: S.TokenValue
}

export interface PractitionerRoleQuery extends S.ResourceQuery<'PractitionerRole:endpoint' | 'PractitionerRole:location' | 'PractitionerRole:organization' | 'PractitionerRole:practitioner' | 'PractitionerRole:service'>, S.Modified<'active' | 'email' | 'identifier' | 'phone' | 'role' | 'specialty' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'endpoint' | 'location' | 'organization' | 'practitioner' | 'service', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'date' | 'email' | 'endpoint' | 'identifier' | 'location' | 'organization' | 'phone' | 'practitioner' | 'role' | 'service' | 'specialty' | 'telecom', 'missing', boolean> {
  'active'?: S.TokenValue
  'date'?: S.DateValue
  'email'?: S.TokenValue
  'endpoint'?: S.ReferenceValue<'Endpoint'>
  'identifier'?: S.TokenValue
  'location'?: S.ReferenceValue<'Location'>
  'organization'?: S.ReferenceValue<'Organization'>
  'phone'?: S.TokenValue
  'practitioner'?: S.ReferenceValue<'Practitioner'>
  'role'?: S.TokenValue
  'service'?: S.ReferenceValue<'HealthcareService'>
  'specialty'?: S.TokenValue
  'telecom'?: S.TokenValue
}

export interface ProcedureQuery extends S.ResourceQuery<'Procedure:based-on' | 'Procedure:encounter' | 'Procedure:instantiates-canonical' | 'Procedure:location' | 'Procedure:part-of' | 'Procedure:patient' | 'Procedure:performer' | 'Procedure:reason-reference' | 'Procedure:subject'>, S.Modified<'category' | 'code' | 'identifier' | 'reason-code' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'instantiates-canonical' | 'location' | 'part-of' | 'patient' | 'performer' | 'reason-reference' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'based-on' | 'category' | 'code' | 'date' | 'encounter' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'location' | 'part-of' | 'patient' | 'performer' | 'reason-code' | 'reason-reference' | 'status' | 'subject', 'missing', boolean> {
  'based-on'?: S.ReferenceValue<'CarePlan' | 'ServiceRequest'>
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'Questionnaire' | 'Measure' | 'PlanDefinition' | 'OperationDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'location'?: S.ReferenceValue<'Location'>
  'part-of'?: S.ReferenceValue<'Observation' | 'Procedure' | 'MedicationAdministration'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'reason-code'?: S.TokenValue
  'reason-reference'?: S.ReferenceValue<'Condition' | 'Observation' | 'Procedure' | 'DiagnosticReport' | 'DocumentReference'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface ProvenanceQuery extends S.ResourceQuery<'Provenance:agent' | 'Provenance:entity' | 'Provenance:location' | 'Provenance:patient' | 'Provenance:target'>, S.Modified<'agent-role' | 'agent-type' | 'signature-type', S.TokenModifier, S.StringValue>, S.Modified<'agent' | 'entity' | 'location' | 'patient' | 'target', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'agent' | 'agent-role' | 'agent-type' | 'entity' | 'location' | 'patient' | 'recorded' | 'signature-type' | 'target' | 'when', 'missing', boolean> {
  'agent'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'agent-role'?: S.TokenValue
  'agent-type'?: S.TokenValue
  'entity'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'location'?: S.ReferenceValue<'Location'>
  'patient'?: S.ReferenceValue<'Patient'>
  'recorded'?: S.DateValue
  'signature-type'?: S.TokenValue
  'target'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'when'?: S.DateValue
}

export interface QuestionnaireQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'subject-type' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'definition' | 'url', S.UriModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'definition' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'subject-type' | 'title' | 'url' | 'version', 'missing', boolean> {
  'code'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'definition'?: S.StringValue
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'subject-type'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface QuestionnaireResponseQuery extends S.ResourceQuery<'QuestionnaireResponse:author' | 'QuestionnaireResponse:based-on' | 'QuestionnaireResponse:encounter' | 'QuestionnaireResponse:part-of' | 'QuestionnaireResponse:patient' | 'QuestionnaireResponse:questionnaire' | 'QuestionnaireResponse:source' | 'QuestionnaireResponse:subject'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'author' | 'based-on' | 'encounter' | 'part-of' | 'patient' | 'questionnaire' | 'source' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'authored' | 'based-on' | 'encounter' | 'identifier' | 'part-of' | 'patient' | 'questionnaire' | 'source' | 'status' | 'subject', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'authored'?: S.DateValue
  'based-on'?: S.ReferenceValue<'CarePlan' | 'ServiceRequest'>
  'encounter'?: S.ReferenceValue<'Encounter'>
  'identifier'?: S.TokenValue
  'part-of'?: S.ReferenceValue<'Observation' | 'Procedure'>
  'patient'?: S.ReferenceValue<'Patient'>
  'questionnaire'?: S.ReferenceValue<'Questionnaire'>
  'source'?: S.ReferenceValue<'Practitioner' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface RelatedPersonQuery extends S.ResourceQuery<'RelatedPerson:patient'>, S.Modified<'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'name' | 'phonetic', S.StringModifier, S.StringValue>, S.Modified<'active' | 'address-use' | 'email' | 'gender' | 'identifier' | 'phone' | 'relationship' | 'telecom', S.TokenModifier, S.StringValue>, S.Modified<'patient', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'address' | 'address-city' | 'address-country' | 'address-postalcode' | 'address-state' | 'address-use' | 'birthdate' | 'email' | 'gender' | 'identifier' | 'name' | 'patient' | 'phone' | 'phonetic' | 'relationship' | 'telecom', 'missing', boolean> {
  'active'?: S.TokenValue
  'address'?: S.StringValue
  'address-city'?: S.StringValue
  'address-country'?: S.StringValue
  'address-postalcode'?: S.StringValue
  'address-state'?: S.StringValue
  'address-use'?: S.TokenValue
  'birthdate'?: S.DateValue
  'email'?: S.TokenValue
  'gender'?: S.TokenValue
  'identifier'?: S.TokenValue
  'name'?: S.StringValue
  'patient'?: S.ReferenceValue<'Patient'>
  'phone'?: S.TokenValue
  'phonetic'?: S.StringValue
  'relationship'?: S.TokenValue
  'telecom'?: S.TokenValue
}

export interface RequestGroupQuery extends S.ResourceQuery<'RequestGroup:author' | 'RequestGroup:encounter' | 'RequestGroup:instantiates-canonical' | 'RequestGroup:participant' | 'RequestGroup:patient' | 'RequestGroup:subject'>, S.Modified<'code' | 'group-identifier' | 'identifier' | 'intent' | 'priority' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'author' | 'encounter' | 'instantiates-canonical' | 'participant' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'author' | 'authored' | 'code' | 'encounter' | 'group-identifier' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'intent' | 'participant' | 'patient' | 'priority' | 'status' | 'subject', 'missing', boolean> {
  'author'?: S.ReferenceValue<'Practitioner' | 'Device' | 'PractitionerRole'>
  'authored'?: S.DateValue
  'code'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'group-identifier'?: S.TokenValue
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue
  'instantiates-uri'?: S.StringValue
  'intent'?: S.TokenValue
  'participant'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'patient'?: S.ReferenceValue<'Patient'>
  'priority'?: S.TokenValue
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface ResearchDefinitionQuery extends S.ResourceQuery<'ResearchDefinition:composed-of' | 'ResearchDefinition:depends-on' | 'ResearchDefinition:derived-from' | 'ResearchDefinition:predecessor' | 'ResearchDefinition:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Library' | 'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ResearchElementDefinitionQuery extends S.ResourceQuery<'ResearchElementDefinition:composed-of' | 'ResearchElementDefinition:depends-on' | 'ResearchElementDefinition:derived-from' | 'ResearchElementDefinition:predecessor' | 'ResearchElementDefinition:successor'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'topic' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'composed-of' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'depends-on' | 'derived-from' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'predecessor' | 'publisher' | 'status' | 'successor' | 'title' | 'topic' | 'url' | 'version', 'missing', boolean> {
  'composed-of'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'depends-on'?: S.ReferenceValue<'Library' | 'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'derived-from'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'predecessor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'successor'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'title'?: S.StringValue
  'topic'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ResearchStudyQuery extends S.ResourceQuery<'ResearchStudy:partof' | 'ResearchStudy:principalinvestigator' | 'ResearchStudy:protocol' | 'ResearchStudy:site' | 'ResearchStudy:sponsor'>, S.Modified<'title', S.StringModifier, S.StringValue>, S.Modified<'category' | 'focus' | 'identifier' | 'keyword' | 'location' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'partof' | 'principalinvestigator' | 'protocol' | 'site' | 'sponsor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'date' | 'focus' | 'identifier' | 'keyword' | 'location' | 'partof' | 'principalinvestigator' | 'protocol' | 'site' | 'sponsor' | 'status' | 'title', 'missing', boolean> {
  'category'?: S.TokenValue
  'date'?: S.DateValue
  'focus'?: S.TokenValue
  'identifier'?: S.TokenValue
  'keyword'?: S.TokenValue
  'location'?: S.TokenValue
  'partof'?: S.ReferenceValue<'ResearchStudy'>
  'principalinvestigator'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'protocol'?: S.ReferenceValue<'PlanDefinition'>
  'site'?: S.ReferenceValue<'Location'>
  'sponsor'?: S.ReferenceValue<'Organization'>
  'status'?: S.TokenValue
  'title'?: S.StringValue
}

export interface ResearchSubjectQuery extends S.ResourceQuery<'ResearchSubject:individual' | 'ResearchSubject:patient' | 'ResearchSubject:study'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'individual' | 'patient' | 'study', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'date' | 'identifier' | 'individual' | 'patient' | 'status' | 'study', 'missing', boolean> {
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'individual'?: S.ReferenceValue<'Patient'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'study'?: S.ReferenceValue<'ResearchStudy'>
}

export interface RiskAssessmentQuery extends S.ResourceQuery<'RiskAssessment:condition' | 'RiskAssessment:encounter' | 'RiskAssessment:patient' | 'RiskAssessment:performer' | 'RiskAssessment:subject'>, S.Modified<'identifier' | 'method' | 'risk', S.TokenModifier, S.StringValue>, S.Modified<'condition' | 'encounter' | 'patient' | 'performer' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'condition' | 'date' | 'encounter' | 'identifier' | 'method' | 'patient' | 'performer' | 'probability' | 'risk' | 'subject', 'missing', boolean> {
  'condition'?: S.ReferenceValue<'Condition'>
  'date'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'method'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Device' | 'PractitionerRole'>
  'probability'?: S.NumberValue
  'risk'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Patient'>
}

export interface RiskEvidenceSynthesisQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'effective' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'effective'?: S.DateValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ScheduleQuery extends S.ResourceQuery<'Schedule:actor'>, S.Modified<'active' | 'identifier' | 'service-category' | 'service-type' | 'specialty', S.TokenModifier, S.StringValue>, S.Modified<'actor', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'active' | 'actor' | 'date' | 'identifier' | 'service-category' | 'service-type' | 'specialty', 'missing', boolean> {
  'active'?: S.TokenValue
  'actor'?: S.ReferenceValue<'Practitioner' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson' | 'Location'>
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'service-category'?: S.TokenValue
  'service-type'?: S.TokenValue
  'specialty'?: S.TokenValue
}

export interface SearchParameterQuery extends S.ResourceQuery<'SearchParameter:component' | 'SearchParameter:derived-from'>, S.Modified<'description' | 'name' | 'publisher', S.StringModifier, S.StringValue>, S.Modified<'base' | 'code' | 'context' | 'context-type' | 'jurisdiction' | 'status' | 'target' | 'type' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'component' | 'derived-from', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'base' | 'code' | 'component' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'derived-from' | 'description' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'target' | 'type' | 'url' | 'version', 'missing', boolean> {
  'base'?: S.TokenValue
  'code'?: S.TokenValue
  'component'?: S.ReferenceValue<'SearchParameter'>
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'derived-from'?: S.ReferenceValue<'SearchParameter'>
  'description'?: S.StringValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'target'?: S.TokenValue
  'type'?: S.TokenValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ServiceRequestQuery extends S.ResourceQuery<'ServiceRequest:based-on' | 'ServiceRequest:encounter' | 'ServiceRequest:instantiates-canonical' | 'ServiceRequest:patient' | 'ServiceRequest:performer' | 'ServiceRequest:replaces' | 'ServiceRequest:requester' | 'ServiceRequest:specimen' | 'ServiceRequest:subject'>, S.Modified<'body-site' | 'category' | 'code' | 'identifier' | 'intent' | 'order-detail' | 'performer-type' | 'priority' | 'requisition' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'instantiates-uri', S.UriModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'instantiates-canonical' | 'patient' | 'performer' | 'replaces' | 'requester' | 'specimen' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authored' | 'based-on' | 'body-site' | 'category' | 'code' | 'encounter' | 'identifier' | 'instantiates-canonical' | 'instantiates-uri' | 'intent' | 'occurrence' | 'order-detail' | 'patient' | 'performer' | 'performer-type' | 'priority' | 'replaces' | 'requester' | 'requisition' | 'specimen' | 'status' | 'subject', 'missing', boolean> {
  'authored'?: S.DateValue
  'based-on'?: S.ReferenceValue<'CarePlan' | 'MedicationRequest' | 'ServiceRequest'>
  'body-site'?: S.TokenValue
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'instantiates-canonical'?: S.ReferenceValue<'PlanDefinition' | 'ActivityDefinition'>
  'instantiates-uri'?: S.StringValue
  'intent'?: S.TokenValue
  'occurrence'?: S.DateValue
  'order-detail'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'performer-type'?: S.TokenValue
  'priority'?: S.TokenValue
  'replaces'?: S.ReferenceValue<'ServiceRequest'>
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'requisition'?: S.TokenValue
  'specimen'?: S.ReferenceValue<'Specimen'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Location'>
}

export interface SlotQuery extends S.ResourceQuery<'Slot:schedule'>, S.Modified<'appointment-type' | 'identifier' | 'service-category' | 'service-type' | 'specialty' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'schedule', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'appointment-type' | 'identifier' | 'schedule' | 'service-category' | 'service-type' | 'specialty' | 'start' | 'status', 'missing', boolean> {
  'appointment-type'?: S.TokenValue
  'identifier'?: S.TokenValue
  'schedule'?: S.ReferenceValue<'Schedule'>
  'service-category'?: S.TokenValue
  'service-type'?: S.TokenValue
  'specialty'?: S.TokenValue
  'start'?: S.DateValue
  'status'?: S.TokenValue
}

export interface SpecimenQuery extends S.ResourceQuery<'Specimen:collector' | 'Specimen:parent' | 'Specimen:patient' | 'Specimen:subject'>, S.Modified<'accession' | 'bodysite' | 'container' | 'container-id' | 'identifier' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'collector' | 'parent' | 'patient' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'accession' | 'bodysite' | 'collected' | 'collector' | 'container' | 'container-id' | 'identifier' | 'parent' | 'patient' | 'status' | 'subject' | 'type', 'missing', boolean> {
  'accession'?: S.TokenValue
  'bodysite'?: S.TokenValue
  'collected'?: S.DateValue
  'collector'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'container'?: S.TokenValue
  'container-id'?: S.TokenValue
  'identifier'?: S.TokenValue
  'parent'?: S.ReferenceValue<'Specimen'>
  'patient'?: S.ReferenceValue<'Patient'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Group' | 'Device' | 'Patient' | 'Substance' | 'Location'>
  'type'?: S.TokenValue
}

export interface SpecimenDefinitionQuery extends S.ResourceQuery<never>, S.Modified<'container' | 'identifier' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'container' | 'identifier' | 'type', 'missing', boolean> {
  'container'?: S.TokenValue
  'identifier'?: S.TokenValue
  'type'?: S.TokenValue
}

export interface StructureDefinitionQuery extends S.ResourceQuery<'StructureDefinition:base' | 'StructureDefinition:valueset'>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'abstract' | 'base-path' | 'context' | 'context-type' | 'derivation' | 'experimental' | 'ext-context' | 'identifier' | 'jurisdiction' | 'keyword' | 'kind' | 'path' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'type' | 'url', S.UriModifier, S.StringValue>, S.Modified<'base' | 'valueset', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'abstract' | 'base' | 'base-path' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'derivation' | 'description' | 'experimental' | 'ext-context' | 'identifier' | 'jurisdiction' | 'keyword' | 'kind' | 'name' | 'path' | 'publisher' | 'status' | 'title' | 'type' | 'url' | 'valueset' | 'version', 'missing', boolean> {
  'abstract'?: S.TokenValue
  'base'?: S.ReferenceValue<'StructureDefinition'>
  'base-path'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'derivation'?: S.TokenValue
  'description'?: S.StringValue
  'experimental'?: S.TokenValue
  'ext-context'?: S.TokenValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'keyword'?: S.TokenValue
  'kind'?: S.TokenValue
  'name'?: S.StringValue
  'path'?: S.TokenValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'type'?: S.StringValue
  'url'?: S.StringValue
  'valueset'?: S.ReferenceValue<'ValueSet'>
  'version'?: S.TokenValue
}

export interface StructureMapQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface SubscriptionQuery extends S.ResourceQuery<never>, S.Modified<'criteria', S.StringModifier, S.StringValue>, S.Modified<'contact' | 'payload' | 'status' | 'type', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'contact' | 'criteria' | 'payload' | 'status' | 'type' | 'url', 'missing', boolean> {
  'contact'?: S.TokenValue
  'criteria'?: S.StringValue
  'payload'?: S.TokenValue
  'status'?: S.TokenValue
  'type'?: S.TokenValue
  'url'?: S.StringValue
}

export interface SubstanceQuery extends S.ResourceQuery<'Substance:substance-reference'>, S.Modified<'category' | 'code' | 'container-identifier' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'substance-reference', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'code' | 'container-identifier' | 'expiry' | 'identifier' | 'quantity' | 'status' | 'substance-reference', 'missing', boolean> {
  'category'?: S.TokenValue
  'code'?: S.TokenValue
  'container-identifier'?: S.TokenValue
  'expiry'?: S.DateValue
  'identifier'?: S.TokenValue
  'quantity'?: S.QuantityValue
  'status'?: S.TokenValue
  'substance-reference'?: S.ReferenceValue<'Substance'>
}

export interface SubstanceNucleicAcidQuery extends S.ResourceQuery<never> {

}

export interface SubstancePolymerQuery extends S.ResourceQuery<never> {

}

export interface SubstanceProteinQuery extends S.ResourceQuery<never> {

}

export interface SubstanceReferenceInformationQuery extends S.ResourceQuery<never> {

}

export interface SubstanceSourceMaterialQuery extends S.ResourceQuery<never> {

}

export interface SubstanceSpecificationQuery extends S.ResourceQuery<never>, S.Modified<'code', S.TokenModifier, S.StringValue>, S.Modified<'code', 'missing', boolean> {
  'code'?: S.TokenValue
}

export interface SupplyDeliveryQuery extends S.ResourceQuery<'SupplyDelivery:patient' | 'SupplyDelivery:receiver' | 'SupplyDelivery:supplier'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'patient' | 'receiver' | 'supplier', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'patient' | 'receiver' | 'status' | 'supplier', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'receiver'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'status'?: S.TokenValue
  'supplier'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'PractitionerRole'>
}

export interface SupplyRequestQuery extends S.ResourceQuery<'SupplyRequest:requester' | 'SupplyRequest:subject' | 'SupplyRequest:supplier'>, S.Modified<'category' | 'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'requester' | 'subject' | 'supplier', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'category' | 'date' | 'identifier' | 'requester' | 'status' | 'subject' | 'supplier', 'missing', boolean> {
  'category'?: S.TokenValue
  'date'?: S.DateValue
  'identifier'?: S.TokenValue
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Organization' | 'Patient' | 'Location'>
  'supplier'?: S.ReferenceValue<'Organization' | 'HealthcareService'>
}

export interface TaskQuery extends S.ResourceQuery<'Task:based-on' | 'Task:encounter' | 'Task:focus' | 'Task:owner' | 'Task:part-of' | 'Task:patient' | 'Task:requester' | 'Task:subject'>, S.Modified<'business-status' | 'code' | 'group-identifier' | 'identifier' | 'intent' | 'performer' | 'priority' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'based-on' | 'encounter' | 'focus' | 'owner' | 'part-of' | 'patient' | 'requester' | 'subject', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'authored-on' | 'based-on' | 'business-status' | 'code' | 'encounter' | 'focus' | 'group-identifier' | 'identifier' | 'intent' | 'modified' | 'owner' | 'part-of' | 'patient' | 'performer' | 'period' | 'priority' | 'requester' | 'status' | 'subject', 'missing', boolean> {
  'authored-on'?: S.DateValue
  'based-on'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'business-status'?: S.TokenValue
  'code'?: S.TokenValue
  'encounter'?: S.ReferenceValue<'Encounter'>
  'focus'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
  'group-identifier'?: S.TokenValue
  'identifier'?: S.TokenValue
  'intent'?: S.TokenValue
  'modified'?: S.DateValue
  'owner'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'CareTeam' | 'Device' | 'Patient' | 'HealthcareService' | 'PractitionerRole' | 'RelatedPerson'>
  'part-of'?: S.ReferenceValue<'Task'>
  'patient'?: S.ReferenceValue<'Patient'>
  'performer'?: S.TokenValue
  'period'?: S.DateValue
  'priority'?: S.TokenValue
  'requester'?: S.ReferenceValue<'Practitioner' | 'Organization' | 'Device' | 'Patient' | 'PractitionerRole' | 'RelatedPerson'>
  'status'?: S.TokenValue
  'subject'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface TerminologyCapabilitiesQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface TestReportQuery extends S.ResourceQuery<'TestReport:testscript'>, S.Modified<'tester', S.StringModifier, S.StringValue>, S.Modified<'identifier' | 'result', S.TokenModifier, S.StringValue>, S.Modified<'participant', S.UriModifier, S.StringValue>, S.Modified<'testscript', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'identifier' | 'issued' | 'participant' | 'result' | 'tester' | 'testscript', 'missing', boolean> {
  'identifier'?: S.TokenValue
  'issued'?: S.DateValue
  'participant'?: S.StringValue
  'result'?: S.TokenValue
  'tester'?: S.StringValue
  'testscript'?: S.ReferenceValue<'TestScript'>
}

export interface TestScriptQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'testscript-capability' | 'title', S.StringModifier, S.StringValue>, S.Modified<'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'url', S.UriModifier, S.StringValue>, S.Modified<'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'status' | 'testscript-capability' | 'title' | 'url' | 'version', 'missing', boolean> {
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'status'?: S.TokenValue
  'testscript-capability'?: S.StringValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface ValueSetQuery extends S.ResourceQuery<never>, S.Modified<'description' | 'name' | 'publisher' | 'title', S.StringModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-type' | 'identifier' | 'jurisdiction' | 'status' | 'version', S.TokenModifier, S.StringValue>, S.Modified<'expansion' | 'reference' | 'url', S.UriModifier, S.StringValue>, S.Modified<'code' | 'context' | 'context-quantity' | 'context-type' | 'context-type-quantity' | 'context-type-value' | 'date' | 'description' | 'expansion' | 'identifier' | 'jurisdiction' | 'name' | 'publisher' | 'reference' | 'status' | 'title' | 'url' | 'version', 'missing', boolean> {
  'code'?: S.TokenValue
  'context'?: S.TokenValue
  'context-quantity'?: S.QuantityValue
  'context-type'?: S.TokenValue
  'context-type-quantity'?: S.StringValue
  'context-type-value'?: S.StringValue
  'date'?: S.DateValue
  'description'?: S.StringValue
  'expansion'?: S.StringValue
  'identifier'?: S.TokenValue
  'jurisdiction'?: S.TokenValue
  'name'?: S.StringValue
  'publisher'?: S.StringValue
  'reference'?: S.StringValue
  'status'?: S.TokenValue
  'title'?: S.StringValue
  'url'?: S.StringValue
  'version'?: S.TokenValue
}

export interface VerificationResultQuery extends S.ResourceQuery<'VerificationResult:target'>, S.Modified<'target', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'target', 'missing', boolean> {
  'target'?: S.ReferenceValue<'Account' | 'ActivityDefinition' | 'AdverseEvent' | 'AllergyIntolerance' | 'Appointment' | 'AppointmentResponse' | 'AuditEvent' | 'Basic' | 'Binary' | 'BiologicallyDerivedProduct' | 'BodyStructure' | 'Bundle' | 'CapabilityStatement' | 'CarePlan' | 'CareTeam' | 'CatalogEntry' | 'ChargeItem' | 'ChargeItemDefinition' | 'Claim' | 'ClaimResponse' | 'ClinicalImpression' | 'CodeSystem' | 'Communication' | 'CommunicationRequest' | 'CompartmentDefinition' | 'Composition' | 'ConceptMap' | 'Condition' | 'Consent' | 'Contract' | 'Coverage' | 'CoverageEligibilityRequest' | 'CoverageEligibilityResponse' | 'DetectedIssue' | 'Device' | 'DeviceDefinition' | 'DeviceMetric' | 'DeviceRequest' | 'DeviceUseStatement' | 'DiagnosticReport' | 'DocumentManifest' | 'DocumentReference' | 'EffectEvidenceSynthesis' | 'Encounter' | 'Endpoint' | 'EnrollmentRequest' | 'EnrollmentResponse' | 'EpisodeOfCare' | 'EventDefinition' | 'Evidence' | 'EvidenceVariable' | 'ExampleScenario' | 'ExplanationOfBenefit' | 'FamilyMemberHistory' | 'Flag' | 'Goal' | 'GraphDefinition' | 'Group' | 'GuidanceResponse' | 'HealthcareService' | 'ImagingStudy' | 'Immunization' | 'ImmunizationEvaluation' | 'ImmunizationRecommendation' | 'ImplementationGuide' | 'InsurancePlan' | 'Invoice' | 'Library' | 'Linkage' | 'List' | 'Location' | 'Measure' | 'MeasureReport' | 'Media' | 'Medication' | 'MedicationAdministration' | 'MedicationDispense' | 'MedicationKnowledge' | 'MedicationRequest' | 'MedicationStatement' | 'MedicinalProduct' | 'MedicinalProductAuthorization' | 'MedicinalProductContraindication' | 'MedicinalProductIndication' | 'MedicinalProductIngredient' | 'MedicinalProductInteraction' | 'MedicinalProductManufactured' | 'MedicinalProductPackaged' | 'MedicinalProductPharmaceutical' | 'MedicinalProductUndesirableEffect' | 'MessageDefinition' | 'MessageHeader' | 'MolecularSequence' | 'NamingSystem' | 'NutritionOrder' | 'Observation' | 'ObservationDefinition' | 'OperationDefinition' | 'OperationOutcome' | 'Organization' | 'OrganizationAffiliation' | 'Patient' | 'PaymentNotice' | 'PaymentReconciliation' | 'Person' | 'PlanDefinition' | 'Practitioner' | 'PractitionerRole' | 'Procedure' | 'Provenance' | 'Questionnaire' | 'QuestionnaireResponse' | 'RelatedPerson' | 'RequestGroup' | 'ResearchDefinition' | 'ResearchElementDefinition' | 'ResearchStudy' | 'ResearchSubject' | 'RiskAssessment' | 'RiskEvidenceSynthesis' | 'Schedule' | 'SearchParameter' | 'ServiceRequest' | 'Slot' | 'Specimen' | 'SpecimenDefinition' | 'StructureDefinition' | 'StructureMap' | 'Subscription' | 'Substance' | 'SubstanceNucleicAcid' | 'SubstancePolymer' | 'SubstanceProtein' | 'SubstanceReferenceInformation' | 'SubstanceSourceMaterial' | 'SubstanceSpecification' | 'SupplyDelivery' | 'SupplyRequest' | 'Task' | 'TerminologyCapabilities' | 'TestReport' | 'TestScript' | 'ValueSet' | 'VerificationResult' | 'VisionPrescription'>
}

export interface VisionPrescriptionQuery extends S.ResourceQuery<'VisionPrescription:encounter' | 'VisionPrescription:patient' | 'VisionPrescription:prescriber'>, S.Modified<'identifier' | 'status', S.TokenModifier, S.StringValue>, S.Modified<'encounter' | 'patient' | 'prescriber', S.ReferenceModifier<ResourceType>, S.StringValue>, S.Modified<'datewritten' | 'encounter' | 'identifier' | 'patient' | 'prescriber' | 'status', 'missing', boolean> {
  'datewritten'?: S.DateValue
  'encounter'?: S.ReferenceValue<'Encounter' | 'EpisodeOfCare'>
  'identifier'?: S.TokenValue
  'patient'?: S.ReferenceValue<'Patient'>
  'prescriber'?: S.ReferenceValue<'Practitioner' | 'PractitionerRole'>
  'status'?: S.TokenValue
}

/** The search parameters of each type, with their modifiers. */
export interface Queries {
  Account: AccountQuery
  ActivityDefinition: ActivityDefinitionQuery
  AdverseEvent: AdverseEventQuery
  AllergyIntolerance: AllergyIntoleranceQuery
  Appointment: AppointmentQuery
  AppointmentResponse: AppointmentResponseQuery
  AuditEvent: AuditEventQuery
  Basic: BasicQuery
  Binary: BinaryQuery
  BiologicallyDerivedProduct: BiologicallyDerivedProductQuery
  BodyStructure: BodyStructureQuery
  Bundle: BundleQuery
  CapabilityStatement: CapabilityStatementQuery
  CarePlan: CarePlanQuery
  CareTeam: CareTeamQuery
  CatalogEntry: CatalogEntryQuery
  ChargeItem: ChargeItemQuery
  ChargeItemDefinition: ChargeItemDefinitionQuery
  Claim: ClaimQuery
  ClaimResponse: ClaimResponseQuery
  ClinicalImpression: ClinicalImpressionQuery
  CodeSystem: CodeSystemQuery
  Communication: CommunicationQuery
  CommunicationRequest: CommunicationRequestQuery
  CompartmentDefinition: CompartmentDefinitionQuery
  Composition: CompositionQuery
  ConceptMap: ConceptMapQuery
  Condition: ConditionQuery
  Consent: ConsentQuery
  Contract: ContractQuery
  Coverage: CoverageQuery
  CoverageEligibilityRequest: CoverageEligibilityRequestQuery
  CoverageEligibilityResponse: CoverageEligibilityResponseQuery
  DetectedIssue: DetectedIssueQuery
  Device: DeviceQuery
  DeviceDefinition: DeviceDefinitionQuery
  DeviceMetric: DeviceMetricQuery
  DeviceRequest: DeviceRequestQuery
  DeviceUseStatement: DeviceUseStatementQuery
  DiagnosticReport: DiagnosticReportQuery
  DocumentManifest: DocumentManifestQuery
  DocumentReference: DocumentReferenceQuery
  EffectEvidenceSynthesis: EffectEvidenceSynthesisQuery
  Encounter: EncounterQuery
  Endpoint: EndpointQuery
  EnrollmentRequest: EnrollmentRequestQuery
  EnrollmentResponse: EnrollmentResponseQuery
  EpisodeOfCare: EpisodeOfCareQuery
  EventDefinition: EventDefinitionQuery
  Evidence: EvidenceQuery
  EvidenceVariable: EvidenceVariableQuery
  ExampleScenario: ExampleScenarioQuery
  ExplanationOfBenefit: ExplanationOfBenefitQuery
  FamilyMemberHistory: FamilyMemberHistoryQuery
  Flag: FlagQuery
  Goal: GoalQuery
  GraphDefinition: GraphDefinitionQuery
  Group: GroupQuery
  GuidanceResponse: GuidanceResponseQuery
  HealthcareService: HealthcareServiceQuery
  ImagingStudy: ImagingStudyQuery
  Immunization: ImmunizationQuery
  ImmunizationEvaluation: ImmunizationEvaluationQuery
  ImmunizationRecommendation: ImmunizationRecommendationQuery
  ImplementationGuide: ImplementationGuideQuery
  InsurancePlan: InsurancePlanQuery
  Invoice: InvoiceQuery
  Library: LibraryQuery
  Linkage: LinkageQuery
  List: ListQuery
  Location: LocationQuery
  Measure: MeasureQuery
  MeasureReport: MeasureReportQuery
  Media: MediaQuery
  Medication: MedicationQuery
  MedicationAdministration: MedicationAdministrationQuery
  MedicationDispense: MedicationDispenseQuery
  MedicationKnowledge: MedicationKnowledgeQuery
  MedicationRequest: MedicationRequestQuery
  MedicationStatement: MedicationStatementQuery
  MedicinalProduct: MedicinalProductQuery
  MedicinalProductAuthorization: MedicinalProductAuthorizationQuery
  MedicinalProductContraindication: MedicinalProductContraindicationQuery
  MedicinalProductIndication: MedicinalProductIndicationQuery
  MedicinalProductIngredient: MedicinalProductIngredientQuery
  MedicinalProductInteraction: MedicinalProductInteractionQuery
  MedicinalProductManufactured: MedicinalProductManufacturedQuery
  MedicinalProductPackaged: MedicinalProductPackagedQuery
  MedicinalProductPharmaceutical: MedicinalProductPharmaceuticalQuery
  MedicinalProductUndesirableEffect: MedicinalProductUndesirableEffectQuery
  MessageDefinition: MessageDefinitionQuery
  MessageHeader: MessageHeaderQuery
  MolecularSequence: MolecularSequenceQuery
  NamingSystem: NamingSystemQuery
  NutritionOrder: NutritionOrderQuery
  Observation: ObservationQuery
  ObservationDefinition: ObservationDefinitionQuery
  OperationDefinition: OperationDefinitionQuery
  OperationOutcome: OperationOutcomeQuery
  Organization: OrganizationQuery
  OrganizationAffiliation: OrganizationAffiliationQuery
  Parameters: ParametersQuery
  Patient: PatientQuery
  PaymentNotice: PaymentNoticeQuery
  PaymentReconciliation: PaymentReconciliationQuery
  Person: PersonQuery
  PlanDefinition: PlanDefinitionQuery
  Practitioner: PractitionerQuery
  PractitionerRole: PractitionerRoleQuery
  Procedure: ProcedureQuery
  Provenance: ProvenanceQuery
  Questionnaire: QuestionnaireQuery
  QuestionnaireResponse: QuestionnaireResponseQuery
  RelatedPerson: RelatedPersonQuery
  RequestGroup: RequestGroupQuery
  ResearchDefinition: ResearchDefinitionQuery
  ResearchElementDefinition: ResearchElementDefinitionQuery
  ResearchStudy: ResearchStudyQuery
  ResearchSubject: ResearchSubjectQuery
  RiskAssessment: RiskAssessmentQuery
  RiskEvidenceSynthesis: RiskEvidenceSynthesisQuery
  Schedule: ScheduleQuery
  SearchParameter: SearchParameterQuery
  ServiceRequest: ServiceRequestQuery
  Slot: SlotQuery
  Specimen: SpecimenQuery
  SpecimenDefinition: SpecimenDefinitionQuery
  StructureDefinition: StructureDefinitionQuery
  StructureMap: StructureMapQuery
  Subscription: SubscriptionQuery
  Substance: SubstanceQuery
  SubstanceNucleicAcid: SubstanceNucleicAcidQuery
  SubstancePolymer: SubstancePolymerQuery
  SubstanceProtein: SubstanceProteinQuery
  SubstanceReferenceInformation: SubstanceReferenceInformationQuery
  SubstanceSourceMaterial: SubstanceSourceMaterialQuery
  SubstanceSpecification: SubstanceSpecificationQuery
  SupplyDelivery: SupplyDeliveryQuery
  SupplyRequest: SupplyRequestQuery
  Task: TaskQuery
  TerminologyCapabilities: TerminologyCapabilitiesQuery
  TestReport: TestReportQuery
  TestScript: TestScriptQuery
  ValueSet: ValueSetQuery
  VerificationResult: VerificationResultQuery
  VisionPrescription: VisionPrescriptionQuery
}

/** The reference parameters of each type. */
export interface ReferenceNames {
  Account: 'owner' | 'patient' | 'subject'
  ActivityDefinition: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  AdverseEvent: 'location' | 'recorder' | 'resultingcondition' | 'study' | 'subject' | 'substance'
  AllergyIntolerance: 'asserter' | 'patient' | 'recorder'
  Appointment: 'actor' | 'based-on' | 'location' | 'patient' | 'practitioner' | 'reason-reference' | 'slot' | 'supporting-info'
  AppointmentResponse: 'actor' | 'appointment' | 'location' | 'patient' | 'practitioner'
  AuditEvent: 'agent' | 'entity' | 'patient' | 'source'
  Basic: 'author' | 'patient' | 'subject'
  Binary: never
  BiologicallyDerivedProduct: never
  BodyStructure: 'patient'
  Bundle: 'composition' | 'message'
  CapabilityStatement: 'guide' | 'resource-profile' | 'supported-profile'
  CarePlan: 'activity-reference' | 'based-on' | 'care-team' | 'condition' | 'encounter' | 'goal' | 'instantiates-canonical' | 'part-of' | 'patient' | 'performer' | 'replaces' | 'subject'
  CareTeam: 'encounter' | 'participant' | 'patient' | 'subject'
  CatalogEntry: never
  ChargeItem: 'account' | 'context' | 'enterer' | 'patient' | 'performer-actor' | 'performing-organization' | 'requesting-organization' | 'service' | 'subject'
  ChargeItemDefinition: never
  Claim: 'care-team' | 'detail-udi' | 'encounter' | 'enterer' | 'facility' | 'insurer' | 'item-udi' | 'patient' | 'payee' | 'procedure-udi' | 'provider' | 'subdetail-udi'
  ClaimResponse: 'insurer' | 'patient' | 'request' | 'requestor'
  ClinicalImpression: 'assessor' | 'encounter' | 'finding-ref' | 'investigation' | 'patient' | 'previous' | 'problem' | 'subject' | 'supporting-info'
  CodeSystem: 'supplements'
  Communication: 'based-on' | 'encounter' | 'instantiates-canonical' | 'part-of' | 'patient' | 'recipient' | 'sender' | 'subject'
  CommunicationRequest: 'based-on' | 'encounter' | 'patient' | 'recipient' | 'replaces' | 'requester' | 'sender' | 'subject'
  CompartmentDefinition: never
  Composition: 'attester' | 'author' | 'encounter' | 'entry' | 'patient' | 'related-ref' | 'subject'
  ConceptMap: 'other' | 'source' | 'source-uri' | 'target' | 'target-uri'
  Condition: 'asserter' | 'encounter' | 'evidence-detail' | 'patient' | 'subject'
  Consent: 'actor' | 'consentor' | 'data' | 'organization' | 'patient' | 'source-reference'
  Contract: 'authority' | 'domain' | 'patient' | 'signer' | 'subject'
  Coverage: 'beneficiary' | 'patient' | 'payor' | 'policy-holder' | 'subscriber'
  CoverageEligibilityRequest: 'enterer' | 'facility' | 'patient' | 'provider'
  CoverageEligibilityResponse: 'insurer' | 'patient' | 'request' | 'requestor'
  DetectedIssue: 'author' | 'implicated' | 'patient'
  Device: 'location' | 'organization' | 'patient'
  DeviceDefinition: 'parent'
  DeviceMetric: 'parent' | 'source'
  DeviceRequest: 'based-on' | 'device' | 'encounter' | 'instantiates-canonical' | 'insurance' | 'patient' | 'performer' | 'prior-request' | 'requester' | 'subject'
  DeviceUseStatement: 'device' | 'patient' | 'subject'
  DiagnosticReport: 'based-on' | 'encounter' | 'media' | 'patient' | 'performer' | 'result' | 'results-interpreter' | 'specimen' | 'subject'
  DocumentManifest: 'author' | 'item' | 'patient' | 'recipient' | 'related-ref' | 'subject'
  DocumentReference: 'authenticator' | 'author' | 'custodian' | 'encounter' | 'patient' | 'related' | 'relatesto' | 'subject'
  EffectEvidenceSynthesis: never
  Encounter: 'account' | 'appointment' | 'based-on' | 'diagnosis' | 'episode-of-care' | 'location' | 'part-of' | 'participant' | 'patient' | 'practitioner' | 'reason-reference' | 'service-provider' | 'subject'
  Endpoint: 'organization'
  EnrollmentRequest: 'patient' | 'subject'
  EnrollmentResponse: 'request'
  EpisodeOfCare: 'care-manager' | 'condition' | 'incoming-referral' | 'organization' | 'patient'
  EventDefinition: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  Evidence: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  EvidenceVariable: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  ExampleScenario: never
  ExplanationOfBenefit: 'care-team' | 'claim' | 'coverage' | 'detail-udi' | 'encounter' | 'enterer' | 'facility' | 'item-udi' | 'patient' | 'payee' | 'procedure-udi' | 'provider' | 'subdetail-udi'
  FamilyMemberHistory: 'instantiates-canonical' | 'patient'
  Flag: 'author' | 'encounter' | 'patient' | 'subject'
  Goal: 'patient' | 'subject'
  GraphDefinition: never
  Group: 'managing-entity' | 'member'
  GuidanceResponse: 'patient' | 'subject'
  HealthcareService: 'coverage-area' | 'endpoint' | 'location' | 'organization'
  ImagingStudy: 'basedon' | 'encounter' | 'endpoint' | 'interpreter' | 'patient' | 'performer' | 'referrer' | 'subject'
  Immunization: 'location' | 'manufacturer' | 'patient' | 'performer' | 'reaction' | 'reason-reference'
  ImmunizationEvaluation: 'immunization-event' | 'patient'
  ImmunizationRecommendation: 'information' | 'patient' | 'support'
  ImplementationGuide: 'depends-on' | 'global' | 'resource'
  InsurancePlan: 'administered-by' | 'endpoint' | 'owned-by'
  Invoice: 'account' | 'issuer' | 'participant' | 'patient' | 'recipient' | 'subject'
  Library: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  Linkage: 'author' | 'item' | 'source'
  List: 'encounter' | 'item' | 'patient' | 'source' | 'subject'
  Location: 'endpoint' | 'organization' | 'partof'
  Measure: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  MeasureReport: 'evaluated-resource' | 'measure' | 'patient' | 'reporter' | 'subject'
  Media: 'based-on' | 'device' | 'encounter' | 'operator' | 'patient' | 'subject'
  Medication: 'ingredient' | 'manufacturer'
  MedicationAdministration: 'context' | 'device' | 'medication' | 'patient' | 'performer' | 'request' | 'subject'
  MedicationDispense: 'context' | 'destination' | 'medication' | 'patient' | 'performer' | 'prescription' | 'receiver' | 'responsibleparty' | 'subject'
  MedicationKnowledge: 'ingredient' | 'manufacturer' | 'monograph'
  MedicationRequest: 'encounter' | 'intended-dispenser' | 'intended-performer' | 'medication' | 'patient' | 'requester' | 'subject'
  MedicationStatement: 'context' | 'medication' | 'part-of' | 'patient' | 'source' | 'subject'
  MedicinalProduct: never
  MedicinalProductAuthorization: 'holder' | 'subject'
  MedicinalProductContraindication: 'subject'
  MedicinalProductIndication: 'subject'
  MedicinalProductIngredient: never
  MedicinalProductInteraction: 'subject'
  MedicinalProductManufactured: never
  MedicinalProductPackaged: 'subject'
  MedicinalProductPharmaceutical: never
  MedicinalProductUndesirableEffect: 'subject'
  MessageDefinition: 'parent'
  MessageHeader: 'author' | 'enterer' | 'focus' | 'receiver' | 'responsible' | 'sender' | 'target'
  MolecularSequence: 'patient'
  NamingSystem: never
  NutritionOrder: 'encounter' | 'instantiates-canonical' | 'patient' | 'provider'
  Observation: 'based-on' | 'derived-from' | 'device' | 'encounter' | 'focus' | 'has-member' | 'part-of' | 'patient' | 'performer' | 'specimen' | 'subject'
  ObservationDefinition: never
  OperationDefinition: 'base' | 'input-profile' | 'output-profile'
  OperationOutcome: never
  Organization: 'endpoint' | 'partof'
  OrganizationAffiliation: 'endpoint' | 'location' | 'network' | 'participating-organization' | 'primary-organization' | 'service'
  Parameters: never
  Patient: 'general-practitioner' | 'link' | 'organization'
  PaymentNotice: 'provider' | 'request' | 'response'
  PaymentReconciliation: 'payment-issuer' | 'request' | 'requestor'
  Person: 'link' | 'organization' | 'patient' | 'practitioner' | 'relatedperson'
  PlanDefinition: 'composed-of' | 'definition' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  Practitioner: never
  PractitionerRole: 'endpoint' | 'location' | 'organization' | 'practitioner' | 'service'
  Procedure: 'based-on' | 'encounter' | 'instantiates-canonical' | 'location' | 'part-of' | 'patient' | 'performer' | 'reason-reference' | 'subject'
  Provenance: 'agent' | 'entity' | 'location' | 'patient' | 'target'
  Questionnaire: never
  QuestionnaireResponse: 'author' | 'based-on' | 'encounter' | 'part-of' | 'patient' | 'questionnaire' | 'source' | 'subject'
  RelatedPerson: 'patient'
  RequestGroup: 'author' | 'encounter' | 'instantiates-canonical' | 'participant' | 'patient' | 'subject'
  ResearchDefinition: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  ResearchElementDefinition: 'composed-of' | 'depends-on' | 'derived-from' | 'predecessor' | 'successor'
  ResearchStudy: 'partof' | 'principalinvestigator' | 'protocol' | 'site' | 'sponsor'
  ResearchSubject: 'individual' | 'patient' | 'study'
  RiskAssessment: 'condition' | 'encounter' | 'patient' | 'performer' | 'subject'
  RiskEvidenceSynthesis: never
  Schedule: 'actor'
  SearchParameter: 'component' | 'derived-from'
  ServiceRequest: 'based-on' | 'encounter' | 'instantiates-canonical' | 'patient' | 'performer' | 'replaces' | 'requester' | 'specimen' | 'subject'
  Slot: 'schedule'
  Specimen: 'collector' | 'parent' | 'patient' | 'subject'
  SpecimenDefinition: never
  StructureDefinition: 'base' | 'valueset'
  StructureMap: never
  Subscription: never
  Substance: 'substance-reference'
  SubstanceNucleicAcid: never
  SubstancePolymer: never
  SubstanceProtein: never
  SubstanceReferenceInformation: never
  SubstanceSourceMaterial: never
  SubstanceSpecification: never
  SupplyDelivery: 'patient' | 'receiver' | 'supplier'
  SupplyRequest: 'requester' | 'subject' | 'supplier'
  Task: 'based-on' | 'encounter' | 'focus' | 'owner' | 'part-of' | 'patient' | 'requester' | 'subject'
  TerminologyCapabilities: never
  TestReport: 'testscript'
  TestScript: never
  ValueSet: never
  VerificationResult: 'target'
  VisionPrescription: 'encounter' | 'patient' | 'prescriber'
}

export interface Resources {
  Account: R.Account
  ActivityDefinition: R.ActivityDefinition
  AdverseEvent: R.AdverseEvent
  AllergyIntolerance: R.AllergyIntolerance
  Appointment: R.Appointment
  AppointmentResponse: R.AppointmentResponse
  AuditEvent: R.AuditEvent
  Basic: R.Basic
  Binary: R.Binary
  BiologicallyDerivedProduct: R.BiologicallyDerivedProduct
  BodyStructure: R.BodyStructure
  Bundle: R.Bundle
  CapabilityStatement: R.CapabilityStatement
  CarePlan: R.CarePlan
  CareTeam: R.CareTeam
  CatalogEntry: R.CatalogEntry
  ChargeItem: R.ChargeItem
  ChargeItemDefinition: R.ChargeItemDefinition
  Claim: R.Claim
  ClaimResponse: R.ClaimResponse
  ClinicalImpression: R.ClinicalImpression
  CodeSystem: R.CodeSystem
  Communication: R.Communication
  CommunicationRequest: R.CommunicationRequest
  CompartmentDefinition: R.CompartmentDefinition
  Composition: R.Composition
  ConceptMap: R.ConceptMap
  Condition: R.Condition
  Consent: R.Consent
  Contract: R.Contract
  Coverage: R.Coverage
  CoverageEligibilityRequest: R.CoverageEligibilityRequest
  CoverageEligibilityResponse: R.CoverageEligibilityResponse
  DetectedIssue: R.DetectedIssue
  Device: R.Device
  DeviceDefinition: R.DeviceDefinition
  DeviceMetric: R.DeviceMetric
  DeviceRequest: R.DeviceRequest
  DeviceUseStatement: R.DeviceUseStatement
  DiagnosticReport: R.DiagnosticReport
  DocumentManifest: R.DocumentManifest
  DocumentReference: R.DocumentReference
  EffectEvidenceSynthesis: R.EffectEvidenceSynthesis
  Encounter: R.Encounter
  Endpoint: R.Endpoint
  EnrollmentRequest: R.EnrollmentRequest
  EnrollmentResponse: R.EnrollmentResponse
  EpisodeOfCare: R.EpisodeOfCare
  EventDefinition: R.EventDefinition
  Evidence: R.Evidence
  EvidenceVariable: R.EvidenceVariable
  ExampleScenario: R.ExampleScenario
  ExplanationOfBenefit: R.ExplanationOfBenefit
  FamilyMemberHistory: R.FamilyMemberHistory
  Flag: R.Flag
  Goal: R.Goal
  GraphDefinition: R.GraphDefinition
  Group: R.Group
  GuidanceResponse: R.GuidanceResponse
  HealthcareService: R.HealthcareService
  ImagingStudy: R.ImagingStudy
  Immunization: R.Immunization
  ImmunizationEvaluation: R.ImmunizationEvaluation
  ImmunizationRecommendation: R.ImmunizationRecommendation
  ImplementationGuide: R.ImplementationGuide
  InsurancePlan: R.InsurancePlan
  Invoice: R.Invoice
  Library: R.Library
  Linkage: R.Linkage
  List: R.List
  Location: R.Location
  Measure: R.Measure
  MeasureReport: R.MeasureReport
  Media: R.Media
  Medication: R.Medication
  MedicationAdministration: R.MedicationAdministration
  MedicationDispense: R.MedicationDispense
  MedicationKnowledge: R.MedicationKnowledge
  MedicationRequest: R.MedicationRequest
  MedicationStatement: R.MedicationStatement
  MedicinalProduct: R.MedicinalProduct
  MedicinalProductAuthorization: R.MedicinalProductAuthorization
  MedicinalProductContraindication: R.MedicinalProductContraindication
  MedicinalProductIndication: R.MedicinalProductIndication
  MedicinalProductIngredient: R.MedicinalProductIngredient
  MedicinalProductInteraction: R.MedicinalProductInteraction
  MedicinalProductManufactured: R.MedicinalProductManufactured
  MedicinalProductPackaged: R.MedicinalProductPackaged
  MedicinalProductPharmaceutical: R.MedicinalProductPharmaceutical
  MedicinalProductUndesirableEffect: R.MedicinalProductUndesirableEffect
  MessageDefinition: R.MessageDefinition
  MessageHeader: R.MessageHeader
  MolecularSequence: R.MolecularSequence
  NamingSystem: R.NamingSystem
  NutritionOrder: R.NutritionOrder
  Observation: R.Observation
  ObservationDefinition: R.ObservationDefinition
  OperationDefinition: R.OperationDefinition
  OperationOutcome: R.OperationOutcome
  Organization: R.Organization
  OrganizationAffiliation: R.OrganizationAffiliation
  Parameters: R.Parameters
  Patient: R.Patient
  PaymentNotice: R.PaymentNotice
  PaymentReconciliation: R.PaymentReconciliation
  Person: R.Person
  PlanDefinition: R.PlanDefinition
  Practitioner: R.Practitioner
  PractitionerRole: R.PractitionerRole
  Procedure: R.Procedure
  Provenance: R.Provenance
  Questionnaire: R.Questionnaire
  QuestionnaireResponse: R.QuestionnaireResponse
  RelatedPerson: R.RelatedPerson
  RequestGroup: R.RequestGroup
  ResearchDefinition: R.ResearchDefinition
  ResearchElementDefinition: R.ResearchElementDefinition
  ResearchStudy: R.ResearchStudy
  ResearchSubject: R.ResearchSubject
  RiskAssessment: R.RiskAssessment
  RiskEvidenceSynthesis: R.RiskEvidenceSynthesis
  Schedule: R.Schedule
  SearchParameter: R.SearchParameter
  ServiceRequest: R.ServiceRequest
  Slot: R.Slot
  Specimen: R.Specimen
  SpecimenDefinition: R.SpecimenDefinition
  StructureDefinition: R.StructureDefinition
  StructureMap: R.StructureMap
  Subscription: R.Subscription
  Substance: R.Substance
  SubstanceNucleicAcid: R.SubstanceNucleicAcid
  SubstancePolymer: R.SubstancePolymer
  SubstanceProtein: R.SubstanceProtein
  SubstanceReferenceInformation: R.SubstanceReferenceInformation
  SubstanceSourceMaterial: R.SubstanceSourceMaterial
  SubstanceSpecification: R.SubstanceSpecification
  SupplyDelivery: R.SupplyDelivery
  SupplyRequest: R.SupplyRequest
  Task: R.Task
  TerminologyCapabilities: R.TerminologyCapabilities
  TestReport: R.TestReport
  TestScript: R.TestScript
  ValueSet: R.ValueSet
  VerificationResult: R.VerificationResult
  VisionPrescription: R.VisionPrescription
}

/** Every R4 interaction, as openapi-fetch reads it. */
export interface paths {
  '/': S.SystemPath
  '/metadata': S.MetadataPath
  '/_history': S.HistoryPath<R.FhirResource>
  '/Account': S.TypePath<R.Account, AccountQuery>
  '/Account/_search': S.FormSearchPath<R.Account, AccountQuery>
  '/Account/_history': S.HistoryPath<R.Account>
  '/Account/{id}': S.InstancePath<R.Account>
  '/Account/{id}/_history': S.InstanceHistoryPath<R.Account>
  '/Account/{id}/_history/{vid}': S.VreadPath<R.Account>
  '/ActivityDefinition': S.TypePath<R.ActivityDefinition, ActivityDefinitionQuery>
  '/ActivityDefinition/_search': S.FormSearchPath<R.ActivityDefinition, ActivityDefinitionQuery>
  '/ActivityDefinition/_history': S.HistoryPath<R.ActivityDefinition>
  '/ActivityDefinition/{id}': S.InstancePath<R.ActivityDefinition>
  '/ActivityDefinition/{id}/_history': S.InstanceHistoryPath<R.ActivityDefinition>
  '/ActivityDefinition/{id}/_history/{vid}': S.VreadPath<R.ActivityDefinition>
  '/AdverseEvent': S.TypePath<R.AdverseEvent, AdverseEventQuery>
  '/AdverseEvent/_search': S.FormSearchPath<R.AdverseEvent, AdverseEventQuery>
  '/AdverseEvent/_history': S.HistoryPath<R.AdverseEvent>
  '/AdverseEvent/{id}': S.InstancePath<R.AdverseEvent>
  '/AdverseEvent/{id}/_history': S.InstanceHistoryPath<R.AdverseEvent>
  '/AdverseEvent/{id}/_history/{vid}': S.VreadPath<R.AdverseEvent>
  '/AllergyIntolerance': S.TypePath<R.AllergyIntolerance, AllergyIntoleranceQuery>
  '/AllergyIntolerance/_search': S.FormSearchPath<R.AllergyIntolerance, AllergyIntoleranceQuery>
  '/AllergyIntolerance/_history': S.HistoryPath<R.AllergyIntolerance>
  '/AllergyIntolerance/{id}': S.InstancePath<R.AllergyIntolerance>
  '/AllergyIntolerance/{id}/_history': S.InstanceHistoryPath<R.AllergyIntolerance>
  '/AllergyIntolerance/{id}/_history/{vid}': S.VreadPath<R.AllergyIntolerance>
  '/Appointment': S.TypePath<R.Appointment, AppointmentQuery>
  '/Appointment/_search': S.FormSearchPath<R.Appointment, AppointmentQuery>
  '/Appointment/_history': S.HistoryPath<R.Appointment>
  '/Appointment/{id}': S.InstancePath<R.Appointment>
  '/Appointment/{id}/_history': S.InstanceHistoryPath<R.Appointment>
  '/Appointment/{id}/_history/{vid}': S.VreadPath<R.Appointment>
  '/AppointmentResponse': S.TypePath<R.AppointmentResponse, AppointmentResponseQuery>
  '/AppointmentResponse/_search': S.FormSearchPath<R.AppointmentResponse, AppointmentResponseQuery>
  '/AppointmentResponse/_history': S.HistoryPath<R.AppointmentResponse>
  '/AppointmentResponse/{id}': S.InstancePath<R.AppointmentResponse>
  '/AppointmentResponse/{id}/_history': S.InstanceHistoryPath<R.AppointmentResponse>
  '/AppointmentResponse/{id}/_history/{vid}': S.VreadPath<R.AppointmentResponse>
  '/AuditEvent': S.TypePath<R.AuditEvent, AuditEventQuery>
  '/AuditEvent/_search': S.FormSearchPath<R.AuditEvent, AuditEventQuery>
  '/AuditEvent/_history': S.HistoryPath<R.AuditEvent>
  '/AuditEvent/{id}': S.InstancePath<R.AuditEvent>
  '/AuditEvent/{id}/_history': S.InstanceHistoryPath<R.AuditEvent>
  '/AuditEvent/{id}/_history/{vid}': S.VreadPath<R.AuditEvent>
  '/Basic': S.TypePath<R.Basic, BasicQuery>
  '/Basic/_search': S.FormSearchPath<R.Basic, BasicQuery>
  '/Basic/_history': S.HistoryPath<R.Basic>
  '/Basic/{id}': S.InstancePath<R.Basic>
  '/Basic/{id}/_history': S.InstanceHistoryPath<R.Basic>
  '/Basic/{id}/_history/{vid}': S.VreadPath<R.Basic>
  '/Binary': S.TypePath<R.Binary, BinaryQuery>
  '/Binary/_search': S.FormSearchPath<R.Binary, BinaryQuery>
  '/Binary/_history': S.HistoryPath<R.Binary>
  '/Binary/{id}': S.InstancePath<R.Binary>
  '/Binary/{id}/_history': S.InstanceHistoryPath<R.Binary>
  '/Binary/{id}/_history/{vid}': S.VreadPath<R.Binary>
  '/BiologicallyDerivedProduct': S.TypePath<R.BiologicallyDerivedProduct, BiologicallyDerivedProductQuery>
  '/BiologicallyDerivedProduct/_search': S.FormSearchPath<R.BiologicallyDerivedProduct, BiologicallyDerivedProductQuery>
  '/BiologicallyDerivedProduct/_history': S.HistoryPath<R.BiologicallyDerivedProduct>
  '/BiologicallyDerivedProduct/{id}': S.InstancePath<R.BiologicallyDerivedProduct>
  '/BiologicallyDerivedProduct/{id}/_history': S.InstanceHistoryPath<R.BiologicallyDerivedProduct>
  '/BiologicallyDerivedProduct/{id}/_history/{vid}': S.VreadPath<R.BiologicallyDerivedProduct>
  '/BodyStructure': S.TypePath<R.BodyStructure, BodyStructureQuery>
  '/BodyStructure/_search': S.FormSearchPath<R.BodyStructure, BodyStructureQuery>
  '/BodyStructure/_history': S.HistoryPath<R.BodyStructure>
  '/BodyStructure/{id}': S.InstancePath<R.BodyStructure>
  '/BodyStructure/{id}/_history': S.InstanceHistoryPath<R.BodyStructure>
  '/BodyStructure/{id}/_history/{vid}': S.VreadPath<R.BodyStructure>
  '/Bundle': S.TypePath<R.Bundle, BundleQuery>
  '/Bundle/_search': S.FormSearchPath<R.Bundle, BundleQuery>
  '/Bundle/_history': S.HistoryPath<R.Bundle>
  '/Bundle/{id}': S.InstancePath<R.Bundle>
  '/Bundle/{id}/_history': S.InstanceHistoryPath<R.Bundle>
  '/Bundle/{id}/_history/{vid}': S.VreadPath<R.Bundle>
  '/CapabilityStatement': S.TypePath<R.CapabilityStatement, CapabilityStatementQuery>
  '/CapabilityStatement/_search': S.FormSearchPath<R.CapabilityStatement, CapabilityStatementQuery>
  '/CapabilityStatement/_history': S.HistoryPath<R.CapabilityStatement>
  '/CapabilityStatement/{id}': S.InstancePath<R.CapabilityStatement>
  '/CapabilityStatement/{id}/_history': S.InstanceHistoryPath<R.CapabilityStatement>
  '/CapabilityStatement/{id}/_history/{vid}': S.VreadPath<R.CapabilityStatement>
  '/CarePlan': S.TypePath<R.CarePlan, CarePlanQuery>
  '/CarePlan/_search': S.FormSearchPath<R.CarePlan, CarePlanQuery>
  '/CarePlan/_history': S.HistoryPath<R.CarePlan>
  '/CarePlan/{id}': S.InstancePath<R.CarePlan>
  '/CarePlan/{id}/_history': S.InstanceHistoryPath<R.CarePlan>
  '/CarePlan/{id}/_history/{vid}': S.VreadPath<R.CarePlan>
  '/CareTeam': S.TypePath<R.CareTeam, CareTeamQuery>
  '/CareTeam/_search': S.FormSearchPath<R.CareTeam, CareTeamQuery>
  '/CareTeam/_history': S.HistoryPath<R.CareTeam>
  '/CareTeam/{id}': S.InstancePath<R.CareTeam>
  '/CareTeam/{id}/_history': S.InstanceHistoryPath<R.CareTeam>
  '/CareTeam/{id}/_history/{vid}': S.VreadPath<R.CareTeam>
  '/CatalogEntry': S.TypePath<R.CatalogEntry, CatalogEntryQuery>
  '/CatalogEntry/_search': S.FormSearchPath<R.CatalogEntry, CatalogEntryQuery>
  '/CatalogEntry/_history': S.HistoryPath<R.CatalogEntry>
  '/CatalogEntry/{id}': S.InstancePath<R.CatalogEntry>
  '/CatalogEntry/{id}/_history': S.InstanceHistoryPath<R.CatalogEntry>
  '/CatalogEntry/{id}/_history/{vid}': S.VreadPath<R.CatalogEntry>
  '/ChargeItem': S.TypePath<R.ChargeItem, ChargeItemQuery>
  '/ChargeItem/_search': S.FormSearchPath<R.ChargeItem, ChargeItemQuery>
  '/ChargeItem/_history': S.HistoryPath<R.ChargeItem>
  '/ChargeItem/{id}': S.InstancePath<R.ChargeItem>
  '/ChargeItem/{id}/_history': S.InstanceHistoryPath<R.ChargeItem>
  '/ChargeItem/{id}/_history/{vid}': S.VreadPath<R.ChargeItem>
  '/ChargeItemDefinition': S.TypePath<R.ChargeItemDefinition, ChargeItemDefinitionQuery>
  '/ChargeItemDefinition/_search': S.FormSearchPath<R.ChargeItemDefinition, ChargeItemDefinitionQuery>
  '/ChargeItemDefinition/_history': S.HistoryPath<R.ChargeItemDefinition>
  '/ChargeItemDefinition/{id}': S.InstancePath<R.ChargeItemDefinition>
  '/ChargeItemDefinition/{id}/_history': S.InstanceHistoryPath<R.ChargeItemDefinition>
  '/ChargeItemDefinition/{id}/_history/{vid}': S.VreadPath<R.ChargeItemDefinition>
  '/Claim': S.TypePath<R.Claim, ClaimQuery>
  '/Claim/_search': S.FormSearchPath<R.Claim, ClaimQuery>
  '/Claim/_history': S.HistoryPath<R.Claim>
  '/Claim/{id}': S.InstancePath<R.Claim>
  '/Claim/{id}/_history': S.InstanceHistoryPath<R.Claim>
  '/Claim/{id}/_history/{vid}': S.VreadPath<R.Claim>
  '/ClaimResponse': S.TypePath<R.ClaimResponse, ClaimResponseQuery>
  '/ClaimResponse/_search': S.FormSearchPath<R.ClaimResponse, ClaimResponseQuery>
  '/ClaimResponse/_history': S.HistoryPath<R.ClaimResponse>
  '/ClaimResponse/{id}': S.InstancePath<R.ClaimResponse>
  '/ClaimResponse/{id}/_history': S.InstanceHistoryPath<R.ClaimResponse>
  '/ClaimResponse/{id}/_history/{vid}': S.VreadPath<R.ClaimResponse>
  '/ClinicalImpression': S.TypePath<R.ClinicalImpression, ClinicalImpressionQuery>
  '/ClinicalImpression/_search': S.FormSearchPath<R.ClinicalImpression, ClinicalImpressionQuery>
  '/ClinicalImpression/_history': S.HistoryPath<R.ClinicalImpression>
  '/ClinicalImpression/{id}': S.InstancePath<R.ClinicalImpression>
  '/ClinicalImpression/{id}/_history': S.InstanceHistoryPath<R.ClinicalImpression>
  '/ClinicalImpression/{id}/_history/{vid}': S.VreadPath<R.ClinicalImpression>
  '/CodeSystem': S.TypePath<R.CodeSystem, CodeSystemQuery>
  '/CodeSystem/_search': S.FormSearchPath<R.CodeSystem, CodeSystemQuery>
  '/CodeSystem/_history': S.HistoryPath<R.CodeSystem>
  '/CodeSystem/{id}': S.InstancePath<R.CodeSystem>
  '/CodeSystem/{id}/_history': S.InstanceHistoryPath<R.CodeSystem>
  '/CodeSystem/{id}/_history/{vid}': S.VreadPath<R.CodeSystem>
  '/Communication': S.TypePath<R.Communication, CommunicationQuery>
  '/Communication/_search': S.FormSearchPath<R.Communication, CommunicationQuery>
  '/Communication/_history': S.HistoryPath<R.Communication>
  '/Communication/{id}': S.InstancePath<R.Communication>
  '/Communication/{id}/_history': S.InstanceHistoryPath<R.Communication>
  '/Communication/{id}/_history/{vid}': S.VreadPath<R.Communication>
  '/CommunicationRequest': S.TypePath<R.CommunicationRequest, CommunicationRequestQuery>
  '/CommunicationRequest/_search': S.FormSearchPath<R.CommunicationRequest, CommunicationRequestQuery>
  '/CommunicationRequest/_history': S.HistoryPath<R.CommunicationRequest>
  '/CommunicationRequest/{id}': S.InstancePath<R.CommunicationRequest>
  '/CommunicationRequest/{id}/_history': S.InstanceHistoryPath<R.CommunicationRequest>
  '/CommunicationRequest/{id}/_history/{vid}': S.VreadPath<R.CommunicationRequest>
  '/CompartmentDefinition': S.TypePath<R.CompartmentDefinition, CompartmentDefinitionQuery>
  '/CompartmentDefinition/_search': S.FormSearchPath<R.CompartmentDefinition, CompartmentDefinitionQuery>
  '/CompartmentDefinition/_history': S.HistoryPath<R.CompartmentDefinition>
  '/CompartmentDefinition/{id}': S.InstancePath<R.CompartmentDefinition>
  '/CompartmentDefinition/{id}/_history': S.InstanceHistoryPath<R.CompartmentDefinition>
  '/CompartmentDefinition/{id}/_history/{vid}': S.VreadPath<R.CompartmentDefinition>
  '/Composition': S.TypePath<R.Composition, CompositionQuery>
  '/Composition/_search': S.FormSearchPath<R.Composition, CompositionQuery>
  '/Composition/_history': S.HistoryPath<R.Composition>
  '/Composition/{id}': S.InstancePath<R.Composition>
  '/Composition/{id}/_history': S.InstanceHistoryPath<R.Composition>
  '/Composition/{id}/_history/{vid}': S.VreadPath<R.Composition>
  '/ConceptMap': S.TypePath<R.ConceptMap, ConceptMapQuery>
  '/ConceptMap/_search': S.FormSearchPath<R.ConceptMap, ConceptMapQuery>
  '/ConceptMap/_history': S.HistoryPath<R.ConceptMap>
  '/ConceptMap/{id}': S.InstancePath<R.ConceptMap>
  '/ConceptMap/{id}/_history': S.InstanceHistoryPath<R.ConceptMap>
  '/ConceptMap/{id}/_history/{vid}': S.VreadPath<R.ConceptMap>
  '/Condition': S.TypePath<R.Condition, ConditionQuery>
  '/Condition/_search': S.FormSearchPath<R.Condition, ConditionQuery>
  '/Condition/_history': S.HistoryPath<R.Condition>
  '/Condition/{id}': S.InstancePath<R.Condition>
  '/Condition/{id}/_history': S.InstanceHistoryPath<R.Condition>
  '/Condition/{id}/_history/{vid}': S.VreadPath<R.Condition>
  '/Consent': S.TypePath<R.Consent, ConsentQuery>
  '/Consent/_search': S.FormSearchPath<R.Consent, ConsentQuery>
  '/Consent/_history': S.HistoryPath<R.Consent>
  '/Consent/{id}': S.InstancePath<R.Consent>
  '/Consent/{id}/_history': S.InstanceHistoryPath<R.Consent>
  '/Consent/{id}/_history/{vid}': S.VreadPath<R.Consent>
  '/Contract': S.TypePath<R.Contract, ContractQuery>
  '/Contract/_search': S.FormSearchPath<R.Contract, ContractQuery>
  '/Contract/_history': S.HistoryPath<R.Contract>
  '/Contract/{id}': S.InstancePath<R.Contract>
  '/Contract/{id}/_history': S.InstanceHistoryPath<R.Contract>
  '/Contract/{id}/_history/{vid}': S.VreadPath<R.Contract>
  '/Coverage': S.TypePath<R.Coverage, CoverageQuery>
  '/Coverage/_search': S.FormSearchPath<R.Coverage, CoverageQuery>
  '/Coverage/_history': S.HistoryPath<R.Coverage>
  '/Coverage/{id}': S.InstancePath<R.Coverage>
  '/Coverage/{id}/_history': S.InstanceHistoryPath<R.Coverage>
  '/Coverage/{id}/_history/{vid}': S.VreadPath<R.Coverage>
  '/CoverageEligibilityRequest': S.TypePath<R.CoverageEligibilityRequest, CoverageEligibilityRequestQuery>
  '/CoverageEligibilityRequest/_search': S.FormSearchPath<R.CoverageEligibilityRequest, CoverageEligibilityRequestQuery>
  '/CoverageEligibilityRequest/_history': S.HistoryPath<R.CoverageEligibilityRequest>
  '/CoverageEligibilityRequest/{id}': S.InstancePath<R.CoverageEligibilityRequest>
  '/CoverageEligibilityRequest/{id}/_history': S.InstanceHistoryPath<R.CoverageEligibilityRequest>
  '/CoverageEligibilityRequest/{id}/_history/{vid}': S.VreadPath<R.CoverageEligibilityRequest>
  '/CoverageEligibilityResponse': S.TypePath<R.CoverageEligibilityResponse, CoverageEligibilityResponseQuery>
  '/CoverageEligibilityResponse/_search': S.FormSearchPath<R.CoverageEligibilityResponse, CoverageEligibilityResponseQuery>
  '/CoverageEligibilityResponse/_history': S.HistoryPath<R.CoverageEligibilityResponse>
  '/CoverageEligibilityResponse/{id}': S.InstancePath<R.CoverageEligibilityResponse>
  '/CoverageEligibilityResponse/{id}/_history': S.InstanceHistoryPath<R.CoverageEligibilityResponse>
  '/CoverageEligibilityResponse/{id}/_history/{vid}': S.VreadPath<R.CoverageEligibilityResponse>
  '/DetectedIssue': S.TypePath<R.DetectedIssue, DetectedIssueQuery>
  '/DetectedIssue/_search': S.FormSearchPath<R.DetectedIssue, DetectedIssueQuery>
  '/DetectedIssue/_history': S.HistoryPath<R.DetectedIssue>
  '/DetectedIssue/{id}': S.InstancePath<R.DetectedIssue>
  '/DetectedIssue/{id}/_history': S.InstanceHistoryPath<R.DetectedIssue>
  '/DetectedIssue/{id}/_history/{vid}': S.VreadPath<R.DetectedIssue>
  '/Device': S.TypePath<R.Device, DeviceQuery>
  '/Device/_search': S.FormSearchPath<R.Device, DeviceQuery>
  '/Device/_history': S.HistoryPath<R.Device>
  '/Device/{id}': S.InstancePath<R.Device>
  '/Device/{id}/_history': S.InstanceHistoryPath<R.Device>
  '/Device/{id}/_history/{vid}': S.VreadPath<R.Device>
  '/DeviceDefinition': S.TypePath<R.DeviceDefinition, DeviceDefinitionQuery>
  '/DeviceDefinition/_search': S.FormSearchPath<R.DeviceDefinition, DeviceDefinitionQuery>
  '/DeviceDefinition/_history': S.HistoryPath<R.DeviceDefinition>
  '/DeviceDefinition/{id}': S.InstancePath<R.DeviceDefinition>
  '/DeviceDefinition/{id}/_history': S.InstanceHistoryPath<R.DeviceDefinition>
  '/DeviceDefinition/{id}/_history/{vid}': S.VreadPath<R.DeviceDefinition>
  '/DeviceMetric': S.TypePath<R.DeviceMetric, DeviceMetricQuery>
  '/DeviceMetric/_search': S.FormSearchPath<R.DeviceMetric, DeviceMetricQuery>
  '/DeviceMetric/_history': S.HistoryPath<R.DeviceMetric>
  '/DeviceMetric/{id}': S.InstancePath<R.DeviceMetric>
  '/DeviceMetric/{id}/_history': S.InstanceHistoryPath<R.DeviceMetric>
  '/DeviceMetric/{id}/_history/{vid}': S.VreadPath<R.DeviceMetric>
  '/DeviceRequest': S.TypePath<R.DeviceRequest, DeviceRequestQuery>
  '/DeviceRequest/_search': S.FormSearchPath<R.DeviceRequest, DeviceRequestQuery>
  '/DeviceRequest/_history': S.HistoryPath<R.DeviceRequest>
  '/DeviceRequest/{id}': S.InstancePath<R.DeviceRequest>
  '/DeviceRequest/{id}/_history': S.InstanceHistoryPath<R.DeviceRequest>
  '/DeviceRequest/{id}/_history/{vid}': S.VreadPath<R.DeviceRequest>
  '/DeviceUseStatement': S.TypePath<R.DeviceUseStatement, DeviceUseStatementQuery>
  '/DeviceUseStatement/_search': S.FormSearchPath<R.DeviceUseStatement, DeviceUseStatementQuery>
  '/DeviceUseStatement/_history': S.HistoryPath<R.DeviceUseStatement>
  '/DeviceUseStatement/{id}': S.InstancePath<R.DeviceUseStatement>
  '/DeviceUseStatement/{id}/_history': S.InstanceHistoryPath<R.DeviceUseStatement>
  '/DeviceUseStatement/{id}/_history/{vid}': S.VreadPath<R.DeviceUseStatement>
  '/DiagnosticReport': S.TypePath<R.DiagnosticReport, DiagnosticReportQuery>
  '/DiagnosticReport/_search': S.FormSearchPath<R.DiagnosticReport, DiagnosticReportQuery>
  '/DiagnosticReport/_history': S.HistoryPath<R.DiagnosticReport>
  '/DiagnosticReport/{id}': S.InstancePath<R.DiagnosticReport>
  '/DiagnosticReport/{id}/_history': S.InstanceHistoryPath<R.DiagnosticReport>
  '/DiagnosticReport/{id}/_history/{vid}': S.VreadPath<R.DiagnosticReport>
  '/DocumentManifest': S.TypePath<R.DocumentManifest, DocumentManifestQuery>
  '/DocumentManifest/_search': S.FormSearchPath<R.DocumentManifest, DocumentManifestQuery>
  '/DocumentManifest/_history': S.HistoryPath<R.DocumentManifest>
  '/DocumentManifest/{id}': S.InstancePath<R.DocumentManifest>
  '/DocumentManifest/{id}/_history': S.InstanceHistoryPath<R.DocumentManifest>
  '/DocumentManifest/{id}/_history/{vid}': S.VreadPath<R.DocumentManifest>
  '/DocumentReference': S.TypePath<R.DocumentReference, DocumentReferenceQuery>
  '/DocumentReference/_search': S.FormSearchPath<R.DocumentReference, DocumentReferenceQuery>
  '/DocumentReference/_history': S.HistoryPath<R.DocumentReference>
  '/DocumentReference/{id}': S.InstancePath<R.DocumentReference>
  '/DocumentReference/{id}/_history': S.InstanceHistoryPath<R.DocumentReference>
  '/DocumentReference/{id}/_history/{vid}': S.VreadPath<R.DocumentReference>
  '/EffectEvidenceSynthesis': S.TypePath<R.EffectEvidenceSynthesis, EffectEvidenceSynthesisQuery>
  '/EffectEvidenceSynthesis/_search': S.FormSearchPath<R.EffectEvidenceSynthesis, EffectEvidenceSynthesisQuery>
  '/EffectEvidenceSynthesis/_history': S.HistoryPath<R.EffectEvidenceSynthesis>
  '/EffectEvidenceSynthesis/{id}': S.InstancePath<R.EffectEvidenceSynthesis>
  '/EffectEvidenceSynthesis/{id}/_history': S.InstanceHistoryPath<R.EffectEvidenceSynthesis>
  '/EffectEvidenceSynthesis/{id}/_history/{vid}': S.VreadPath<R.EffectEvidenceSynthesis>
  '/Encounter': S.TypePath<R.Encounter, EncounterQuery>
  '/Encounter/_search': S.FormSearchPath<R.Encounter, EncounterQuery>
  '/Encounter/_history': S.HistoryPath<R.Encounter>
  '/Encounter/{id}': S.InstancePath<R.Encounter>
  '/Encounter/{id}/_history': S.InstanceHistoryPath<R.Encounter>
  '/Encounter/{id}/_history/{vid}': S.VreadPath<R.Encounter>
  '/Endpoint': S.TypePath<R.Endpoint, EndpointQuery>
  '/Endpoint/_search': S.FormSearchPath<R.Endpoint, EndpointQuery>
  '/Endpoint/_history': S.HistoryPath<R.Endpoint>
  '/Endpoint/{id}': S.InstancePath<R.Endpoint>
  '/Endpoint/{id}/_history': S.InstanceHistoryPath<R.Endpoint>
  '/Endpoint/{id}/_history/{vid}': S.VreadPath<R.Endpoint>
  '/EnrollmentRequest': S.TypePath<R.EnrollmentRequest, EnrollmentRequestQuery>
  '/EnrollmentRequest/_search': S.FormSearchPath<R.EnrollmentRequest, EnrollmentRequestQuery>
  '/EnrollmentRequest/_history': S.HistoryPath<R.EnrollmentRequest>
  '/EnrollmentRequest/{id}': S.InstancePath<R.EnrollmentRequest>
  '/EnrollmentRequest/{id}/_history': S.InstanceHistoryPath<R.EnrollmentRequest>
  '/EnrollmentRequest/{id}/_history/{vid}': S.VreadPath<R.EnrollmentRequest>
  '/EnrollmentResponse': S.TypePath<R.EnrollmentResponse, EnrollmentResponseQuery>
  '/EnrollmentResponse/_search': S.FormSearchPath<R.EnrollmentResponse, EnrollmentResponseQuery>
  '/EnrollmentResponse/_history': S.HistoryPath<R.EnrollmentResponse>
  '/EnrollmentResponse/{id}': S.InstancePath<R.EnrollmentResponse>
  '/EnrollmentResponse/{id}/_history': S.InstanceHistoryPath<R.EnrollmentResponse>
  '/EnrollmentResponse/{id}/_history/{vid}': S.VreadPath<R.EnrollmentResponse>
  '/EpisodeOfCare': S.TypePath<R.EpisodeOfCare, EpisodeOfCareQuery>
  '/EpisodeOfCare/_search': S.FormSearchPath<R.EpisodeOfCare, EpisodeOfCareQuery>
  '/EpisodeOfCare/_history': S.HistoryPath<R.EpisodeOfCare>
  '/EpisodeOfCare/{id}': S.InstancePath<R.EpisodeOfCare>
  '/EpisodeOfCare/{id}/_history': S.InstanceHistoryPath<R.EpisodeOfCare>
  '/EpisodeOfCare/{id}/_history/{vid}': S.VreadPath<R.EpisodeOfCare>
  '/EventDefinition': S.TypePath<R.EventDefinition, EventDefinitionQuery>
  '/EventDefinition/_search': S.FormSearchPath<R.EventDefinition, EventDefinitionQuery>
  '/EventDefinition/_history': S.HistoryPath<R.EventDefinition>
  '/EventDefinition/{id}': S.InstancePath<R.EventDefinition>
  '/EventDefinition/{id}/_history': S.InstanceHistoryPath<R.EventDefinition>
  '/EventDefinition/{id}/_history/{vid}': S.VreadPath<R.EventDefinition>
  '/Evidence': S.TypePath<R.Evidence, EvidenceQuery>
  '/Evidence/_search': S.FormSearchPath<R.Evidence, EvidenceQuery>
  '/Evidence/_history': S.HistoryPath<R.Evidence>
  '/Evidence/{id}': S.InstancePath<R.Evidence>
  '/Evidence/{id}/_history': S.InstanceHistoryPath<R.Evidence>
  '/Evidence/{id}/_history/{vid}': S.VreadPath<R.Evidence>
  '/EvidenceVariable': S.TypePath<R.EvidenceVariable, EvidenceVariableQuery>
  '/EvidenceVariable/_search': S.FormSearchPath<R.EvidenceVariable, EvidenceVariableQuery>
  '/EvidenceVariable/_history': S.HistoryPath<R.EvidenceVariable>
  '/EvidenceVariable/{id}': S.InstancePath<R.EvidenceVariable>
  '/EvidenceVariable/{id}/_history': S.InstanceHistoryPath<R.EvidenceVariable>
  '/EvidenceVariable/{id}/_history/{vid}': S.VreadPath<R.EvidenceVariable>
  '/ExampleScenario': S.TypePath<R.ExampleScenario, ExampleScenarioQuery>
  '/ExampleScenario/_search': S.FormSearchPath<R.ExampleScenario, ExampleScenarioQuery>
  '/ExampleScenario/_history': S.HistoryPath<R.ExampleScenario>
  '/ExampleScenario/{id}': S.InstancePath<R.ExampleScenario>
  '/ExampleScenario/{id}/_history': S.InstanceHistoryPath<R.ExampleScenario>
  '/ExampleScenario/{id}/_history/{vid}': S.VreadPath<R.ExampleScenario>
  '/ExplanationOfBenefit': S.TypePath<R.ExplanationOfBenefit, ExplanationOfBenefitQuery>
  '/ExplanationOfBenefit/_search': S.FormSearchPath<R.ExplanationOfBenefit, ExplanationOfBenefitQuery>
  '/ExplanationOfBenefit/_history': S.HistoryPath<R.ExplanationOfBenefit>
  '/ExplanationOfBenefit/{id}': S.InstancePath<R.ExplanationOfBenefit>
  '/ExplanationOfBenefit/{id}/_history': S.InstanceHistoryPath<R.ExplanationOfBenefit>
  '/ExplanationOfBenefit/{id}/_history/{vid}': S.VreadPath<R.ExplanationOfBenefit>
  '/FamilyMemberHistory': S.TypePath<R.FamilyMemberHistory, FamilyMemberHistoryQuery>
  '/FamilyMemberHistory/_search': S.FormSearchPath<R.FamilyMemberHistory, FamilyMemberHistoryQuery>
  '/FamilyMemberHistory/_history': S.HistoryPath<R.FamilyMemberHistory>
  '/FamilyMemberHistory/{id}': S.InstancePath<R.FamilyMemberHistory>
  '/FamilyMemberHistory/{id}/_history': S.InstanceHistoryPath<R.FamilyMemberHistory>
  '/FamilyMemberHistory/{id}/_history/{vid}': S.VreadPath<R.FamilyMemberHistory>
  '/Flag': S.TypePath<R.Flag, FlagQuery>
  '/Flag/_search': S.FormSearchPath<R.Flag, FlagQuery>
  '/Flag/_history': S.HistoryPath<R.Flag>
  '/Flag/{id}': S.InstancePath<R.Flag>
  '/Flag/{id}/_history': S.InstanceHistoryPath<R.Flag>
  '/Flag/{id}/_history/{vid}': S.VreadPath<R.Flag>
  '/Goal': S.TypePath<R.Goal, GoalQuery>
  '/Goal/_search': S.FormSearchPath<R.Goal, GoalQuery>
  '/Goal/_history': S.HistoryPath<R.Goal>
  '/Goal/{id}': S.InstancePath<R.Goal>
  '/Goal/{id}/_history': S.InstanceHistoryPath<R.Goal>
  '/Goal/{id}/_history/{vid}': S.VreadPath<R.Goal>
  '/GraphDefinition': S.TypePath<R.GraphDefinition, GraphDefinitionQuery>
  '/GraphDefinition/_search': S.FormSearchPath<R.GraphDefinition, GraphDefinitionQuery>
  '/GraphDefinition/_history': S.HistoryPath<R.GraphDefinition>
  '/GraphDefinition/{id}': S.InstancePath<R.GraphDefinition>
  '/GraphDefinition/{id}/_history': S.InstanceHistoryPath<R.GraphDefinition>
  '/GraphDefinition/{id}/_history/{vid}': S.VreadPath<R.GraphDefinition>
  '/Group': S.TypePath<R.Group, GroupQuery>
  '/Group/_search': S.FormSearchPath<R.Group, GroupQuery>
  '/Group/_history': S.HistoryPath<R.Group>
  '/Group/{id}': S.InstancePath<R.Group>
  '/Group/{id}/_history': S.InstanceHistoryPath<R.Group>
  '/Group/{id}/_history/{vid}': S.VreadPath<R.Group>
  '/GuidanceResponse': S.TypePath<R.GuidanceResponse, GuidanceResponseQuery>
  '/GuidanceResponse/_search': S.FormSearchPath<R.GuidanceResponse, GuidanceResponseQuery>
  '/GuidanceResponse/_history': S.HistoryPath<R.GuidanceResponse>
  '/GuidanceResponse/{id}': S.InstancePath<R.GuidanceResponse>
  '/GuidanceResponse/{id}/_history': S.InstanceHistoryPath<R.GuidanceResponse>
  '/GuidanceResponse/{id}/_history/{vid}': S.VreadPath<R.GuidanceResponse>
  '/HealthcareService': S.TypePath<R.HealthcareService, HealthcareServiceQuery>
  '/HealthcareService/_search': S.FormSearchPath<R.HealthcareService, HealthcareServiceQuery>
  '/HealthcareService/_history': S.HistoryPath<R.HealthcareService>
  '/HealthcareService/{id}': S.InstancePath<R.HealthcareService>
  '/HealthcareService/{id}/_history': S.InstanceHistoryPath<R.HealthcareService>
  '/HealthcareService/{id}/_history/{vid}': S.VreadPath<R.HealthcareService>
  '/ImagingStudy': S.TypePath<R.ImagingStudy, ImagingStudyQuery>
  '/ImagingStudy/_search': S.FormSearchPath<R.ImagingStudy, ImagingStudyQuery>
  '/ImagingStudy/_history': S.HistoryPath<R.ImagingStudy>
  '/ImagingStudy/{id}': S.InstancePath<R.ImagingStudy>
  '/ImagingStudy/{id}/_history': S.InstanceHistoryPath<R.ImagingStudy>
  '/ImagingStudy/{id}/_history/{vid}': S.VreadPath<R.ImagingStudy>
  '/Immunization': S.TypePath<R.Immunization, ImmunizationQuery>
  '/Immunization/_search': S.FormSearchPath<R.Immunization, ImmunizationQuery>
  '/Immunization/_history': S.HistoryPath<R.Immunization>
  '/Immunization/{id}': S.InstancePath<R.Immunization>
  '/Immunization/{id}/_history': S.InstanceHistoryPath<R.Immunization>
  '/Immunization/{id}/_history/{vid}': S.VreadPath<R.Immunization>
  '/ImmunizationEvaluation': S.TypePath<R.ImmunizationEvaluation, ImmunizationEvaluationQuery>
  '/ImmunizationEvaluation/_search': S.FormSearchPath<R.ImmunizationEvaluation, ImmunizationEvaluationQuery>
  '/ImmunizationEvaluation/_history': S.HistoryPath<R.ImmunizationEvaluation>
  '/ImmunizationEvaluation/{id}': S.InstancePath<R.ImmunizationEvaluation>
  '/ImmunizationEvaluation/{id}/_history': S.InstanceHistoryPath<R.ImmunizationEvaluation>
  '/ImmunizationEvaluation/{id}/_history/{vid}': S.VreadPath<R.ImmunizationEvaluation>
  '/ImmunizationRecommendation': S.TypePath<R.ImmunizationRecommendation, ImmunizationRecommendationQuery>
  '/ImmunizationRecommendation/_search': S.FormSearchPath<R.ImmunizationRecommendation, ImmunizationRecommendationQuery>
  '/ImmunizationRecommendation/_history': S.HistoryPath<R.ImmunizationRecommendation>
  '/ImmunizationRecommendation/{id}': S.InstancePath<R.ImmunizationRecommendation>
  '/ImmunizationRecommendation/{id}/_history': S.InstanceHistoryPath<R.ImmunizationRecommendation>
  '/ImmunizationRecommendation/{id}/_history/{vid}': S.VreadPath<R.ImmunizationRecommendation>
  '/ImplementationGuide': S.TypePath<R.ImplementationGuide, ImplementationGuideQuery>
  '/ImplementationGuide/_search': S.FormSearchPath<R.ImplementationGuide, ImplementationGuideQuery>
  '/ImplementationGuide/_history': S.HistoryPath<R.ImplementationGuide>
  '/ImplementationGuide/{id}': S.InstancePath<R.ImplementationGuide>
  '/ImplementationGuide/{id}/_history': S.InstanceHistoryPath<R.ImplementationGuide>
  '/ImplementationGuide/{id}/_history/{vid}': S.VreadPath<R.ImplementationGuide>
  '/InsurancePlan': S.TypePath<R.InsurancePlan, InsurancePlanQuery>
  '/InsurancePlan/_search': S.FormSearchPath<R.InsurancePlan, InsurancePlanQuery>
  '/InsurancePlan/_history': S.HistoryPath<R.InsurancePlan>
  '/InsurancePlan/{id}': S.InstancePath<R.InsurancePlan>
  '/InsurancePlan/{id}/_history': S.InstanceHistoryPath<R.InsurancePlan>
  '/InsurancePlan/{id}/_history/{vid}': S.VreadPath<R.InsurancePlan>
  '/Invoice': S.TypePath<R.Invoice, InvoiceQuery>
  '/Invoice/_search': S.FormSearchPath<R.Invoice, InvoiceQuery>
  '/Invoice/_history': S.HistoryPath<R.Invoice>
  '/Invoice/{id}': S.InstancePath<R.Invoice>
  '/Invoice/{id}/_history': S.InstanceHistoryPath<R.Invoice>
  '/Invoice/{id}/_history/{vid}': S.VreadPath<R.Invoice>
  '/Library': S.TypePath<R.Library, LibraryQuery>
  '/Library/_search': S.FormSearchPath<R.Library, LibraryQuery>
  '/Library/_history': S.HistoryPath<R.Library>
  '/Library/{id}': S.InstancePath<R.Library>
  '/Library/{id}/_history': S.InstanceHistoryPath<R.Library>
  '/Library/{id}/_history/{vid}': S.VreadPath<R.Library>
  '/Linkage': S.TypePath<R.Linkage, LinkageQuery>
  '/Linkage/_search': S.FormSearchPath<R.Linkage, LinkageQuery>
  '/Linkage/_history': S.HistoryPath<R.Linkage>
  '/Linkage/{id}': S.InstancePath<R.Linkage>
  '/Linkage/{id}/_history': S.InstanceHistoryPath<R.Linkage>
  '/Linkage/{id}/_history/{vid}': S.VreadPath<R.Linkage>
  '/List': S.TypePath<R.List, ListQuery>
  '/List/_search': S.FormSearchPath<R.List, ListQuery>
  '/List/_history': S.HistoryPath<R.List>
  '/List/{id}': S.InstancePath<R.List>
  '/List/{id}/_history': S.InstanceHistoryPath<R.List>
  '/List/{id}/_history/{vid}': S.VreadPath<R.List>
  '/Location': S.TypePath<R.Location, LocationQuery>
  '/Location/_search': S.FormSearchPath<R.Location, LocationQuery>
  '/Location/_history': S.HistoryPath<R.Location>
  '/Location/{id}': S.InstancePath<R.Location>
  '/Location/{id}/_history': S.InstanceHistoryPath<R.Location>
  '/Location/{id}/_history/{vid}': S.VreadPath<R.Location>
  '/Measure': S.TypePath<R.Measure, MeasureQuery>
  '/Measure/_search': S.FormSearchPath<R.Measure, MeasureQuery>
  '/Measure/_history': S.HistoryPath<R.Measure>
  '/Measure/{id}': S.InstancePath<R.Measure>
  '/Measure/{id}/_history': S.InstanceHistoryPath<R.Measure>
  '/Measure/{id}/_history/{vid}': S.VreadPath<R.Measure>
  '/MeasureReport': S.TypePath<R.MeasureReport, MeasureReportQuery>
  '/MeasureReport/_search': S.FormSearchPath<R.MeasureReport, MeasureReportQuery>
  '/MeasureReport/_history': S.HistoryPath<R.MeasureReport>
  '/MeasureReport/{id}': S.InstancePath<R.MeasureReport>
  '/MeasureReport/{id}/_history': S.InstanceHistoryPath<R.MeasureReport>
  '/MeasureReport/{id}/_history/{vid}': S.VreadPath<R.MeasureReport>
  '/Media': S.TypePath<R.Media, MediaQuery>
  '/Media/_search': S.FormSearchPath<R.Media, MediaQuery>
  '/Media/_history': S.HistoryPath<R.Media>
  '/Media/{id}': S.InstancePath<R.Media>
  '/Media/{id}/_history': S.InstanceHistoryPath<R.Media>
  '/Media/{id}/_history/{vid}': S.VreadPath<R.Media>
  '/Medication': S.TypePath<R.Medication, MedicationQuery>
  '/Medication/_search': S.FormSearchPath<R.Medication, MedicationQuery>
  '/Medication/_history': S.HistoryPath<R.Medication>
  '/Medication/{id}': S.InstancePath<R.Medication>
  '/Medication/{id}/_history': S.InstanceHistoryPath<R.Medication>
  '/Medication/{id}/_history/{vid}': S.VreadPath<R.Medication>
  '/MedicationAdministration': S.TypePath<R.MedicationAdministration, MedicationAdministrationQuery>
  '/MedicationAdministration/_search': S.FormSearchPath<R.MedicationAdministration, MedicationAdministrationQuery>
  '/MedicationAdministration/_history': S.HistoryPath<R.MedicationAdministration>
  '/MedicationAdministration/{id}': S.InstancePath<R.MedicationAdministration>
  '/MedicationAdministration/{id}/_history': S.InstanceHistoryPath<R.MedicationAdministration>
  '/MedicationAdministration/{id}/_history/{vid}': S.VreadPath<R.MedicationAdministration>
  '/MedicationDispense': S.TypePath<R.MedicationDispense, MedicationDispenseQuery>
  '/MedicationDispense/_search': S.FormSearchPath<R.MedicationDispense, MedicationDispenseQuery>
  '/MedicationDispense/_history': S.HistoryPath<R.MedicationDispense>
  '/MedicationDispense/{id}': S.InstancePath<R.MedicationDispense>
  '/MedicationDispense/{id}/_history': S.InstanceHistoryPath<R.MedicationDispense>
  '/MedicationDispense/{id}/_history/{vid}': S.VreadPath<R.MedicationDispense>
  '/MedicationKnowledge': S.TypePath<R.MedicationKnowledge, MedicationKnowledgeQuery>
  '/MedicationKnowledge/_search': S.FormSearchPath<R.MedicationKnowledge, MedicationKnowledgeQuery>
  '/MedicationKnowledge/_history': S.HistoryPath<R.MedicationKnowledge>
  '/MedicationKnowledge/{id}': S.InstancePath<R.MedicationKnowledge>
  '/MedicationKnowledge/{id}/_history': S.InstanceHistoryPath<R.MedicationKnowledge>
  '/MedicationKnowledge/{id}/_history/{vid}': S.VreadPath<R.MedicationKnowledge>
  '/MedicationRequest': S.TypePath<R.MedicationRequest, MedicationRequestQuery>
  '/MedicationRequest/_search': S.FormSearchPath<R.MedicationRequest, MedicationRequestQuery>
  '/MedicationRequest/_history': S.HistoryPath<R.MedicationRequest>
  '/MedicationRequest/{id}': S.InstancePath<R.MedicationRequest>
  '/MedicationRequest/{id}/_history': S.InstanceHistoryPath<R.MedicationRequest>
  '/MedicationRequest/{id}/_history/{vid}': S.VreadPath<R.MedicationRequest>
  '/MedicationStatement': S.TypePath<R.MedicationStatement, MedicationStatementQuery>
  '/MedicationStatement/_search': S.FormSearchPath<R.MedicationStatement, MedicationStatementQuery>
  '/MedicationStatement/_history': S.HistoryPath<R.MedicationStatement>
  '/MedicationStatement/{id}': S.InstancePath<R.MedicationStatement>
  '/MedicationStatement/{id}/_history': S.InstanceHistoryPath<R.MedicationStatement>
  '/MedicationStatement/{id}/_history/{vid}': S.VreadPath<R.MedicationStatement>
  '/MedicinalProduct': S.TypePath<R.MedicinalProduct, MedicinalProductQuery>
  '/MedicinalProduct/_search': S.FormSearchPath<R.MedicinalProduct, MedicinalProductQuery>
  '/MedicinalProduct/_history': S.HistoryPath<R.MedicinalProduct>
  '/MedicinalProduct/{id}': S.InstancePath<R.MedicinalProduct>
  '/MedicinalProduct/{id}/_history': S.InstanceHistoryPath<R.MedicinalProduct>
  '/MedicinalProduct/{id}/_history/{vid}': S.VreadPath<R.MedicinalProduct>
  '/MedicinalProductAuthorization': S.TypePath<R.MedicinalProductAuthorization, MedicinalProductAuthorizationQuery>
  '/MedicinalProductAuthorization/_search': S.FormSearchPath<R.MedicinalProductAuthorization, MedicinalProductAuthorizationQuery>
  '/MedicinalProductAuthorization/_history': S.HistoryPath<R.MedicinalProductAuthorization>
  '/MedicinalProductAuthorization/{id}': S.InstancePath<R.MedicinalProductAuthorization>
  '/MedicinalProductAuthorization/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductAuthorization>
  '/MedicinalProductAuthorization/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductAuthorization>
  '/MedicinalProductContraindication': S.TypePath<R.MedicinalProductContraindication, MedicinalProductContraindicationQuery>
  '/MedicinalProductContraindication/_search': S.FormSearchPath<R.MedicinalProductContraindication, MedicinalProductContraindicationQuery>
  '/MedicinalProductContraindication/_history': S.HistoryPath<R.MedicinalProductContraindication>
  '/MedicinalProductContraindication/{id}': S.InstancePath<R.MedicinalProductContraindication>
  '/MedicinalProductContraindication/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductContraindication>
  '/MedicinalProductContraindication/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductContraindication>
  '/MedicinalProductIndication': S.TypePath<R.MedicinalProductIndication, MedicinalProductIndicationQuery>
  '/MedicinalProductIndication/_search': S.FormSearchPath<R.MedicinalProductIndication, MedicinalProductIndicationQuery>
  '/MedicinalProductIndication/_history': S.HistoryPath<R.MedicinalProductIndication>
  '/MedicinalProductIndication/{id}': S.InstancePath<R.MedicinalProductIndication>
  '/MedicinalProductIndication/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductIndication>
  '/MedicinalProductIndication/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductIndication>
  '/MedicinalProductIngredient': S.TypePath<R.MedicinalProductIngredient, MedicinalProductIngredientQuery>
  '/MedicinalProductIngredient/_search': S.FormSearchPath<R.MedicinalProductIngredient, MedicinalProductIngredientQuery>
  '/MedicinalProductIngredient/_history': S.HistoryPath<R.MedicinalProductIngredient>
  '/MedicinalProductIngredient/{id}': S.InstancePath<R.MedicinalProductIngredient>
  '/MedicinalProductIngredient/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductIngredient>
  '/MedicinalProductIngredient/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductIngredient>
  '/MedicinalProductInteraction': S.TypePath<R.MedicinalProductInteraction, MedicinalProductInteractionQuery>
  '/MedicinalProductInteraction/_search': S.FormSearchPath<R.MedicinalProductInteraction, MedicinalProductInteractionQuery>
  '/MedicinalProductInteraction/_history': S.HistoryPath<R.MedicinalProductInteraction>
  '/MedicinalProductInteraction/{id}': S.InstancePath<R.MedicinalProductInteraction>
  '/MedicinalProductInteraction/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductInteraction>
  '/MedicinalProductInteraction/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductInteraction>
  '/MedicinalProductManufactured': S.TypePath<R.MedicinalProductManufactured, MedicinalProductManufacturedQuery>
  '/MedicinalProductManufactured/_search': S.FormSearchPath<R.MedicinalProductManufactured, MedicinalProductManufacturedQuery>
  '/MedicinalProductManufactured/_history': S.HistoryPath<R.MedicinalProductManufactured>
  '/MedicinalProductManufactured/{id}': S.InstancePath<R.MedicinalProductManufactured>
  '/MedicinalProductManufactured/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductManufactured>
  '/MedicinalProductManufactured/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductManufactured>
  '/MedicinalProductPackaged': S.TypePath<R.MedicinalProductPackaged, MedicinalProductPackagedQuery>
  '/MedicinalProductPackaged/_search': S.FormSearchPath<R.MedicinalProductPackaged, MedicinalProductPackagedQuery>
  '/MedicinalProductPackaged/_history': S.HistoryPath<R.MedicinalProductPackaged>
  '/MedicinalProductPackaged/{id}': S.InstancePath<R.MedicinalProductPackaged>
  '/MedicinalProductPackaged/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductPackaged>
  '/MedicinalProductPackaged/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductPackaged>
  '/MedicinalProductPharmaceutical': S.TypePath<R.MedicinalProductPharmaceutical, MedicinalProductPharmaceuticalQuery>
  '/MedicinalProductPharmaceutical/_search': S.FormSearchPath<R.MedicinalProductPharmaceutical, MedicinalProductPharmaceuticalQuery>
  '/MedicinalProductPharmaceutical/_history': S.HistoryPath<R.MedicinalProductPharmaceutical>
  '/MedicinalProductPharmaceutical/{id}': S.InstancePath<R.MedicinalProductPharmaceutical>
  '/MedicinalProductPharmaceutical/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductPharmaceutical>
  '/MedicinalProductPharmaceutical/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductPharmaceutical>
  '/MedicinalProductUndesirableEffect': S.TypePath<R.MedicinalProductUndesirableEffect, MedicinalProductUndesirableEffectQuery>
  '/MedicinalProductUndesirableEffect/_search': S.FormSearchPath<R.MedicinalProductUndesirableEffect, MedicinalProductUndesirableEffectQuery>
  '/MedicinalProductUndesirableEffect/_history': S.HistoryPath<R.MedicinalProductUndesirableEffect>
  '/MedicinalProductUndesirableEffect/{id}': S.InstancePath<R.MedicinalProductUndesirableEffect>
  '/MedicinalProductUndesirableEffect/{id}/_history': S.InstanceHistoryPath<R.MedicinalProductUndesirableEffect>
  '/MedicinalProductUndesirableEffect/{id}/_history/{vid}': S.VreadPath<R.MedicinalProductUndesirableEffect>
  '/MessageDefinition': S.TypePath<R.MessageDefinition, MessageDefinitionQuery>
  '/MessageDefinition/_search': S.FormSearchPath<R.MessageDefinition, MessageDefinitionQuery>
  '/MessageDefinition/_history': S.HistoryPath<R.MessageDefinition>
  '/MessageDefinition/{id}': S.InstancePath<R.MessageDefinition>
  '/MessageDefinition/{id}/_history': S.InstanceHistoryPath<R.MessageDefinition>
  '/MessageDefinition/{id}/_history/{vid}': S.VreadPath<R.MessageDefinition>
  '/MessageHeader': S.TypePath<R.MessageHeader, MessageHeaderQuery>
  '/MessageHeader/_search': S.FormSearchPath<R.MessageHeader, MessageHeaderQuery>
  '/MessageHeader/_history': S.HistoryPath<R.MessageHeader>
  '/MessageHeader/{id}': S.InstancePath<R.MessageHeader>
  '/MessageHeader/{id}/_history': S.InstanceHistoryPath<R.MessageHeader>
  '/MessageHeader/{id}/_history/{vid}': S.VreadPath<R.MessageHeader>
  '/MolecularSequence': S.TypePath<R.MolecularSequence, MolecularSequenceQuery>
  '/MolecularSequence/_search': S.FormSearchPath<R.MolecularSequence, MolecularSequenceQuery>
  '/MolecularSequence/_history': S.HistoryPath<R.MolecularSequence>
  '/MolecularSequence/{id}': S.InstancePath<R.MolecularSequence>
  '/MolecularSequence/{id}/_history': S.InstanceHistoryPath<R.MolecularSequence>
  '/MolecularSequence/{id}/_history/{vid}': S.VreadPath<R.MolecularSequence>
  '/NamingSystem': S.TypePath<R.NamingSystem, NamingSystemQuery>
  '/NamingSystem/_search': S.FormSearchPath<R.NamingSystem, NamingSystemQuery>
  '/NamingSystem/_history': S.HistoryPath<R.NamingSystem>
  '/NamingSystem/{id}': S.InstancePath<R.NamingSystem>
  '/NamingSystem/{id}/_history': S.InstanceHistoryPath<R.NamingSystem>
  '/NamingSystem/{id}/_history/{vid}': S.VreadPath<R.NamingSystem>
  '/NutritionOrder': S.TypePath<R.NutritionOrder, NutritionOrderQuery>
  '/NutritionOrder/_search': S.FormSearchPath<R.NutritionOrder, NutritionOrderQuery>
  '/NutritionOrder/_history': S.HistoryPath<R.NutritionOrder>
  '/NutritionOrder/{id}': S.InstancePath<R.NutritionOrder>
  '/NutritionOrder/{id}/_history': S.InstanceHistoryPath<R.NutritionOrder>
  '/NutritionOrder/{id}/_history/{vid}': S.VreadPath<R.NutritionOrder>
  '/Observation': S.TypePath<R.Observation, ObservationQuery>
  '/Observation/_search': S.FormSearchPath<R.Observation, ObservationQuery>
  '/Observation/_history': S.HistoryPath<R.Observation>
  '/Observation/{id}': S.InstancePath<R.Observation>
  '/Observation/{id}/_history': S.InstanceHistoryPath<R.Observation>
  '/Observation/{id}/_history/{vid}': S.VreadPath<R.Observation>
  '/ObservationDefinition': S.TypePath<R.ObservationDefinition, ObservationDefinitionQuery>
  '/ObservationDefinition/_search': S.FormSearchPath<R.ObservationDefinition, ObservationDefinitionQuery>
  '/ObservationDefinition/_history': S.HistoryPath<R.ObservationDefinition>
  '/ObservationDefinition/{id}': S.InstancePath<R.ObservationDefinition>
  '/ObservationDefinition/{id}/_history': S.InstanceHistoryPath<R.ObservationDefinition>
  '/ObservationDefinition/{id}/_history/{vid}': S.VreadPath<R.ObservationDefinition>
  '/OperationDefinition': S.TypePath<R.OperationDefinition, OperationDefinitionQuery>
  '/OperationDefinition/_search': S.FormSearchPath<R.OperationDefinition, OperationDefinitionQuery>
  '/OperationDefinition/_history': S.HistoryPath<R.OperationDefinition>
  '/OperationDefinition/{id}': S.InstancePath<R.OperationDefinition>
  '/OperationDefinition/{id}/_history': S.InstanceHistoryPath<R.OperationDefinition>
  '/OperationDefinition/{id}/_history/{vid}': S.VreadPath<R.OperationDefinition>
  '/OperationOutcome': S.TypePath<R.OperationOutcome, OperationOutcomeQuery>
  '/OperationOutcome/_search': S.FormSearchPath<R.OperationOutcome, OperationOutcomeQuery>
  '/OperationOutcome/_history': S.HistoryPath<R.OperationOutcome>
  '/OperationOutcome/{id}': S.InstancePath<R.OperationOutcome>
  '/OperationOutcome/{id}/_history': S.InstanceHistoryPath<R.OperationOutcome>
  '/OperationOutcome/{id}/_history/{vid}': S.VreadPath<R.OperationOutcome>
  '/Organization': S.TypePath<R.Organization, OrganizationQuery>
  '/Organization/_search': S.FormSearchPath<R.Organization, OrganizationQuery>
  '/Organization/_history': S.HistoryPath<R.Organization>
  '/Organization/{id}': S.InstancePath<R.Organization>
  '/Organization/{id}/_history': S.InstanceHistoryPath<R.Organization>
  '/Organization/{id}/_history/{vid}': S.VreadPath<R.Organization>
  '/OrganizationAffiliation': S.TypePath<R.OrganizationAffiliation, OrganizationAffiliationQuery>
  '/OrganizationAffiliation/_search': S.FormSearchPath<R.OrganizationAffiliation, OrganizationAffiliationQuery>
  '/OrganizationAffiliation/_history': S.HistoryPath<R.OrganizationAffiliation>
  '/OrganizationAffiliation/{id}': S.InstancePath<R.OrganizationAffiliation>
  '/OrganizationAffiliation/{id}/_history': S.InstanceHistoryPath<R.OrganizationAffiliation>
  '/OrganizationAffiliation/{id}/_history/{vid}': S.VreadPath<R.OrganizationAffiliation>
  '/Parameters': S.TypePath<R.Parameters, ParametersQuery>
  '/Parameters/_search': S.FormSearchPath<R.Parameters, ParametersQuery>
  '/Parameters/_history': S.HistoryPath<R.Parameters>
  '/Parameters/{id}': S.InstancePath<R.Parameters>
  '/Parameters/{id}/_history': S.InstanceHistoryPath<R.Parameters>
  '/Parameters/{id}/_history/{vid}': S.VreadPath<R.Parameters>
  '/Patient': S.TypePath<R.Patient, PatientQuery>
  '/Patient/_search': S.FormSearchPath<R.Patient, PatientQuery>
  '/Patient/_history': S.HistoryPath<R.Patient>
  '/Patient/{id}': S.InstancePath<R.Patient>
  '/Patient/{id}/_history': S.InstanceHistoryPath<R.Patient>
  '/Patient/{id}/_history/{vid}': S.VreadPath<R.Patient>
  '/PaymentNotice': S.TypePath<R.PaymentNotice, PaymentNoticeQuery>
  '/PaymentNotice/_search': S.FormSearchPath<R.PaymentNotice, PaymentNoticeQuery>
  '/PaymentNotice/_history': S.HistoryPath<R.PaymentNotice>
  '/PaymentNotice/{id}': S.InstancePath<R.PaymentNotice>
  '/PaymentNotice/{id}/_history': S.InstanceHistoryPath<R.PaymentNotice>
  '/PaymentNotice/{id}/_history/{vid}': S.VreadPath<R.PaymentNotice>
  '/PaymentReconciliation': S.TypePath<R.PaymentReconciliation, PaymentReconciliationQuery>
  '/PaymentReconciliation/_search': S.FormSearchPath<R.PaymentReconciliation, PaymentReconciliationQuery>
  '/PaymentReconciliation/_history': S.HistoryPath<R.PaymentReconciliation>
  '/PaymentReconciliation/{id}': S.InstancePath<R.PaymentReconciliation>
  '/PaymentReconciliation/{id}/_history': S.InstanceHistoryPath<R.PaymentReconciliation>
  '/PaymentReconciliation/{id}/_history/{vid}': S.VreadPath<R.PaymentReconciliation>
  '/Person': S.TypePath<R.Person, PersonQuery>
  '/Person/_search': S.FormSearchPath<R.Person, PersonQuery>
  '/Person/_history': S.HistoryPath<R.Person>
  '/Person/{id}': S.InstancePath<R.Person>
  '/Person/{id}/_history': S.InstanceHistoryPath<R.Person>
  '/Person/{id}/_history/{vid}': S.VreadPath<R.Person>
  '/PlanDefinition': S.TypePath<R.PlanDefinition, PlanDefinitionQuery>
  '/PlanDefinition/_search': S.FormSearchPath<R.PlanDefinition, PlanDefinitionQuery>
  '/PlanDefinition/_history': S.HistoryPath<R.PlanDefinition>
  '/PlanDefinition/{id}': S.InstancePath<R.PlanDefinition>
  '/PlanDefinition/{id}/_history': S.InstanceHistoryPath<R.PlanDefinition>
  '/PlanDefinition/{id}/_history/{vid}': S.VreadPath<R.PlanDefinition>
  '/Practitioner': S.TypePath<R.Practitioner, PractitionerQuery>
  '/Practitioner/_search': S.FormSearchPath<R.Practitioner, PractitionerQuery>
  '/Practitioner/_history': S.HistoryPath<R.Practitioner>
  '/Practitioner/{id}': S.InstancePath<R.Practitioner>
  '/Practitioner/{id}/_history': S.InstanceHistoryPath<R.Practitioner>
  '/Practitioner/{id}/_history/{vid}': S.VreadPath<R.Practitioner>
  '/PractitionerRole': S.TypePath<R.PractitionerRole, PractitionerRoleQuery>
  '/PractitionerRole/_search': S.FormSearchPath<R.PractitionerRole, PractitionerRoleQuery>
  '/PractitionerRole/_history': S.HistoryPath<R.PractitionerRole>
  '/PractitionerRole/{id}': S.InstancePath<R.PractitionerRole>
  '/PractitionerRole/{id}/_history': S.InstanceHistoryPath<R.PractitionerRole>
  '/PractitionerRole/{id}/_history/{vid}': S.VreadPath<R.PractitionerRole>
  '/Procedure': S.TypePath<R.Procedure, ProcedureQuery>
  '/Procedure/_search': S.FormSearchPath<R.Procedure, ProcedureQuery>
  '/Procedure/_history': S.HistoryPath<R.Procedure>
  '/Procedure/{id}': S.InstancePath<R.Procedure>
  '/Procedure/{id}/_history': S.InstanceHistoryPath<R.Procedure>
  '/Procedure/{id}/_history/{vid}': S.VreadPath<R.Procedure>
  '/Provenance': S.TypePath<R.Provenance, ProvenanceQuery>
  '/Provenance/_search': S.FormSearchPath<R.Provenance, ProvenanceQuery>
  '/Provenance/_history': S.HistoryPath<R.Provenance>
  '/Provenance/{id}': S.InstancePath<R.Provenance>
  '/Provenance/{id}/_history': S.InstanceHistoryPath<R.Provenance>
  '/Provenance/{id}/_history/{vid}': S.VreadPath<R.Provenance>
  '/Questionnaire': S.TypePath<R.Questionnaire, QuestionnaireQuery>
  '/Questionnaire/_search': S.FormSearchPath<R.Questionnaire, QuestionnaireQuery>
  '/Questionnaire/_history': S.HistoryPath<R.Questionnaire>
  '/Questionnaire/{id}': S.InstancePath<R.Questionnaire>
  '/Questionnaire/{id}/_history': S.InstanceHistoryPath<R.Questionnaire>
  '/Questionnaire/{id}/_history/{vid}': S.VreadPath<R.Questionnaire>
  '/QuestionnaireResponse': S.TypePath<R.QuestionnaireResponse, QuestionnaireResponseQuery>
  '/QuestionnaireResponse/_search': S.FormSearchPath<R.QuestionnaireResponse, QuestionnaireResponseQuery>
  '/QuestionnaireResponse/_history': S.HistoryPath<R.QuestionnaireResponse>
  '/QuestionnaireResponse/{id}': S.InstancePath<R.QuestionnaireResponse>
  '/QuestionnaireResponse/{id}/_history': S.InstanceHistoryPath<R.QuestionnaireResponse>
  '/QuestionnaireResponse/{id}/_history/{vid}': S.VreadPath<R.QuestionnaireResponse>
  '/RelatedPerson': S.TypePath<R.RelatedPerson, RelatedPersonQuery>
  '/RelatedPerson/_search': S.FormSearchPath<R.RelatedPerson, RelatedPersonQuery>
  '/RelatedPerson/_history': S.HistoryPath<R.RelatedPerson>
  '/RelatedPerson/{id}': S.InstancePath<R.RelatedPerson>
  '/RelatedPerson/{id}/_history': S.InstanceHistoryPath<R.RelatedPerson>
  '/RelatedPerson/{id}/_history/{vid}': S.VreadPath<R.RelatedPerson>
  '/RequestGroup': S.TypePath<R.RequestGroup, RequestGroupQuery>
  '/RequestGroup/_search': S.FormSearchPath<R.RequestGroup, RequestGroupQuery>
  '/RequestGroup/_history': S.HistoryPath<R.RequestGroup>
  '/RequestGroup/{id}': S.InstancePath<R.RequestGroup>
  '/RequestGroup/{id}/_history': S.InstanceHistoryPath<R.RequestGroup>
  '/RequestGroup/{id}/_history/{vid}': S.VreadPath<R.RequestGroup>
  '/ResearchDefinition': S.TypePath<R.ResearchDefinition, ResearchDefinitionQuery>
  '/ResearchDefinition/_search': S.FormSearchPath<R.ResearchDefinition, ResearchDefinitionQuery>
  '/ResearchDefinition/_history': S.HistoryPath<R.ResearchDefinition>
  '/ResearchDefinition/{id}': S.InstancePath<R.ResearchDefinition>
  '/ResearchDefinition/{id}/_history': S.InstanceHistoryPath<R.ResearchDefinition>
  '/ResearchDefinition/{id}/_history/{vid}': S.VreadPath<R.ResearchDefinition>
  '/ResearchElementDefinition': S.TypePath<R.ResearchElementDefinition, ResearchElementDefinitionQuery>
  '/ResearchElementDefinition/_search': S.FormSearchPath<R.ResearchElementDefinition, ResearchElementDefinitionQuery>
  '/ResearchElementDefinition/_history': S.HistoryPath<R.ResearchElementDefinition>
  '/ResearchElementDefinition/{id}': S.InstancePath<R.ResearchElementDefinition>
  '/ResearchElementDefinition/{id}/_history': S.InstanceHistoryPath<R.ResearchElementDefinition>
  '/ResearchElementDefinition/{id}/_history/{vid}': S.VreadPath<R.ResearchElementDefinition>
  '/ResearchStudy': S.TypePath<R.ResearchStudy, ResearchStudyQuery>
  '/ResearchStudy/_search': S.FormSearchPath<R.ResearchStudy, ResearchStudyQuery>
  '/ResearchStudy/_history': S.HistoryPath<R.ResearchStudy>
  '/ResearchStudy/{id}': S.InstancePath<R.ResearchStudy>
  '/ResearchStudy/{id}/_history': S.InstanceHistoryPath<R.ResearchStudy>
  '/ResearchStudy/{id}/_history/{vid}': S.VreadPath<R.ResearchStudy>
  '/ResearchSubject': S.TypePath<R.ResearchSubject, ResearchSubjectQuery>
  '/ResearchSubject/_search': S.FormSearchPath<R.ResearchSubject, ResearchSubjectQuery>
  '/ResearchSubject/_history': S.HistoryPath<R.ResearchSubject>
  '/ResearchSubject/{id}': S.InstancePath<R.ResearchSubject>
  '/ResearchSubject/{id}/_history': S.InstanceHistoryPath<R.ResearchSubject>
  '/ResearchSubject/{id}/_history/{vid}': S.VreadPath<R.ResearchSubject>
  '/RiskAssessment': S.TypePath<R.RiskAssessment, RiskAssessmentQuery>
  '/RiskAssessment/_search': S.FormSearchPath<R.RiskAssessment, RiskAssessmentQuery>
  '/RiskAssessment/_history': S.HistoryPath<R.RiskAssessment>
  '/RiskAssessment/{id}': S.InstancePath<R.RiskAssessment>
  '/RiskAssessment/{id}/_history': S.InstanceHistoryPath<R.RiskAssessment>
  '/RiskAssessment/{id}/_history/{vid}': S.VreadPath<R.RiskAssessment>
  '/RiskEvidenceSynthesis': S.TypePath<R.RiskEvidenceSynthesis, RiskEvidenceSynthesisQuery>
  '/RiskEvidenceSynthesis/_search': S.FormSearchPath<R.RiskEvidenceSynthesis, RiskEvidenceSynthesisQuery>
  '/RiskEvidenceSynthesis/_history': S.HistoryPath<R.RiskEvidenceSynthesis>
  '/RiskEvidenceSynthesis/{id}': S.InstancePath<R.RiskEvidenceSynthesis>
  '/RiskEvidenceSynthesis/{id}/_history': S.InstanceHistoryPath<R.RiskEvidenceSynthesis>
  '/RiskEvidenceSynthesis/{id}/_history/{vid}': S.VreadPath<R.RiskEvidenceSynthesis>
  '/Schedule': S.TypePath<R.Schedule, ScheduleQuery>
  '/Schedule/_search': S.FormSearchPath<R.Schedule, ScheduleQuery>
  '/Schedule/_history': S.HistoryPath<R.Schedule>
  '/Schedule/{id}': S.InstancePath<R.Schedule>
  '/Schedule/{id}/_history': S.InstanceHistoryPath<R.Schedule>
  '/Schedule/{id}/_history/{vid}': S.VreadPath<R.Schedule>
  '/SearchParameter': S.TypePath<R.SearchParameter, SearchParameterQuery>
  '/SearchParameter/_search': S.FormSearchPath<R.SearchParameter, SearchParameterQuery>
  '/SearchParameter/_history': S.HistoryPath<R.SearchParameter>
  '/SearchParameter/{id}': S.InstancePath<R.SearchParameter>
  '/SearchParameter/{id}/_history': S.InstanceHistoryPath<R.SearchParameter>
  '/SearchParameter/{id}/_history/{vid}': S.VreadPath<R.SearchParameter>
  '/ServiceRequest': S.TypePath<R.ServiceRequest, ServiceRequestQuery>
  '/ServiceRequest/_search': S.FormSearchPath<R.ServiceRequest, ServiceRequestQuery>
  '/ServiceRequest/_history': S.HistoryPath<R.ServiceRequest>
  '/ServiceRequest/{id}': S.InstancePath<R.ServiceRequest>
  '/ServiceRequest/{id}/_history': S.InstanceHistoryPath<R.ServiceRequest>
  '/ServiceRequest/{id}/_history/{vid}': S.VreadPath<R.ServiceRequest>
  '/Slot': S.TypePath<R.Slot, SlotQuery>
  '/Slot/_search': S.FormSearchPath<R.Slot, SlotQuery>
  '/Slot/_history': S.HistoryPath<R.Slot>
  '/Slot/{id}': S.InstancePath<R.Slot>
  '/Slot/{id}/_history': S.InstanceHistoryPath<R.Slot>
  '/Slot/{id}/_history/{vid}': S.VreadPath<R.Slot>
  '/Specimen': S.TypePath<R.Specimen, SpecimenQuery>
  '/Specimen/_search': S.FormSearchPath<R.Specimen, SpecimenQuery>
  '/Specimen/_history': S.HistoryPath<R.Specimen>
  '/Specimen/{id}': S.InstancePath<R.Specimen>
  '/Specimen/{id}/_history': S.InstanceHistoryPath<R.Specimen>
  '/Specimen/{id}/_history/{vid}': S.VreadPath<R.Specimen>
  '/SpecimenDefinition': S.TypePath<R.SpecimenDefinition, SpecimenDefinitionQuery>
  '/SpecimenDefinition/_search': S.FormSearchPath<R.SpecimenDefinition, SpecimenDefinitionQuery>
  '/SpecimenDefinition/_history': S.HistoryPath<R.SpecimenDefinition>
  '/SpecimenDefinition/{id}': S.InstancePath<R.SpecimenDefinition>
  '/SpecimenDefinition/{id}/_history': S.InstanceHistoryPath<R.SpecimenDefinition>
  '/SpecimenDefinition/{id}/_history/{vid}': S.VreadPath<R.SpecimenDefinition>
  '/StructureDefinition': S.TypePath<R.StructureDefinition, StructureDefinitionQuery>
  '/StructureDefinition/_search': S.FormSearchPath<R.StructureDefinition, StructureDefinitionQuery>
  '/StructureDefinition/_history': S.HistoryPath<R.StructureDefinition>
  '/StructureDefinition/{id}': S.InstancePath<R.StructureDefinition>
  '/StructureDefinition/{id}/_history': S.InstanceHistoryPath<R.StructureDefinition>
  '/StructureDefinition/{id}/_history/{vid}': S.VreadPath<R.StructureDefinition>
  '/StructureMap': S.TypePath<R.StructureMap, StructureMapQuery>
  '/StructureMap/_search': S.FormSearchPath<R.StructureMap, StructureMapQuery>
  '/StructureMap/_history': S.HistoryPath<R.StructureMap>
  '/StructureMap/{id}': S.InstancePath<R.StructureMap>
  '/StructureMap/{id}/_history': S.InstanceHistoryPath<R.StructureMap>
  '/StructureMap/{id}/_history/{vid}': S.VreadPath<R.StructureMap>
  '/Subscription': S.TypePath<R.Subscription, SubscriptionQuery>
  '/Subscription/_search': S.FormSearchPath<R.Subscription, SubscriptionQuery>
  '/Subscription/_history': S.HistoryPath<R.Subscription>
  '/Subscription/{id}': S.InstancePath<R.Subscription>
  '/Subscription/{id}/_history': S.InstanceHistoryPath<R.Subscription>
  '/Subscription/{id}/_history/{vid}': S.VreadPath<R.Subscription>
  '/Substance': S.TypePath<R.Substance, SubstanceQuery>
  '/Substance/_search': S.FormSearchPath<R.Substance, SubstanceQuery>
  '/Substance/_history': S.HistoryPath<R.Substance>
  '/Substance/{id}': S.InstancePath<R.Substance>
  '/Substance/{id}/_history': S.InstanceHistoryPath<R.Substance>
  '/Substance/{id}/_history/{vid}': S.VreadPath<R.Substance>
  '/SubstanceNucleicAcid': S.TypePath<R.SubstanceNucleicAcid, SubstanceNucleicAcidQuery>
  '/SubstanceNucleicAcid/_search': S.FormSearchPath<R.SubstanceNucleicAcid, SubstanceNucleicAcidQuery>
  '/SubstanceNucleicAcid/_history': S.HistoryPath<R.SubstanceNucleicAcid>
  '/SubstanceNucleicAcid/{id}': S.InstancePath<R.SubstanceNucleicAcid>
  '/SubstanceNucleicAcid/{id}/_history': S.InstanceHistoryPath<R.SubstanceNucleicAcid>
  '/SubstanceNucleicAcid/{id}/_history/{vid}': S.VreadPath<R.SubstanceNucleicAcid>
  '/SubstancePolymer': S.TypePath<R.SubstancePolymer, SubstancePolymerQuery>
  '/SubstancePolymer/_search': S.FormSearchPath<R.SubstancePolymer, SubstancePolymerQuery>
  '/SubstancePolymer/_history': S.HistoryPath<R.SubstancePolymer>
  '/SubstancePolymer/{id}': S.InstancePath<R.SubstancePolymer>
  '/SubstancePolymer/{id}/_history': S.InstanceHistoryPath<R.SubstancePolymer>
  '/SubstancePolymer/{id}/_history/{vid}': S.VreadPath<R.SubstancePolymer>
  '/SubstanceProtein': S.TypePath<R.SubstanceProtein, SubstanceProteinQuery>
  '/SubstanceProtein/_search': S.FormSearchPath<R.SubstanceProtein, SubstanceProteinQuery>
  '/SubstanceProtein/_history': S.HistoryPath<R.SubstanceProtein>
  '/SubstanceProtein/{id}': S.InstancePath<R.SubstanceProtein>
  '/SubstanceProtein/{id}/_history': S.InstanceHistoryPath<R.SubstanceProtein>
  '/SubstanceProtein/{id}/_history/{vid}': S.VreadPath<R.SubstanceProtein>
  '/SubstanceReferenceInformation': S.TypePath<R.SubstanceReferenceInformation, SubstanceReferenceInformationQuery>
  '/SubstanceReferenceInformation/_search': S.FormSearchPath<R.SubstanceReferenceInformation, SubstanceReferenceInformationQuery>
  '/SubstanceReferenceInformation/_history': S.HistoryPath<R.SubstanceReferenceInformation>
  '/SubstanceReferenceInformation/{id}': S.InstancePath<R.SubstanceReferenceInformation>
  '/SubstanceReferenceInformation/{id}/_history': S.InstanceHistoryPath<R.SubstanceReferenceInformation>
  '/SubstanceReferenceInformation/{id}/_history/{vid}': S.VreadPath<R.SubstanceReferenceInformation>
  '/SubstanceSourceMaterial': S.TypePath<R.SubstanceSourceMaterial, SubstanceSourceMaterialQuery>
  '/SubstanceSourceMaterial/_search': S.FormSearchPath<R.SubstanceSourceMaterial, SubstanceSourceMaterialQuery>
  '/SubstanceSourceMaterial/_history': S.HistoryPath<R.SubstanceSourceMaterial>
  '/SubstanceSourceMaterial/{id}': S.InstancePath<R.SubstanceSourceMaterial>
  '/SubstanceSourceMaterial/{id}/_history': S.InstanceHistoryPath<R.SubstanceSourceMaterial>
  '/SubstanceSourceMaterial/{id}/_history/{vid}': S.VreadPath<R.SubstanceSourceMaterial>
  '/SubstanceSpecification': S.TypePath<R.SubstanceSpecification, SubstanceSpecificationQuery>
  '/SubstanceSpecification/_search': S.FormSearchPath<R.SubstanceSpecification, SubstanceSpecificationQuery>
  '/SubstanceSpecification/_history': S.HistoryPath<R.SubstanceSpecification>
  '/SubstanceSpecification/{id}': S.InstancePath<R.SubstanceSpecification>
  '/SubstanceSpecification/{id}/_history': S.InstanceHistoryPath<R.SubstanceSpecification>
  '/SubstanceSpecification/{id}/_history/{vid}': S.VreadPath<R.SubstanceSpecification>
  '/SupplyDelivery': S.TypePath<R.SupplyDelivery, SupplyDeliveryQuery>
  '/SupplyDelivery/_search': S.FormSearchPath<R.SupplyDelivery, SupplyDeliveryQuery>
  '/SupplyDelivery/_history': S.HistoryPath<R.SupplyDelivery>
  '/SupplyDelivery/{id}': S.InstancePath<R.SupplyDelivery>
  '/SupplyDelivery/{id}/_history': S.InstanceHistoryPath<R.SupplyDelivery>
  '/SupplyDelivery/{id}/_history/{vid}': S.VreadPath<R.SupplyDelivery>
  '/SupplyRequest': S.TypePath<R.SupplyRequest, SupplyRequestQuery>
  '/SupplyRequest/_search': S.FormSearchPath<R.SupplyRequest, SupplyRequestQuery>
  '/SupplyRequest/_history': S.HistoryPath<R.SupplyRequest>
  '/SupplyRequest/{id}': S.InstancePath<R.SupplyRequest>
  '/SupplyRequest/{id}/_history': S.InstanceHistoryPath<R.SupplyRequest>
  '/SupplyRequest/{id}/_history/{vid}': S.VreadPath<R.SupplyRequest>
  '/Task': S.TypePath<R.Task, TaskQuery>
  '/Task/_search': S.FormSearchPath<R.Task, TaskQuery>
  '/Task/_history': S.HistoryPath<R.Task>
  '/Task/{id}': S.InstancePath<R.Task>
  '/Task/{id}/_history': S.InstanceHistoryPath<R.Task>
  '/Task/{id}/_history/{vid}': S.VreadPath<R.Task>
  '/TerminologyCapabilities': S.TypePath<R.TerminologyCapabilities, TerminologyCapabilitiesQuery>
  '/TerminologyCapabilities/_search': S.FormSearchPath<R.TerminologyCapabilities, TerminologyCapabilitiesQuery>
  '/TerminologyCapabilities/_history': S.HistoryPath<R.TerminologyCapabilities>
  '/TerminologyCapabilities/{id}': S.InstancePath<R.TerminologyCapabilities>
  '/TerminologyCapabilities/{id}/_history': S.InstanceHistoryPath<R.TerminologyCapabilities>
  '/TerminologyCapabilities/{id}/_history/{vid}': S.VreadPath<R.TerminologyCapabilities>
  '/TestReport': S.TypePath<R.TestReport, TestReportQuery>
  '/TestReport/_search': S.FormSearchPath<R.TestReport, TestReportQuery>
  '/TestReport/_history': S.HistoryPath<R.TestReport>
  '/TestReport/{id}': S.InstancePath<R.TestReport>
  '/TestReport/{id}/_history': S.InstanceHistoryPath<R.TestReport>
  '/TestReport/{id}/_history/{vid}': S.VreadPath<R.TestReport>
  '/TestScript': S.TypePath<R.TestScript, TestScriptQuery>
  '/TestScript/_search': S.FormSearchPath<R.TestScript, TestScriptQuery>
  '/TestScript/_history': S.HistoryPath<R.TestScript>
  '/TestScript/{id}': S.InstancePath<R.TestScript>
  '/TestScript/{id}/_history': S.InstanceHistoryPath<R.TestScript>
  '/TestScript/{id}/_history/{vid}': S.VreadPath<R.TestScript>
  '/ValueSet': S.TypePath<R.ValueSet, ValueSetQuery>
  '/ValueSet/_search': S.FormSearchPath<R.ValueSet, ValueSetQuery>
  '/ValueSet/_history': S.HistoryPath<R.ValueSet>
  '/ValueSet/{id}': S.InstancePath<R.ValueSet>
  '/ValueSet/{id}/_history': S.InstanceHistoryPath<R.ValueSet>
  '/ValueSet/{id}/_history/{vid}': S.VreadPath<R.ValueSet>
  '/VerificationResult': S.TypePath<R.VerificationResult, VerificationResultQuery>
  '/VerificationResult/_search': S.FormSearchPath<R.VerificationResult, VerificationResultQuery>
  '/VerificationResult/_history': S.HistoryPath<R.VerificationResult>
  '/VerificationResult/{id}': S.InstancePath<R.VerificationResult>
  '/VerificationResult/{id}/_history': S.InstanceHistoryPath<R.VerificationResult>
  '/VerificationResult/{id}/_history/{vid}': S.VreadPath<R.VerificationResult>
  '/VisionPrescription': S.TypePath<R.VisionPrescription, VisionPrescriptionQuery>
  '/VisionPrescription/_search': S.FormSearchPath<R.VisionPrescription, VisionPrescriptionQuery>
  '/VisionPrescription/_history': S.HistoryPath<R.VisionPrescription>
  '/VisionPrescription/{id}': S.InstancePath<R.VisionPrescription>
  '/VisionPrescription/{id}/_history': S.InstanceHistoryPath<R.VisionPrescription>
  '/VisionPrescription/{id}/_history/{vid}': S.VreadPath<R.VisionPrescription>
  '/ActivityDefinition/$apply': S.OperationPath<{ 'subject': S.Multi<string>; 'encounter'?: string; 'practitioner'?: string; 'organization'?: string }, R.FhirResource, true>
  '/ActivityDefinition/{id}/$apply': S.InstanceOperationPath<{ 'subject': S.Multi<string>; 'encounter'?: string; 'practitioner'?: string; 'organization'?: string }, R.FhirResource, true>
  '/ActivityDefinition/{id}/$data-requirements': S.InstanceOperationPath<S.NoQuery, R.Library, true>
  '/CapabilityStatement/$conforms': S.OperationPath<{ 'left'?: string; 'right'?: string; 'mode'?: string }, R.Parameters, true>
  '/CapabilityStatement/$implements': S.OperationPath<{ 'server'?: string; 'client'?: string }, R.OperationOutcome, true>
  '/CapabilityStatement/{id}/$implements': S.InstanceOperationPath<{ 'server'?: string; 'client'?: string }, R.OperationOutcome, true>
  '/CapabilityStatement/$subset': S.OperationPath<{ 'server'?: string; 'resource': S.Multi<string> }, R.CapabilityStatement, true>
  '/CapabilityStatement/{id}/$subset': S.InstanceOperationPath<{ 'server'?: string; 'resource': S.Multi<string> }, R.CapabilityStatement, true>
  '/$versions': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ChargeItemDefinition/{id}/$apply': S.InstanceOperationPath<S.NoQuery, R.FhirResource, false>
  '/Claim/$submit': S.OperationPath<S.NoQuery, R.FhirResource, false>
  '/CodeSystem/$find-matches': S.OperationPath<{ 'system'?: string; 'version'?: string; 'exact': boolean; 'compositional'?: boolean }, R.Parameters, true>
  '/CodeSystem/{id}/$find-matches': S.InstanceOperationPath<{ 'system'?: string; 'version'?: string; 'exact': boolean; 'compositional'?: boolean }, R.Parameters, true>
  '/CodeSystem/$lookup': S.OperationPath<{ 'code'?: string; 'system'?: string; 'version'?: string; 'date'?: string; 'displayLanguage'?: string; 'property'?: S.Multi<string> }, R.Parameters, true>
  '/CodeSystem/$subsumes': S.OperationPath<{ 'codeA'?: string; 'codeB'?: string; 'system'?: string; 'version'?: string }, R.Parameters, true>
  '/CodeSystem/{id}/$subsumes': S.InstanceOperationPath<{ 'codeA'?: string; 'codeB'?: string; 'system'?: string; 'version'?: string }, R.Parameters, true>
  '/CodeSystem/$validate-code': S.OperationPath<{ 'url'?: string; 'code'?: string; 'version'?: string; 'display'?: string; 'date'?: string; 'abstract'?: boolean; 'displayLanguage'?: string }, R.Parameters, true>
  '/CodeSystem/{id}/$validate-code': S.InstanceOperationPath<{ 'url'?: string; 'code'?: string; 'version'?: string; 'display'?: string; 'date'?: string; 'abstract'?: boolean; 'displayLanguage'?: string }, R.Parameters, true>
  '/Composition/$document': S.OperationPath<{ 'id'?: string; 'persist'?: boolean; 'graph'?: string }, R.Parameters, true>
  '/Composition/{id}/$document': S.InstanceOperationPath<{ 'id'?: string; 'persist'?: boolean; 'graph'?: string }, R.Parameters, true>
  '/$closure': S.OperationPath<{ 'name': string; 'version'?: string }, R.ConceptMap, true>
  '/ConceptMap/$translate': S.OperationPath<{ 'url'?: string; 'conceptMapVersion'?: string; 'code'?: string; 'system'?: string; 'version'?: string; 'source'?: string; 'target'?: string; 'targetsystem'?: string; 'reverse'?: boolean }, R.Parameters, true>
  '/ConceptMap/{id}/$translate': S.InstanceOperationPath<{ 'url'?: string; 'conceptMapVersion'?: string; 'code'?: string; 'system'?: string; 'version'?: string; 'source'?: string; 'target'?: string; 'targetsystem'?: string; 'reverse'?: boolean }, R.Parameters, true>
  '/CoverageEligibilityRequest/$submit': S.OperationPath<S.NoQuery, R.FhirResource, false>
  '/Encounter/{id}/$everything': S.InstanceOperationPath<{ '_since'?: string; '_type'?: S.Multi<string>; '_count'?: number }, R.Bundle, true>
  '/Group/{id}/$everything': S.InstanceOperationPath<{ 'start'?: string; 'end'?: string; '_since'?: string; '_type'?: S.Multi<string>; '_count'?: number }, R.Bundle, true>
  '/$data-requirements': S.OperationPath<{ 'target'?: string }, R.Library, true>
  '/Library/{id}/$data-requirements': S.InstanceOperationPath<{ 'target'?: string }, R.Library, true>
  '/List/$find': S.OperationPath<{ 'patient': string; 'name': string }, R.Parameters, true>
  '/Measure/$care-gaps': S.OperationPath<{ 'periodStart': string; 'periodEnd': string; 'topic': string; 'subject': string }, R.Bundle, true>
  '/Measure/$collect-data': S.OperationPath<{ 'periodStart': string; 'periodEnd': string; 'measure'?: string; 'subject'?: string; 'practitioner'?: string; 'lastReceivedOn'?: string }, R.Parameters, true>
  '/Measure/{id}/$collect-data': S.InstanceOperationPath<{ 'periodStart': string; 'periodEnd': string; 'measure'?: string; 'subject'?: string; 'practitioner'?: string; 'lastReceivedOn'?: string }, R.Parameters, true>
  '/Measure/{id}/$data-requirements': S.InstanceOperationPath<{ 'periodStart': string; 'periodEnd': string }, R.Library, true>
  '/Measure/$evaluate-measure': S.OperationPath<{ 'periodStart': string; 'periodEnd': string; 'measure'?: string; 'reportType'?: string; 'subject'?: string; 'practitioner'?: string; 'lastReceivedOn'?: string }, R.MeasureReport, true>
  '/Measure/{id}/$evaluate-measure': S.InstanceOperationPath<{ 'periodStart': string; 'periodEnd': string; 'measure'?: string; 'reportType'?: string; 'subject'?: string; 'practitioner'?: string; 'lastReceivedOn'?: string }, R.MeasureReport, true>
  '/Measure/$submit-data': S.OperationPath<S.NoQuery, R.Parameters, false>
  '/Measure/{id}/$submit-data': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProduct/$everything': S.OperationPath<{ '_since'?: string; '_count'?: number }, R.Bundle, true>
  '/MedicinalProduct/{id}/$everything': S.InstanceOperationPath<{ '_since'?: string; '_count'?: number }, R.Bundle, true>
  '/$process-message': S.OperationPath<{ 'async'?: boolean; 'response-url'?: string }, R.Bundle, false>
  '/NamingSystem/$preferred-id': S.OperationPath<{ 'id': string; 'type': string }, R.Parameters, true>
  '/Observation/$lastn': S.OperationPath<{ 'max'?: number }, R.Bundle, true>
  '/Observation/$stats': S.OperationPath<{ 'subject': string; 'code'?: S.Multi<string>; 'system'?: string; 'duration'?: number; 'statistic': S.Multi<string>; 'include'?: boolean; 'limit'?: number }, R.Parameters, true>
  '/Patient/$everything': S.OperationPath<{ 'start'?: string; 'end'?: string; '_since'?: string; '_type'?: S.Multi<string>; '_count'?: number; '_offset'?: number }, R.Bundle, true>
  '/Patient/{id}/$everything': S.InstanceOperationPath<{ 'start'?: string; 'end'?: string; '_since'?: string; '_type'?: S.Multi<string>; '_count'?: number; '_offset'?: number }, R.Bundle, true>
  '/Patient/$match': S.OperationPath<{ 'onlyCertainMatches'?: boolean; 'count'?: number }, R.Bundle, false>
  '/PlanDefinition/$apply': S.OperationPath<{ 'subject': S.Multi<string>; 'encounter'?: string; 'practitioner'?: string; 'organization'?: string }, R.CarePlan, true>
  '/PlanDefinition/{id}/$apply': S.InstanceOperationPath<{ 'subject': S.Multi<string>; 'encounter'?: string; 'practitioner'?: string; 'organization'?: string }, R.CarePlan, true>
  '/PlanDefinition/{id}/$data-requirements': S.InstanceOperationPath<S.NoQuery, R.Library, true>
  '/$convert': S.OperationPath<S.NoQuery, R.Parameters, false>
  '/Account/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ActivityDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/AdverseEvent/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/AllergyIntolerance/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Appointment/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/AppointmentResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/AuditEvent/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Basic/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Binary/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/BiologicallyDerivedProduct/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/BodyStructure/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Bundle/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CapabilityStatement/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CarePlan/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CareTeam/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CatalogEntry/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ChargeItem/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ChargeItemDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Claim/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ClaimResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ClinicalImpression/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CodeSystem/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Communication/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CommunicationRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CompartmentDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Composition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ConceptMap/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Condition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Consent/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Contract/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Coverage/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CoverageEligibilityRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/CoverageEligibilityResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DetectedIssue/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Device/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DeviceDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DeviceMetric/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DeviceRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DeviceUseStatement/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DiagnosticReport/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DocumentManifest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/DocumentReference/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EffectEvidenceSynthesis/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Encounter/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Endpoint/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EnrollmentRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EnrollmentResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EpisodeOfCare/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EventDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Evidence/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/EvidenceVariable/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ExampleScenario/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ExplanationOfBenefit/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/FamilyMemberHistory/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Flag/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Goal/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/GraphDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Group/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/GuidanceResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/HealthcareService/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ImagingStudy/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Immunization/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ImmunizationEvaluation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ImmunizationRecommendation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ImplementationGuide/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/InsurancePlan/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Invoice/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Library/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Linkage/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/List/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Location/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Measure/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MeasureReport/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Media/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Medication/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicationAdministration/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicationDispense/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicationKnowledge/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicationRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicationStatement/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProduct/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductAuthorization/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductContraindication/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductIndication/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductIngredient/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductInteraction/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductManufactured/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductPackaged/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductPharmaceutical/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MedicinalProductUndesirableEffect/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MessageDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MessageHeader/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/MolecularSequence/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/NamingSystem/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/NutritionOrder/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Observation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ObservationDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/OperationDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/OperationOutcome/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Organization/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/OrganizationAffiliation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Parameters/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Patient/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/PaymentNotice/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/PaymentReconciliation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Person/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/PlanDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Practitioner/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/PractitionerRole/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Procedure/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Provenance/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Questionnaire/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/QuestionnaireResponse/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/RelatedPerson/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/RequestGroup/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ResearchDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ResearchElementDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ResearchStudy/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ResearchSubject/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/RiskAssessment/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/RiskEvidenceSynthesis/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Schedule/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SearchParameter/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ServiceRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Slot/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Specimen/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SpecimenDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/StructureDefinition/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/StructureMap/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Subscription/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Substance/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstanceNucleicAcid/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstancePolymer/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstanceProtein/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstanceReferenceInformation/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstanceSourceMaterial/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SubstanceSpecification/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SupplyDelivery/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/SupplyRequest/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/Task/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/TerminologyCapabilities/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/TestReport/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/TestScript/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/ValueSet/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/VerificationResult/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/VisionPrescription/{id}/$graph': S.InstanceOperationPath<{ 'graph': string }, R.Parameters, true>
  '/$graphql': S.OperationPath<{ 'query': string }, R.Parameters, true>
  '/Account/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ActivityDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/AdverseEvent/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/AllergyIntolerance/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Appointment/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/AppointmentResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/AuditEvent/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Basic/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Binary/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/BiologicallyDerivedProduct/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/BodyStructure/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Bundle/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CapabilityStatement/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CarePlan/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CareTeam/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CatalogEntry/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ChargeItem/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ChargeItemDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Claim/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ClaimResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ClinicalImpression/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CodeSystem/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Communication/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CommunicationRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CompartmentDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Composition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ConceptMap/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Condition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Consent/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Contract/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Coverage/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CoverageEligibilityRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/CoverageEligibilityResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DetectedIssue/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Device/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DeviceDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DeviceMetric/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DeviceRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DeviceUseStatement/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DiagnosticReport/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DocumentManifest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/DocumentReference/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EffectEvidenceSynthesis/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Encounter/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Endpoint/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EnrollmentRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EnrollmentResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EpisodeOfCare/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EventDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Evidence/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/EvidenceVariable/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ExampleScenario/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ExplanationOfBenefit/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/FamilyMemberHistory/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Flag/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Goal/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/GraphDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Group/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/GuidanceResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/HealthcareService/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ImagingStudy/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Immunization/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ImmunizationEvaluation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ImmunizationRecommendation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ImplementationGuide/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/InsurancePlan/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Invoice/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Library/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Linkage/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/List/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Location/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Measure/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MeasureReport/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Media/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Medication/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicationAdministration/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicationDispense/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicationKnowledge/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicationRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicationStatement/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProduct/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductAuthorization/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductContraindication/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductIndication/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductIngredient/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductInteraction/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductManufactured/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductPackaged/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductPharmaceutical/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MedicinalProductUndesirableEffect/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MessageDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MessageHeader/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/MolecularSequence/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/NamingSystem/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/NutritionOrder/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Observation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ObservationDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/OperationDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/OperationOutcome/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Organization/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/OrganizationAffiliation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Parameters/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Patient/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/PaymentNotice/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/PaymentReconciliation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Person/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/PlanDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Practitioner/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/PractitionerRole/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Procedure/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Provenance/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Questionnaire/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/QuestionnaireResponse/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/RelatedPerson/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/RequestGroup/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ResearchDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ResearchElementDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ResearchStudy/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ResearchSubject/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/RiskAssessment/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/RiskEvidenceSynthesis/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Schedule/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SearchParameter/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ServiceRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Slot/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Specimen/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SpecimenDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/StructureDefinition/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/StructureMap/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Subscription/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Substance/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstanceNucleicAcid/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstancePolymer/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstanceProtein/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstanceReferenceInformation/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstanceSourceMaterial/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SubstanceSpecification/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SupplyDelivery/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/SupplyRequest/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/Task/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/TerminologyCapabilities/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/TestReport/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/TestScript/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/ValueSet/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/VerificationResult/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/VisionPrescription/{id}/$graphql': S.InstanceOperationPath<{ 'query': string }, R.Parameters, true>
  '/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Account/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ActivityDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/AdverseEvent/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/AllergyIntolerance/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Appointment/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/AppointmentResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/AuditEvent/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Basic/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Binary/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/BiologicallyDerivedProduct/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/BodyStructure/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Bundle/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CapabilityStatement/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CarePlan/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CareTeam/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CatalogEntry/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ChargeItem/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ChargeItemDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Claim/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ClaimResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ClinicalImpression/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CodeSystem/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Communication/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CommunicationRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CompartmentDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Composition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ConceptMap/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Condition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Consent/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Contract/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Coverage/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CoverageEligibilityRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/CoverageEligibilityResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DetectedIssue/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Device/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceMetric/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceUseStatement/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DiagnosticReport/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DocumentManifest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/DocumentReference/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EffectEvidenceSynthesis/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Encounter/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Endpoint/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EnrollmentRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EnrollmentResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EpisodeOfCare/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EventDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Evidence/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/EvidenceVariable/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ExampleScenario/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ExplanationOfBenefit/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/FamilyMemberHistory/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Flag/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Goal/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/GraphDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Group/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/GuidanceResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/HealthcareService/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ImagingStudy/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Immunization/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ImmunizationEvaluation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ImmunizationRecommendation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ImplementationGuide/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/InsurancePlan/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Invoice/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Library/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Linkage/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/List/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Location/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Measure/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MeasureReport/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Media/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Medication/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationAdministration/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationDispense/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationKnowledge/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationStatement/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProduct/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductAuthorization/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductContraindication/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductIndication/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductIngredient/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductInteraction/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductManufactured/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductPackaged/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductPharmaceutical/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductUndesirableEffect/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MessageDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MessageHeader/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/MolecularSequence/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/NamingSystem/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/NutritionOrder/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Observation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ObservationDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/OperationDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/OperationOutcome/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Organization/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/OrganizationAffiliation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Parameters/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Patient/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/PaymentNotice/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/PaymentReconciliation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Person/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/PlanDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Practitioner/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/PractitionerRole/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Procedure/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Provenance/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Questionnaire/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/QuestionnaireResponse/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/RelatedPerson/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/RequestGroup/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchElementDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchStudy/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchSubject/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/RiskAssessment/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/RiskEvidenceSynthesis/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Schedule/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SearchParameter/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ServiceRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Slot/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Specimen/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SpecimenDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/StructureDefinition/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/StructureMap/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Subscription/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Substance/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceNucleicAcid/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstancePolymer/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceProtein/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceReferenceInformation/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceSourceMaterial/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceSpecification/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SupplyDelivery/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/SupplyRequest/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Task/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/TerminologyCapabilities/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/TestReport/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/TestScript/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/ValueSet/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/VerificationResult/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/VisionPrescription/$meta': S.OperationPath<S.NoQuery, R.Parameters, true>
  '/Account/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ActivityDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/AdverseEvent/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/AllergyIntolerance/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Appointment/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/AppointmentResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/AuditEvent/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Basic/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Binary/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/BiologicallyDerivedProduct/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/BodyStructure/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Bundle/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CapabilityStatement/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CarePlan/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CareTeam/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CatalogEntry/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ChargeItem/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ChargeItemDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Claim/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ClaimResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ClinicalImpression/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CodeSystem/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Communication/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CommunicationRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CompartmentDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Composition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ConceptMap/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Condition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Consent/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Contract/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Coverage/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CoverageEligibilityRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/CoverageEligibilityResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DetectedIssue/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Device/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceMetric/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DeviceUseStatement/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DiagnosticReport/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DocumentManifest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/DocumentReference/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EffectEvidenceSynthesis/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Encounter/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Endpoint/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EnrollmentRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EnrollmentResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EpisodeOfCare/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EventDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Evidence/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/EvidenceVariable/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ExampleScenario/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ExplanationOfBenefit/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/FamilyMemberHistory/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Flag/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Goal/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/GraphDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Group/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/GuidanceResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/HealthcareService/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ImagingStudy/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Immunization/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ImmunizationEvaluation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ImmunizationRecommendation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ImplementationGuide/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/InsurancePlan/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Invoice/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Library/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Linkage/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/List/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Location/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Measure/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MeasureReport/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Media/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Medication/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationAdministration/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationDispense/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationKnowledge/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicationStatement/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProduct/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductAuthorization/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductContraindication/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductIndication/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductIngredient/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductInteraction/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductManufactured/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductPackaged/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductPharmaceutical/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MedicinalProductUndesirableEffect/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MessageDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MessageHeader/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/MolecularSequence/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/NamingSystem/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/NutritionOrder/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Observation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ObservationDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/OperationDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/OperationOutcome/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Organization/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/OrganizationAffiliation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Parameters/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Patient/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/PaymentNotice/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/PaymentReconciliation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Person/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/PlanDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Practitioner/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/PractitionerRole/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Procedure/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Provenance/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Questionnaire/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/QuestionnaireResponse/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/RelatedPerson/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/RequestGroup/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchElementDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchStudy/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ResearchSubject/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/RiskAssessment/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/RiskEvidenceSynthesis/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Schedule/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SearchParameter/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ServiceRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Slot/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Specimen/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SpecimenDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/StructureDefinition/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/StructureMap/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Subscription/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Substance/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceNucleicAcid/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstancePolymer/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceProtein/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceReferenceInformation/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceSourceMaterial/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SubstanceSpecification/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SupplyDelivery/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/SupplyRequest/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Task/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/TerminologyCapabilities/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/TestReport/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/TestScript/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/ValueSet/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/VerificationResult/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/VisionPrescription/{id}/$meta': S.InstanceOperationPath<S.NoQuery, R.Parameters, true>
  '/Account/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ActivityDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AdverseEvent/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AllergyIntolerance/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Appointment/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AppointmentResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AuditEvent/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Basic/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Binary/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/BiologicallyDerivedProduct/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/BodyStructure/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Bundle/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CapabilityStatement/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CarePlan/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CareTeam/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CatalogEntry/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ChargeItem/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ChargeItemDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Claim/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ClaimResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ClinicalImpression/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CodeSystem/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Communication/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CommunicationRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CompartmentDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Composition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ConceptMap/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Condition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Consent/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Contract/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Coverage/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CoverageEligibilityRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CoverageEligibilityResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DetectedIssue/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Device/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceMetric/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceUseStatement/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DiagnosticReport/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DocumentManifest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DocumentReference/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EffectEvidenceSynthesis/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Encounter/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Endpoint/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EnrollmentRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EnrollmentResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EpisodeOfCare/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EventDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Evidence/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EvidenceVariable/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ExampleScenario/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ExplanationOfBenefit/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/FamilyMemberHistory/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Flag/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Goal/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/GraphDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Group/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/GuidanceResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/HealthcareService/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImagingStudy/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Immunization/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImmunizationEvaluation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImmunizationRecommendation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImplementationGuide/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/InsurancePlan/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Invoice/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Library/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Linkage/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/List/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Location/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Measure/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MeasureReport/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Media/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Medication/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationAdministration/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationDispense/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationKnowledge/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationStatement/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProduct/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductAuthorization/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductContraindication/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductIndication/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductIngredient/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductInteraction/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductManufactured/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductPackaged/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductPharmaceutical/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductUndesirableEffect/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MessageDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MessageHeader/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MolecularSequence/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/NamingSystem/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/NutritionOrder/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Observation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ObservationDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OperationDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OperationOutcome/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Organization/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OrganizationAffiliation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Parameters/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Patient/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PaymentNotice/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PaymentReconciliation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Person/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PlanDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Practitioner/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PractitionerRole/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Procedure/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Provenance/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Questionnaire/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/QuestionnaireResponse/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RelatedPerson/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RequestGroup/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchElementDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchStudy/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchSubject/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RiskAssessment/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RiskEvidenceSynthesis/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Schedule/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SearchParameter/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ServiceRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Slot/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Specimen/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SpecimenDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/StructureDefinition/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/StructureMap/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Subscription/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Substance/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceNucleicAcid/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstancePolymer/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceProtein/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceReferenceInformation/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceSourceMaterial/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceSpecification/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SupplyDelivery/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SupplyRequest/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Task/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TerminologyCapabilities/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TestReport/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TestScript/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ValueSet/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/VerificationResult/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/VisionPrescription/{id}/$meta-add': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Account/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ActivityDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AdverseEvent/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AllergyIntolerance/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Appointment/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AppointmentResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/AuditEvent/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Basic/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Binary/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/BiologicallyDerivedProduct/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/BodyStructure/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Bundle/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CapabilityStatement/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CarePlan/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CareTeam/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CatalogEntry/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ChargeItem/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ChargeItemDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Claim/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ClaimResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ClinicalImpression/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CodeSystem/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Communication/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CommunicationRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CompartmentDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Composition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ConceptMap/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Condition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Consent/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Contract/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Coverage/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CoverageEligibilityRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/CoverageEligibilityResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DetectedIssue/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Device/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceMetric/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DeviceUseStatement/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DiagnosticReport/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DocumentManifest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/DocumentReference/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EffectEvidenceSynthesis/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Encounter/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Endpoint/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EnrollmentRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EnrollmentResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EpisodeOfCare/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EventDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Evidence/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/EvidenceVariable/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ExampleScenario/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ExplanationOfBenefit/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/FamilyMemberHistory/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Flag/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Goal/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/GraphDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Group/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/GuidanceResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/HealthcareService/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImagingStudy/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Immunization/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImmunizationEvaluation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImmunizationRecommendation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ImplementationGuide/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/InsurancePlan/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Invoice/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Library/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Linkage/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/List/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Location/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Measure/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MeasureReport/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Media/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Medication/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationAdministration/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationDispense/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationKnowledge/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicationStatement/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProduct/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductAuthorization/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductContraindication/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductIndication/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductIngredient/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductInteraction/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductManufactured/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductPackaged/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductPharmaceutical/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MedicinalProductUndesirableEffect/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MessageDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MessageHeader/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/MolecularSequence/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/NamingSystem/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/NutritionOrder/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Observation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ObservationDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OperationDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OperationOutcome/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Organization/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/OrganizationAffiliation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Parameters/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Patient/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PaymentNotice/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PaymentReconciliation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Person/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PlanDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Practitioner/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/PractitionerRole/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Procedure/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Provenance/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Questionnaire/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/QuestionnaireResponse/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RelatedPerson/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RequestGroup/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchElementDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchStudy/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ResearchSubject/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RiskAssessment/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/RiskEvidenceSynthesis/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Schedule/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SearchParameter/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ServiceRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Slot/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Specimen/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SpecimenDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/StructureDefinition/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/StructureMap/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Subscription/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Substance/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceNucleicAcid/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstancePolymer/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceProtein/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceReferenceInformation/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceSourceMaterial/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SubstanceSpecification/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SupplyDelivery/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/SupplyRequest/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Task/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TerminologyCapabilities/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TestReport/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/TestScript/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/ValueSet/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/VerificationResult/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/VisionPrescription/{id}/$meta-delete': S.InstanceOperationPath<S.NoQuery, R.Parameters, false>
  '/Account/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ActivityDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AdverseEvent/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AllergyIntolerance/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Appointment/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AppointmentResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AuditEvent/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Basic/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Binary/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/BiologicallyDerivedProduct/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/BodyStructure/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Bundle/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CapabilityStatement/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CarePlan/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CareTeam/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CatalogEntry/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ChargeItem/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ChargeItemDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Claim/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ClaimResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ClinicalImpression/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CodeSystem/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Communication/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CommunicationRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CompartmentDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Composition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ConceptMap/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Condition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Consent/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Contract/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Coverage/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CoverageEligibilityRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CoverageEligibilityResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DetectedIssue/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Device/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceMetric/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceUseStatement/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DiagnosticReport/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DocumentManifest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DocumentReference/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EffectEvidenceSynthesis/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Encounter/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Endpoint/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EnrollmentRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EnrollmentResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EpisodeOfCare/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EventDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Evidence/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EvidenceVariable/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ExampleScenario/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ExplanationOfBenefit/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/FamilyMemberHistory/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Flag/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Goal/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/GraphDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Group/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/GuidanceResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/HealthcareService/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImagingStudy/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Immunization/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImmunizationEvaluation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImmunizationRecommendation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImplementationGuide/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/InsurancePlan/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Invoice/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Library/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Linkage/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/List/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Location/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Measure/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MeasureReport/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Media/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Medication/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationAdministration/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationDispense/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationKnowledge/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationStatement/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProduct/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductAuthorization/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductContraindication/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductIndication/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductIngredient/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductInteraction/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductManufactured/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductPackaged/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductPharmaceutical/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductUndesirableEffect/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MessageDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MessageHeader/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MolecularSequence/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/NamingSystem/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/NutritionOrder/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Observation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ObservationDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OperationDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OperationOutcome/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Organization/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OrganizationAffiliation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Parameters/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Patient/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PaymentNotice/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PaymentReconciliation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Person/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PlanDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Practitioner/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PractitionerRole/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Procedure/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Provenance/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Questionnaire/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/QuestionnaireResponse/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RelatedPerson/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RequestGroup/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchElementDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchStudy/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchSubject/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RiskAssessment/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RiskEvidenceSynthesis/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Schedule/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SearchParameter/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ServiceRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Slot/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Specimen/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SpecimenDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/StructureDefinition/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/StructureMap/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Subscription/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Substance/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceNucleicAcid/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstancePolymer/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceProtein/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceReferenceInformation/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceSourceMaterial/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceSpecification/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SupplyDelivery/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SupplyRequest/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Task/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TerminologyCapabilities/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TestReport/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TestScript/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ValueSet/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/VerificationResult/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/VisionPrescription/$validate': S.OperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Account/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ActivityDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AdverseEvent/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AllergyIntolerance/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Appointment/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AppointmentResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/AuditEvent/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Basic/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Binary/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/BiologicallyDerivedProduct/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/BodyStructure/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Bundle/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CapabilityStatement/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CarePlan/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CareTeam/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CatalogEntry/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ChargeItem/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ChargeItemDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Claim/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ClaimResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ClinicalImpression/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CodeSystem/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Communication/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CommunicationRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CompartmentDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Composition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ConceptMap/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Condition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Consent/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Contract/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Coverage/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CoverageEligibilityRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/CoverageEligibilityResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DetectedIssue/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Device/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceMetric/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DeviceUseStatement/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DiagnosticReport/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DocumentManifest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/DocumentReference/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EffectEvidenceSynthesis/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Encounter/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Endpoint/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EnrollmentRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EnrollmentResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EpisodeOfCare/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EventDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Evidence/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/EvidenceVariable/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ExampleScenario/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ExplanationOfBenefit/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/FamilyMemberHistory/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Flag/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Goal/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/GraphDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Group/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/GuidanceResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/HealthcareService/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImagingStudy/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Immunization/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImmunizationEvaluation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImmunizationRecommendation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ImplementationGuide/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/InsurancePlan/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Invoice/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Library/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Linkage/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/List/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Location/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Measure/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MeasureReport/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Media/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Medication/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationAdministration/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationDispense/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationKnowledge/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicationStatement/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProduct/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductAuthorization/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductContraindication/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductIndication/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductIngredient/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductInteraction/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductManufactured/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductPackaged/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductPharmaceutical/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MedicinalProductUndesirableEffect/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MessageDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MessageHeader/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/MolecularSequence/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/NamingSystem/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/NutritionOrder/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Observation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ObservationDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OperationDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OperationOutcome/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Organization/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/OrganizationAffiliation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Parameters/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Patient/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PaymentNotice/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PaymentReconciliation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Person/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PlanDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Practitioner/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/PractitionerRole/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Procedure/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Provenance/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Questionnaire/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/QuestionnaireResponse/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RelatedPerson/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RequestGroup/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchElementDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchStudy/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ResearchSubject/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RiskAssessment/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/RiskEvidenceSynthesis/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Schedule/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SearchParameter/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ServiceRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Slot/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Specimen/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SpecimenDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/StructureDefinition/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/StructureMap/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Subscription/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Substance/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceNucleicAcid/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstancePolymer/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceProtein/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceReferenceInformation/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceSourceMaterial/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SubstanceSpecification/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SupplyDelivery/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/SupplyRequest/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/Task/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TerminologyCapabilities/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TestReport/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/TestScript/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/ValueSet/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/VerificationResult/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/VisionPrescription/{id}/$validate': S.InstanceOperationPath<{ 'mode'?: string; 'profile'?: string }, R.OperationOutcome, true>
  '/StructureDefinition/$questionnaire': S.OperationPath<{ 'identifier'?: string; 'profile'?: string; 'url'?: string; 'supportedOnly'?: boolean }, R.Questionnaire, true>
  '/StructureDefinition/{id}/$questionnaire': S.InstanceOperationPath<{ 'identifier'?: string; 'profile'?: string; 'url'?: string; 'supportedOnly'?: boolean }, R.Questionnaire, true>
  '/StructureDefinition/$snapshot': S.OperationPath<{ 'url'?: string }, R.StructureDefinition, true>
  '/StructureDefinition/{id}/$snapshot': S.InstanceOperationPath<{ 'url'?: string }, R.StructureDefinition, true>
  '/StructureMap/$transform': S.OperationPath<{ 'source'?: string }, R.FhirResource, false>
  '/StructureMap/{id}/$transform': S.InstanceOperationPath<{ 'source'?: string }, R.FhirResource, false>
  '/ValueSet/$expand': S.OperationPath<{ 'url'?: string; 'valueSetVersion'?: string; 'context'?: string; 'contextDirection'?: string; 'filter'?: string; 'date'?: string; 'offset'?: number; 'count'?: number; 'includeDesignations'?: boolean; 'designation'?: S.Multi<string>; 'includeDefinition'?: boolean; 'activeOnly'?: boolean; 'excludeNested'?: boolean; 'excludeNotForUI'?: boolean; 'excludePostCoordinated'?: boolean; 'displayLanguage'?: string; 'exclude-system'?: S.Multi<string>; 'system-version'?: S.Multi<string>; 'check-system-version'?: S.Multi<string>; 'force-system-version'?: S.Multi<string> }, R.ValueSet, true>
  '/ValueSet/{id}/$expand': S.InstanceOperationPath<{ 'url'?: string; 'valueSetVersion'?: string; 'context'?: string; 'contextDirection'?: string; 'filter'?: string; 'date'?: string; 'offset'?: number; 'count'?: number; 'includeDesignations'?: boolean; 'designation'?: S.Multi<string>; 'includeDefinition'?: boolean; 'activeOnly'?: boolean; 'excludeNested'?: boolean; 'excludeNotForUI'?: boolean; 'excludePostCoordinated'?: boolean; 'displayLanguage'?: string; 'exclude-system'?: S.Multi<string>; 'system-version'?: S.Multi<string>; 'check-system-version'?: S.Multi<string>; 'force-system-version'?: S.Multi<string> }, R.ValueSet, true>
  '/ValueSet/$validate-code': S.OperationPath<{ 'url'?: string; 'context'?: string; 'valueSetVersion'?: string; 'code'?: string; 'system'?: string; 'systemVersion'?: string; 'display'?: string; 'date'?: string; 'abstract'?: boolean; 'displayLanguage'?: string }, R.Parameters, true>
  '/ValueSet/{id}/$validate-code': S.InstanceOperationPath<{ 'url'?: string; 'context'?: string; 'valueSetVersion'?: string; 'code'?: string; 'system'?: string; 'systemVersion'?: string; 'display'?: string; 'date'?: string; 'abstract'?: boolean; 'displayLanguage'?: string }, R.Parameters, true>
}
