import { app } from '../../src/app.ts'

/** Which methods the Worker has a route for, and at which path; `ALL` is any method, or what stands before others. */
export interface ListedRoute {
  method: string
  path: string
}

/** Lists the routes of the Worker, in workerd: its modules import from the runtime, which Node is not. */
export default {
  fetch: () => Response.json(app.routes.map(({ method, path }): ListedRoute => ({ method, path }))),
} satisfies ExportedHandler
