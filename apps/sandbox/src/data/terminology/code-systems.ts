import type { CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes'
import {
  childhoodVaccines,
  documentTypes,
  hivViralLoad,
  labs,
  type Problem,
  problems,
  sensitiveProblems,
  smokingStatuses,
  vaccines,
  vitalSigns,
} from '../clinical-codes.ts'
import { systems } from '../concept.ts'

const problemByCode = new Map([...problems, ...sensitiveProblems].map((problem) => [problem.snomed, problem]))

function problem(code: string): CodeSystemConcept {
  return { code, display: problemByCode.get(code)?.name ?? code }
}

function group(code: string, display: string, concept: CodeSystemConcept[]): CodeSystemConcept {
  return { code, display, concept }
}

/** `also`: a second parent beside the one it is nested under. */
function alsoUnder(concept: CodeSystemConcept, parent: string): CodeSystemConcept {
  return { ...concept, property: [{ code: 'parent', valueCode: parent }] }
}

function inGerman(concept: CodeSystemConcept, value: string): CodeSystemConcept {
  return { ...concept, designation: [{ language: 'de', value }] }
}

/** The part of SNOMED CT's hierarchy of diseases that the sample problems hang on. */
const diseases = group('64572001', 'Disease', [
  group('49601007', 'Disorder of cardiovascular system', [
    inGerman(problem('38341003'), 'Hypertonie'),
    group('698247007', 'Cardiac arrhythmia', [problem('49436004')]),
  ]),
  group('362969004', 'Disorder of endocrine system', [
    group('73211009', 'Diabetes mellitus', [
      inGerman(problem('44054006'), 'Diabetes mellitus Typ 2'),
      { code: '46635009', display: 'Diabetes mellitus type 1' },
    ]),
    group('14304000', 'Disorder of thyroid gland', [problem('40930008')]),
  ]),
  group('50043002', 'Disorder of respiratory system', [
    problem('195967001'),
    group('413839001', 'Chronic lung disease', [problem('13645005')]),
  ]),
  group('370992007', 'Dyslipidemia', [problem('55822004')]),
  group('53619000', 'Disorder of digestive system', [problem('235595009')]),
  group('928000', 'Disorder of musculoskeletal system', [problem('396275006')]),
  group('74732009', 'Mental disorder', [problem('35489007')]),
  group('40733004', 'Infectious disease', [problem('86406008')]),
  group('191816009', 'Drug dependence', [alsoUnder(problem('75544000'), '74732009')]),
])

function loinc(code: string, display: string, loincClass: string): CodeSystemConcept {
  return { code, display, property: [{ code: 'CLASS', valueString: loincClass }] }
}

const classes: Record<string, string> = { '4548-4': 'HEM/BC', '718-7': 'HEM/BC', '20447-9': 'MICRO' }

/** How often, in the answers of the PHQ questionnaires. */
export const phqAnswers: readonly (readonly [code: string, display: string])[] = [
  ['LA6568-5', 'Not at all'],
  ['LA6569-3', 'Several days'],
  ['LA6570-1', 'More than half the days'],
  ['LA6571-9', 'Nearly every day'],
]

const loincConcepts: CodeSystemConcept[] = [
  ...[...labs, hivViralLoad].map(({ loinc: code, name }) => loinc(code, name, classes[code] ?? 'CHEM')),
  ...vitalSigns.map(({ loinc: code, name }) => loinc(code, name, code === '8310-5' ? 'BDYTMP.ATOM' : 'BDYWGT.ATOM')),
  loinc('85354-9', 'Blood pressure panel with all children optional', 'PANEL.BP'),
  loinc('8480-6', 'Systolic blood pressure', 'BP.ATOM'),
  loinc('8462-4', 'Diastolic blood pressure', 'BP.ATOM'),
  loinc('72166-2', 'Tobacco smoking status', 'SOC'),
  loinc('57698-3', 'Lipid panel with direct LDL - Serum or Plasma', 'PANEL.CHEM'),
  loinc('51990-0', 'Basic metabolic panel - Blood', 'PANEL.CHEM'),
  ...documentTypes.map(([code, display]) => loinc(code, display, 'DOC.CLINRPT')),
  ...phqAnswers.map(([code, display]) => loinc(code, display, 'ANSWER')),
]

function fragment(id: string, url: string, title: string, extra: Partial<CodeSystem>): CodeSystem {
  const name = title.replace(/\W/g, '')
  const head = { id, url, version: '2026-11', name, title, status: 'active', caseSensitive: true } as const
  return { resourceType: 'CodeSystem', ...head, content: 'fragment', ...extra }
}

function flat(list: readonly (readonly [code: string, display: string])[]): CodeSystemConcept[] {
  return list.map(([code, display]) => ({ code, display }))
}

const medications: Problem[] = [...problemByCode.values()]

/** The small parts of large code systems that the sample records use. */
export const sampleCodeSystems: readonly CodeSystem[] = [
  fragment('snomed-ct', systems.snomed, 'SNOMED CT', {
    hierarchyMeaning: 'is-a',
    property: [{ code: 'parent', type: 'code', description: 'A further parent' }],
    concept: [diseases, ...flat(smokingStatuses)],
  }),
  fragment('loinc', systems.loinc, 'LOINC', {
    property: [{ code: 'CLASS', type: 'string', description: 'LOINC class' }],
    concept: loincConcepts,
  }),
  fragment('icd-10-cm', systems.icd10, 'ICD-10-CM', {
    concept: [...problemByCode.values()].map(({ icd10, name }) => ({ code: icd10, display: name })),
  }),
  fragment('rxnorm', systems.rxnorm, 'RxNorm', {
    concept: medications.map(({ rxnorm, medication }) => ({ code: rxnorm, display: medication })),
  }),
  fragment('cvx', systems.cvx, 'CVX', { concept: flat([...vaccines, ...childhoodVaccines]) }),
]
