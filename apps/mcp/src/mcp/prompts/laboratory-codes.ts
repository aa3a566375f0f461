/** LOINC codes of results that people ask about most, with words that they may type for them. */
const codes: readonly [code: string, words: string][] = [
  ['4548-4', 'hba1c a1c glycated hemoglobin'],
  ['2345-7', 'glucose'],
  ['2093-3', 'cholesterol total'],
  ['2085-9', 'hdl cholesterol'],
  ['13457-7', 'ldl cholesterol'],
  ['2571-8', 'triglycerides'],
  ['2160-0', 'creatinine kidney'],
  ['62238-1', 'egfr kidney'],
  ['718-7', 'hemoglobin'],
  ['6690-2', 'leukocytes white blood cells'],
  ['777-3', 'platelets'],
  ['2823-3', 'potassium'],
  ['2951-2', 'sodium'],
  ['1742-6', 'alt liver'],
  ['1920-8', 'ast liver'],
  ['3016-3', 'tsh thyroid'],
  ['85354-9', 'blood pressure'],
  ['29463-7', 'weight'],
]

/** The codes that begin so, or of which a word does. */
export function completeCode(typed: string): string[] {
  const wanted = typed.trim().toLowerCase()
  const fits = ([code, words]: (typeof codes)[number]) =>
    code.startsWith(wanted) || words.startsWith(wanted) || words.includes(` ${wanted}`)
  return codes.filter(fits).map(([code]) => code)
}
