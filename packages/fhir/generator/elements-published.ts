interface Declaration {
  base: string | undefined
  /** Member to whether it is required. */
  members: Map<string, boolean>
}

const head = /^export interface (\w+)(?:<[^>]*>)?(?: extends (\w+))?/
const member = /^\s+(?:readonly )?(\w+)(\??):/

/** What the published R4 types declare: the definitions package has elements of its own and of later versions. */
export class PublishedElements {
  readonly #declarations = new Map<string, Declaration>()

  constructor(declarations: string) {
    let current: Declaration | undefined
    for (const line of declarations.split('\n')) {
      const [, name, base] = head.exec(line) ?? []
      const [, element, optional] = member.exec(line) ?? []
      if (name !== undefined) {
        current = { base, members: new Map() }
        this.#declarations.set(name, current)
      } else if (element !== undefined) current?.members.set(element, optional === '')
    }
  }

  /** Whether `element` is required in the type or part `path` (`Observation.component`); undefined if it is not there. */
  required(path: string, element: string): boolean | undefined {
    let name: string | undefined = path.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())
    while (name !== undefined) {
      const declaration: Declaration | undefined = this.#declarations.get(name)
      const required = declaration?.members.get(element)
      if (required !== undefined) return required
      name = declaration?.base
    }
    return undefined
  }
}
