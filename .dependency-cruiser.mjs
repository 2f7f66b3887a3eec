/** The layers of docs/architecture.md, checked. Each rule bites: tests/unit/boundaries.test.ts breaks them one by one. */

const WEB = '^src/(pages|components|layouts|middleware|web)/';

/** Which domain features a domain feature may import besides itself, shared, deadline and officer/role. */
const features = {
  'information-request': ['exemption'],
  'public-document': ['exemption'],
  compliance: ['public-document'],
  conversation: ['complaint'],
  sp4n: ['complaint'],
  objection: ['information-request'],
  dispute: ['objection'],
};
/** Features that describe all the others. */
const overviews = ['letter', 'reporting'];
const everyFeature = ['shared', 'deadline', 'case-event'];

const featureRules = [
  {
    name: 'features-one-way',
    comment:
      'a feature knows only shared, deadline, officer/role and those named for it (docs/architecture.md)',
    severity: 'error',
    from: {
      path: '^src/domain/([^/]+)/',
      pathNot: `^src/domain/(${[...Object.keys(features), ...overviews].join('|')})/`,
    },
    to: {
      path: '^src/domain/',
      pathNot: `^src/domain/($1|${everyFeature.join('|')})/|^src/domain/officer/role\\.ts$`,
    },
  },
  ...Object.entries(features).map(([feature, allowed]) => ({
    name: 'features-one-way',
    severity: 'error',
    from: { path: `^src/domain/${feature}/` },
    to: {
      path: '^src/domain/',
      pathNot: `^src/domain/(${[feature, ...allowed, ...everyFeature].join('|')})/|^src/domain/officer/role\\.ts$`,
    },
  })),
  {
    name: 'features-one-way',
    comment: 'shared is the ground that every feature stands on',
    severity: 'error',
    from: { path: '^src/domain/shared/' },
    to: { path: '^src/domain/', pathNot: '^src/domain/shared/' },
  },
];

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'the law in code: no I/O, no framework; Temporal comes through shared/temporal.ts',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '^src/domain/shared/temporal\\.ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/shared/temporal\\.ts$' },
      to: { pathNot: '^src/domain/|(^|/)node_modules/temporal-polyfill/' },
    },
    {
      name: 'application-knows-ports',
      comment: 'use cases import the domain and ports; the world comes in as an argument',
      severity: 'error',
      from: { path: '^src/application/' },
      to: { pathNot: '^src/(application|domain)/' },
    },
    {
      name: 'adapters-implement-ports',
      comment: 'an adapter gets what it needs of another one by injection',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: '^src/(adapters/$1|domain|application|i18n)/' },
    },
    {
      name: 'adapters-implement-ports',
      comment: 'of the application an adapter knows ports and view types, not use cases',
      severity: 'error',
      from: { path: '^src/adapters/' },
      to: {
        path: '^src/application/',
        pathNot: '^src/application/(ports/|dependencies\\.ts$|.+-views\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-container-wires',
      comment: 'which adapter stands behind a port is decided in one file',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(container\\.ts$|adapters/)' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'no-astro-outside-web',
      comment: 'host, worker and CLI run as plain node files',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: `${WEB}|^src/env\\.d\\.ts$` },
      to: { path: '^astro(:|/|$)|(^|/)node_modules/astro/' },
    },
    {
      name: 'web-is-not-imported-from-below',
      comment: 'worker and CLI know the use cases, not the pages',
      severity: 'error',
      from: { path: '^src/(jobs|cli)/' },
      to: { path: WEB },
    },
    ...featureRules,
    {
      name: 'migrations-are-frozen',
      comment: 'a migration must mean the same for ever, whatever the code becomes',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { pathNot: '(^|/)node_modules/kysely/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-to-test', severity: 'error', from: { path: '^(src|migrations)/' }, to: { path: '^tests/' } },
    {
      name: 'no-unresolvable',
      comment: 'an import that resolves nowhere would slip past every rule above',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^astro:' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '\\.astro$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
