/** What the tests use of a package that brings no types. */
declare module 'qs' {
  export function stringify(value: unknown, options: { allowDots: true; arrayFormat: 'repeat' }): string
}
