/** Package boundaries: apps compose, a package knows one standard. `scripts/check.ts` asserts that modules were seen. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'vocabulary-imports-nothing',
      severity: 'error',
      from: { path: '^packages/fhir/src/vocabulary\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'policy-and-audit-know-only-the-vocabulary',
      severity: 'error',
      from: { path: '^packages/(cerbos|audit)/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(fhir|cerbos|audit)/', pathNot: ['^packages/fhir/src/vocabulary\\.ts$', '^packages/$1/'] },
    },
    {
      name: 'platforms-know-only-fhir',
      severity: 'error',
      from: { path: '^packages/platforms/src' },
      to: { path: '^packages/', pathNot: '^packages/(fhir|platforms)/' },
    },
    {
      name: 'fhir-does-not-know-platforms',
      severity: 'error',
      from: { path: '^packages/(fhir|cerbos|audit|ucum)/' },
      to: { path: '^packages/platforms/' },
    },
    {
      name: 'packages-do-not-know-apps',
      severity: 'error',
      from: { path: '^packages/', pathNot: '/test/' },
      to: { path: '^(apps|scripts|e2e)/' },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '(\\.test\\.ts|/test/.*|vitest.*)$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'production-does-not-know-scripts',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src', pathNot: '\\.test\\.ts$' },
      to: { path: '^(scripts|e2e)/' },
    },
    {
      name: 'tools-know-neither-policy-nor-audit',
      comment: 'A tool cannot skip what it is not given.',
      severity: 'error',
      from: { path: '^apps/mcp/src/mcp/(tools|present)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(cerbos|audit)/|^apps/mcp/src/(session|oauth|smart)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare:|@medplum/fhirtypes|fhir/r4)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|\\.local|/generated/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
    builtInModules: { add: ['cloudflare:workers', 'cloudflare:test'] },
  },
}
