/** What is wrong at one place of a resource. */
export interface ResourceIssue {
  /** JSON properties and indices from the resource type down, such as `Observation.component[1].code`. */
  path: string
  code: 'unknown-element' | 'required' | 'cardinality' | 'type' | 'value' | 'code' | 'reference' | 'structure'
  /** What to change, in words. Quotes names of elements, types and codes, nothing else of the resource. */
  message: string
  /** What would be right, as far as it can be said in short. */
  expected?: string
}

export interface Finding {
  message: string
  expected?: string | undefined
}

/** Gathers issues at the place where a walk is. Words are made only for issues that are kept. */
export class Findings {
  readonly issues: ResourceIssue[] = []
  /** How many issues there were beside those kept. */
  more = 0
  readonly #maxIssues: number
  readonly #path: (string | number)[] = []

  constructor(maxIssues: number) {
    this.#maxIssues = maxIssues
  }

  enter(segment: string | number): void {
    this.#path.push(segment)
  }

  leave(): void {
    this.#path.pop()
  }

  add(code: ResourceIssue['code'], describe: () => Finding): void {
    if (this.issues.length >= this.#maxIssues) {
      this.more++
      return
    }
    const { message, expected } = describe()
    const issue = { path: this.#written(), code, message }
    this.issues.push(expected === undefined ? issue : { ...issue, expected })
  }

  /** Adds an issue of something inside the present place. */
  addAt(segment: string | number, code: ResourceIssue['code'], describe: () => Finding): void {
    this.enter(segment)
    this.add(code, describe)
    this.leave()
  }

  #written(): string {
    const [root = '', ...segments] = this.#path
    return segments.reduce<string>(
      (path, segment) => (typeof segment === 'number' ? `${path}[${segment}]` : `${path}.${segment}`),
      String(root),
    )
  }
}

/** A name or code in quotes; undefined for what is too long or too odd to be either. */
export function quoted(name: string): string | undefined {
  return /^[A-Za-z0-9_$][\w$.:/+-]{0,39}$/.test(name) ? `'${name}'` : undefined
}

/** `a, b or c`; of a longer list the first `most`, and how many there are. */
export function listed(names: readonly string[], most = 30): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} … (${names.length} in all)`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
