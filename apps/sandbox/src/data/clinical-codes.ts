import type { Sensitivity } from './concept.ts'

export interface Problem {
  snomed: string
  icd10: string
  name: string
  /** The RxNorm concept it is treated with. */
  rxnorm: string
  medication: string
  dose: string
  sensitivity?: Sensitivity
}

export const problems: readonly [Problem, ...Problem[]] = [
  {
    snomed: '38341003',
    icd10: 'I10',
    name: 'Hypertensive disorder',
    rxnorm: '314076',
    medication: 'lisinopril 10 MG Oral Tablet',
    dose: 'One tablet daily',
  },
  {
    snomed: '44054006',
    icd10: 'E11.9',
    name: 'Diabetes mellitus type 2',
    rxnorm: '860975',
    medication: '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet',
    dose: 'One tablet with the evening meal',
  },
  {
    snomed: '195967001',
    icd10: 'J45.909',
    name: 'Asthma',
    rxnorm: '745679',
    medication: '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
    dose: 'Two puffs as needed',
  },
  {
    snomed: '55822004',
    icd10: 'E78.5',
    name: 'Hyperlipidemia',
    rxnorm: '617310',
    medication: 'atorvastatin 20 MG Oral Tablet',
    dose: 'One tablet at bedtime',
  },
  {
    snomed: '40930008',
    icd10: 'E03.9',
    name: 'Hypothyroidism',
    rxnorm: '10582',
    medication: 'levothyroxine',
    dose: '50 micrograms daily before breakfast',
  },
  {
    snomed: '235595009',
    icd10: 'K21.9',
    name: 'Gastroesophageal reflux disease',
    rxnorm: '7646',
    medication: 'omeprazole',
    dose: '20 mg daily before breakfast',
  },
  {
    snomed: '396275006',
    icd10: 'M19.90',
    name: 'Osteoarthritis',
    rxnorm: '198440',
    medication: 'acetaminophen 500 MG Oral Tablet',
    dose: 'Two tablets as needed, at most eight a day',
  },
  {
    snomed: '13645005',
    icd10: 'J44.9',
    name: 'Chronic obstructive lung disease',
    rxnorm: '69120',
    medication: 'tiotropium',
    dose: 'One inhalation daily',
  },
  {
    snomed: '49436004',
    icd10: 'I48.91',
    name: 'Atrial fibrillation',
    rxnorm: '855332',
    medication: 'warfarin sodium 5 MG Oral Tablet',
    dose: 'As directed by INR',
  },
]

export const depression: Problem = {
  snomed: '35489007',
  icd10: 'F32.A',
  name: 'Depressive disorder',
  rxnorm: '312938',
  medication: 'sertraline 100 MG Oral Tablet',
  dose: 'One tablet daily',
  sensitivity: 'PSY',
}
export const hivInfection: Problem = {
  snomed: '86406008',
  icd10: 'B20',
  name: 'Human immunodeficiency virus infection',
  rxnorm: '1433868',
  medication: 'dolutegravir',
  dose: '50 mg daily',
  sensitivity: 'HIV',
}
export const opioidDependence: Problem = {
  snomed: '75544000',
  icd10: 'F11.20',
  name: 'Opioid dependence',
  rxnorm: '1819',
  medication: 'buprenorphine',
  dose: '8 mg sublingually daily',
  sensitivity: 'SUD',
}

/** Problems whose records carry a security label. */
export const sensitiveProblems: readonly Problem[] = [depression, hivInfection, opioidDependence]

export interface Measurement {
  loinc: string
  name: string
  unit: string
  /** The UCUM code. */
  code: string
  /** What is drawn from. */
  from: number
  to: number
  digits: number
  /** The reference range; absent for vital signs. */
  low?: number
  high?: number
}

