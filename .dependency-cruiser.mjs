/** The rules that keep the tree true; CONTRIBUTING.md says them in words. */

/** A module imports only modules above it here. The other way round goes by a job. */
const MODULES = [
  'access',
  'settings',
  'notifications',
  'directory',
  'channels',
  'inbox',
  'attachments',
  'text',
  'incidents',
  'answers',
  'notes',
  'desk',
  'control',
  'chats',
  'livestreams',
  'fakes',
  'outages',
  'figures',
  'book',
  'portal',
  'live',
  'exchange',
  'reports',
  'public-page',
  'erasure',
]

/** Modules that are made of wings: a folder for each subject, with a door. */
const WINGED = 'answers|book|chats|fakes|figures|incidents|livestreams|portal|reports'

/** Packages without I/O, clock or chance: a pure rule may use them. */
const PURE_PACKAGES = ['temporal-polyfill', '@orama/stemmers', 'az', 'yaml']

const MODULE = '^server/src/modules/([^/]+)/'
const TEST = '\\.test\\.tsx?$'

function forbid(name, from, to) {
  return { name, severity: 'error', from, to }
}

const modulesLookUp = MODULES.slice(0, -1).map((module, index) =>
  forbid(
    `${module}-looks-only-up`,
    { path: `^server/src/modules/${module}/`, pathNot: TEST },
    { path: `^server/src/modules/(${MODULES.slice(index + 1).join('|')})/` },
  ),
)

export default {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    forbid('no-unresolved-imports', {}, { couldNotResolve: true }),

    forbid(
      // A stranger checks the Book with this folder and nothing else.
      'book-imports-nothing-of-ours',
      { path: '^book/' },
      { path: '^(contract|server|web|simulator|bench|e2e)/' },
    ),
    forbid(
      'contract-imports-nothing-of-ours',
      { path: '^contract/' },
      { path: '^(server|web|simulator|bench|e2e)/' },
    ),
    forbid('book-needs-no-package', { path: '^book/', pathNot: TEST }, { path: '^node_modules/' }),
    forbid(
      'book-runs-in-a-browser',
      {
        path: '^book/src/(bytes|entry|figures|notes|proofs|sense|tiles|tree|verify|witness)/',
        pathNot: TEST,
      },
      { dependencyTypes: ['core'] },
    ),

    forbid(
      'domain-is-pure',
      { path: [`${MODULE}domain/`, `${MODULE}[^/]+/domain/`], pathNot: TEST },
      {
        pathNot: [
          '^server/src/modules/$1/domain/',
          '^server/src/modules/$1/[^/]+/domain/',
          '^server/src/platform/errors\\.ts$',
          // Counting working hours is arithmetic on a calendar given as an argument.
          '^server/src/platform/(working-time|run-times)/',
          // Nothing but pure rules stands behind this door: words and stems are read one way by all modules.
          '^server/src/modules/text/index\\.ts$',
          '^contract/',
          '^book/src/',
          `^node_modules/(${PURE_PACKAGES.join('|')})/`,
        ],
      },
    ),
    forbid(
      'modules-meet-at-index',
      { path: MODULE },
      { path: MODULE, pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'] },
    ),
    forbid(
      'wings-meet-at-their-doors',
      { path: `^server/src/modules/(${WINGED})/([^/]+)/`, pathNot: [TEST, '/domain/'] },
      {
        path: '^server/src/modules/$1/[^/]+/',
        pathNot: ['^server/src/modules/$1/($2|testing)/', '^server/src/modules/$1/[^/]+/index\\.ts$'],
      },
    ),
    forbid(
      'a-module-looks-into-its-wings-by-their-doors',
      { path: `^server/src/modules/(${WINGED})/[^/]+\\.ts$`, pathNot: TEST },
      {
        path: '^server/src/modules/$1/[^/]+/',
        pathNot: '^server/src/modules/$1/[^/]+/index\\.ts$',
      },
    ),
    forbid(
      'every-module-has-its-place',
      {},
      { path: '^server/src/modules/', pathNot: `^server/src/modules/(${MODULES.join('|')})/` },
    ),
    ...modulesLookUp,
    forbid(
      'modules-know-no-main',
      { path: '^server/src/(modules|connectors)/', pathNot: TEST },
      { path: '^server/src/main/' },
    ),

    forbid(
      'platform-knows-nothing-of-ours',
      { path: '^server/src/platform/', pathNot: TEST },
      {
        path: '^(contract|web|simulator|bench|e2e|server/(test|migrations|src/(modules|connectors|main)))/',
        // Spans of time, what a route is and what is wrong with a field of one: nothing of the domain.
        pathNot: '^contract/src/(durations|routes/route|rules/field-problem)\\.ts$',
      },
    ),
    forbid(
      'only-main-picks-connectors',
      { path: '^server/src/modules/', pathNot: TEST },
      { path: '^server/src/connectors/', pathNot: '^server/src/connectors/connector\\.ts$' },
    ),
    forbid(
      'connectors-know-no-module',
      { path: '^server/src/connectors/' },
      { path: '^server/src/modules/' },
    ),
    forbid(
      'connectors-do-not-meet',
      { path: '^server/src/connectors/([^/]+)/' },
      // What some of them stand on is named by what it does, not by a network.
      { path: '^server/src/connectors/[^/]+/', pathNot: '^server/src/connectors/($1|http|messenger)/' },
    ),
    forbid(
      'product-needs-no-tests',
      { path: '^(contract|web|server/src)/', pathNot: TEST },
      { path: ['^server/test/', TEST] },
    ),

    forbid('product-never-imports-simulator', { path: '^(contract|server|web)/' }, { path: '^simulator/' }),
    forbid('simulator-never-imports-product', { path: '^simulator/' }, { path: '^(server|web)/' }),

    forbid('web-never-imports-server', { path: '^web/' }, { path: '^server/' }),
    forbid('server-never-imports-web', { path: '^server/' }, { path: '^web/' }),
    forbid(
      'features-do-not-meet',
      { path: '^web/src/features/([^/]+)/' },
      { path: '^web/src/features/', pathNot: '^web/src/features/$1/' },
    ),
    forbid(
      'wings-of-the-web-meet-at-their-doors',
      { path: `^web/src/features/(${WINGED})/([^/]+)/`, pathNot: [TEST, '/testing/'] },
      {
        path: '^web/src/features/$1/[^/]+/',
        // What comes later is named by its own file, and styles by theirs.
        pathNot: ['^web/src/features/$1/($2|testing)/', '^web/src/features/$1/[^/]+/index\\.ts$', '\\.css$'],
        dynamic: false,
      },
    ),
    forbid(
      'app-looks-into-wings-by-their-doors',
      { path: '^web/src/app/', pathNot: TEST },
      {
        path: `^web/src/features/(${WINGED})/[^/]+/`,
        pathNot: [`^web/src/features/(${WINGED})/[^/]+/index\\.ts$`, '\\.css$'],
        dynamic: false,
      },
    ),
    forbid('only-app-sits-above-features', { path: '^web/src/features/' }, { path: '^web/src/app/' }),
    forbid('ui-knows-no-domain', { path: '^web/src/ui/' }, { path: '^web/src/(app|features)/' }),
    forbid(
      'primitives-are-drawn-in-ui',
      { path: '^web/src/(app|features|lib)/' },
      { path: '^node_modules/@base-ui/' },
    ),
    forbid('lib-is-the-floor', { path: '^web/src/lib/' }, { path: '^web/src/(app|features|ui)/' }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
}
