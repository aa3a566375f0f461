import type { Browser, BrowserContext } from 'playwright-core'
import type { SampleUser, StackFacts } from '../../scripts/stack/facts.ts'
import { launchBrowser, newPerson } from './browser.ts'
import { type Connected, connect, type Kind, type Who } from './mcp-client.ts'
import type { SignInChoices } from './person.ts'

export const usernames = ['patient', 'guardian', 'practitioner', 'practitioner2', 'administrator', 'auditor'] as const
export type Username = (typeof usernames)[number]

/** The sample people, each with a browser of their own; everything they opened is closed by one call. */
export class People {
  readonly #facts: StackFacts
  #browser: Promise<Browser> | undefined
  readonly #clients: Connected[] = []

  constructor(facts: StackFacts) {
    this.#facts = facts
  }

  user(username: Username): SampleUser {
    const user = this.#facts.users.find((each) => each.username === username)
    if (!user) throw new Error(`the sandbox has no user ${username}`)
    return user
  }

  /** Somebody who can sign in at a platform beside the main one. */
  userAt(platform: string, role: 'patient' | 'practitioner'): SampleUser {
    const { users = [] } = this.#facts.platforms.find(({ id }) => id === platform) ?? {}
    const user = users.find((each) => each.role === role)
    if (!user) throw new Error(`${platform} has no ${role}`)
    return user
  }

  /** A browser without cookies. */
  async newBrowser(): Promise<BrowserContext> {
    this.#browser ??= launchBrowser()
    return newPerson(await this.#browser)
  }

  /** What the person answers on both consent pages. Those who may pick a patient pick `patient-1`. */
  choices(username: Username, choices: SignInChoices = {}): SignInChoices {
    const picks = !['patient', 'guardian'].includes(username)
    return picks ? { patient: { id: this.#facts.patients.own, name: this.user('patient').name }, ...choices } : choices
  }

  /** A new MCP client, signed in by the person in a new browser. */
  async connect(kind: Kind, username: Username, options: Partial<Omit<Who, 'user'>> = {}): Promise<Connected> {
    const choices = this.choices(username, options.choices)
    return this.connectAs(kind, this.user(username), { ...options, choices })
  }

  /** The same for anybody, who is asked for no patient. */
  async connectAs(kind: Kind, user: SampleUser, options: Partial<Omit<Who, 'user'>> = {}): Promise<Connected> {
    const person = options.person ?? (await this.newBrowser())
    const client = await connect(kind, this.#facts, { ...options, person, user })
    this.#clients.push(client)
    return client
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close()
    await (await this.#browser)?.close()
  }
}