export const labs: readonly Measurement[] = [
  {
    loinc: '4548-4',
    name: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    unit: '%',
    code: '%',
    from: 4.8,
    to: 9,
    digits: 1,
    low: 4,
    high: 5.6,
  },
  {
    loinc: '2345-7',
    name: 'Glucose [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    code: 'mg/dL',
    from: 62,
    to: 240,
    digits: 0,
    low: 70,
    high: 99,
  },
  {
    loinc: '2093-3',
    name: 'Cholesterol [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    code: 'mg/dL',
    from: 130,
    to: 270,
    digits: 0,
    low: 100,
    high: 200,
  },
  {
    loinc: '2160-0',
    name: 'Creatinine [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    code: 'mg/dL',
    from: 0.5,
    to: 1.7,
    digits: 2,
    low: 0.6,
    high: 1.3,
  },
  {
    loinc: '718-7',
    name: 'Hemoglobin [Mass/volume] in Blood',
    unit: 'g/dL',
    code: 'g/dL',
    from: 10.5,
    to: 18,
    digits: 1,
    low: 12,
    high: 17.5,
  },
  {
    loinc: '2823-3',
    name: 'Potassium [Moles/volume] in Serum or Plasma',
    unit: 'mmol/L',
    code: 'mmol/L',
    from: 3.2,
    to: 5.6,
    digits: 1,
    low: 3.5,
    high: 5.1,
  },
]

export const hivViralLoad: Measurement = {
  loinc: '20447-9',
  name: 'HIV 1 RNA [#/volume] (viral load) in Serum or Plasma by NAA with probe detection',
  unit: 'copies/mL',
  code: '{copies}/mL',
  from: 20,
  to: 900,
  digits: 0,
  low: 0,
  high: 200,
}

export const vitalSigns: readonly Measurement[] = [
  { loinc: '29463-7', name: 'Body weight', unit: 'kg', code: 'kg', from: 50, to: 110, digits: 1 },
  { loinc: '8302-2', name: 'Body height', unit: 'cm', code: 'cm', from: 150, to: 195, digits: 0 },
  { loinc: '8867-4', name: 'Heart rate', unit: 'beats/min', code: '/min', from: 55, to: 105, digits: 0 },
  { loinc: '8310-5', name: 'Body temperature', unit: 'Cel', code: 'Cel', from: 36.1, to: 38.2, digits: 1 },
]

type Named = readonly [code: string, name: string]

export const smokingStatuses: readonly [Named, ...Named[]] = [
  ['266919005', 'Never smoked tobacco'],
  ['8517006', 'Ex-smoker'],
  ['449868002', 'Smokes tobacco daily'],
]
interface Allergy {
  snomed: string
  icd10: Named
  name: string
  category: 'food' | 'medication' | 'environment'
}

export const allergies: readonly [Allergy, ...Allergy[]] = [
  {
    snomed: '91936005',
    icd10: ['Z88.0', 'Allergy status to penicillin'],
    name: 'Allergy to penicillin',
    category: 'medication',
  },
  { snomed: '91935009', icd10: ['Z91.010', 'Allergy to peanuts'], name: 'Allergy to peanut', category: 'food' },
  { snomed: '300913006', icd10: ['Z91.013', 'Allergy to seafood'], name: 'Allergy to shellfish', category: 'food' },
  {
    snomed: '232350006',
    icd10: ['J30.89', 'Other allergic rhinitis'],
    name: 'House dust mite allergy',
    category: 'environment',
  },
]
export const vaccines: readonly [Named, ...Named[]] = [
  ['140', 'Influenza, seasonal, injectable, preservative free'],
  ['113', 'Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed'],
  ['133', 'Pneumococcal conjugate PCV 13'],
  ['208', 'COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose'],
]
export const childhoodVaccines: readonly [Named, ...Named[]] = [
  ['03', 'MMR'],
  ['21', 'Varicella'],
  ['10', 'IPV'],
  ['08', 'Hep B, adolescent or pediatric'],
]

type Categorized = readonly [code: string, name: string, category?: Named]

const diagnostic: Named = ['103693007', 'Diagnostic procedure']
const surgical: Named = ['387713003', 'Surgical procedure']

export const procedures: readonly [Categorized, ...Categorized[]] = [
  ['73761001', 'Colonoscopy', diagnostic],
  ['80146002', 'Appendectomy', surgical],
  ['430193006', 'Medication reconciliation'],
  ['23426006', 'Measurement of respiratory function', diagnostic],
]
export const visitTypes: readonly [Named, ...Named[]] = [
  ['185349003', 'Encounter for check up'],
  ['390906007', 'Follow-up encounter'],
]
export const documentTypes: readonly [Named, ...Named[]] = [
  ['11506-3', 'Progress note'],
  ['34117-2', 'History and physical note'],
  ['18842-5', 'Discharge summary'],
]
