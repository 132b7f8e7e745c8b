/** Kinds of code that are dangerous wherever they stand: each is nowhere, or where a reader has looked at it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type LockedPackage,
  listProductionPackages,
} from '../../../../../scripts/lib/production-packages.mjs'

const ROOT = path.resolve(import.meta.dirname, '../../../../..')
const FOLDERS = ['server/src', 'web/src', 'web/public', 'contract/src', 'book/src']

const NOT_PRODUCT = /\.test\.tsx?$|(?:^|\/)testing\/|\/test-\w+\.ts$|\/main\/(?:demo|generate)\//
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
    (file) => `${folder}/${file}`,
  ),
)
  .filter((file) => /\.(?:tsx?|js)$/.test(file) && !NOT_PRODUCT.test(file))
  .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), 'utf8') }))

const filesWith = (pattern: RegExp, of = /./) =>
  FILES.filter(({ file, source }) => of.test(file) && pattern.test(source))
    .map(({ file }) => file)
    .toSorted()

it('looks at the whole product', () => {
  for (const folder of FOLDERS)
    expect([folder, FILES.some(({ file }) => file.startsWith(folder))]).toEqual([folder, true])
  expect(FILES.length).toBeGreaterThan(2000)
})

describe('the product', () => {
  it('runs no text as code', () => {
    expect(filesWith(/\beval\(|new Function\(|node:vm|set(?:Timeout|Interval)\(\s*['"`]/)).toEqual([])
  })

  it('writes no text as markup in a browser', () => {
    const sinks =
      /dangerouslySetInnerHTML|(?:inner|outer)HTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc/i
    expect(filesWith(sinks, /^web|\/assets\//)).toEqual([])
  })

  it('starts programs of its own only, by lists of arguments, and never a shell', () => {
    expect(filesWith(/node:child_process/)).toEqual([
      'server/src/platform/postgres/binaries.ts',
      'server/src/platform/postgres/cluster.ts',
      'server/src/platform/postgres/postmaster-pid.ts',
      'server/src/platform/postgres/postmaster.ts',
      'server/src/platform/postgres/run-as.ts',
    ])
    expect(
      filesWith(/\bexecSync\(|import \{[^}]*\bexec\b[^}]*\} from 'node:child_process'|shell: true/),
    ).toEqual([])
  })

  it('puts text into SQL as it is only where no caller wrote it', () => {
    expect(filesWith(/sql\.raw\(/)).toEqual([
      'server/src/modules/answers/published/altered.repository.ts',
      'server/src/modules/figures/ledger/ledger.repository.ts',
      'server/src/modules/figures/reading/open-rows.repository.ts',
      'server/src/modules/figures/reading/rows.repository.ts',
      'server/src/modules/incidents/list/sort.query.ts',
      'server/src/platform/database/grant-rights.ts',
      'server/src/platform/database/prepared.ts',
      'server/src/platform/database/readers/let-indexes-serve.ts',
      'server/src/platform/database/table-locks.ts',
      'server/src/platform/database/unnest-rows.ts',
    ])
  })

  it('guesses at random only when to come again', () => {
    expect(filesWith(/Math\.random/)).toEqual([
      'web/src/app/live/live-queries.ts',
      'web/src/lib/line/use-retry-when-answered.ts',
      'web/src/lib/live/live.ts',
      'web/src/lib/live/refresher.ts',
    ])
  })

  it('reads no bytes of others into objects but as JSON, YAML without types and tables', () => {
    expect(filesWith(/v8'|deserialize\(|node-serialize|unserialize/)).toEqual([])
    expect(filesWith(/from 'yaml'/)).toEqual([
      'contract/src/rules/portal/headed-files.ts',
      // Of whoever owns the machine.
      'server/src/modules/access/organisation/read-settings.ts',
    ])
  })

  it('follows no redirect of a network: each fetch of the server says so', () => {
    const fetching = FILES.filter(
      ({ file, source }) =>
        file.startsWith('server/src/connectors') && /(?<!client)\.?\bfetch\(\s*(?:url|`)/.test(source),
    )
    expect(fetching.length).toBeGreaterThan(5)
    expect(
      fetching.filter(({ source }) => !source.includes("redirect: 'manual'")).map(({ file }) => file),
    ).toEqual([])
    expect(filesWith(/redirect: '(?:follow|error)'/, /^server/)).toEqual([])
  })

  it('doubts no certificate but that of a mail server on this computer, and its own, which it only looks at', () => {
    expect(filesWith(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/)).toEqual([
      'server/src/main/installation/read-certificate.ts',
      'server/src/platform/mail-server.ts',
    ])
  })

  it('sends a browser to its own pages only, and to a provider by its own script', () => {
    const redirecting = FILES.filter(
      ({ file, source }) => file.startsWith('server/') && /reply[^\n]*\.redirect\(/.test(source),
    )
    expect(redirecting.map(({ file }) => file)).toEqual([
      'server/src/main/exercise/doors.routes.ts',
      'server/src/modules/access/organisation/organisation.routes.ts',
      'server/src/modules/public-page/receipt/passes.ts',
    ])
  })

  it('hears from no other window, and asks for no script by a callback', () => {
    // Workers, which nobody but the page of the same origin can reach.
    expect(filesWith(/addEventListener\(\s*'message'|\bonmessage\b/)).toEqual([
      'server/src/modules/public-page/assets/ask-proof.js',
      'server/src/modules/public-page/assets/ask.js',
      'web/public/offline.js',
    ])
    expect(filesWith(/\bjsonp\b|[?&]callback=/i)).toEqual([])
  })

  it('loads nothing from elsewhere: no style, font, script or picture of another host', () => {
    const page = readFileSync(path.join(ROOT, 'web/index.html'), 'utf8')
    expect(page).not.toMatch(/https?:\/\//)
    const styles = ['web/src', 'server/src/modules/public-page/assets'].flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.css'))
        .map((file) => `${folder}/${file}`),
    )
    expect(styles.length).toBeGreaterThan(50)
    expect(
      styles.filter((file) =>
        /url\(\s*['"]?(?:https?:)?\/\//.test(readFileSync(path.join(ROOT, file), 'utf8')),
      ),
    ).toEqual([])
  })

  it('opens another site without a word of where it was opened', () => {
    const opening = FILES.flatMap(({ file, source }) =>
      [...source.matchAll(/<a\b[^>]*target="_blank"[^>]*>/g)].map(([tag]) => ({ file, tag })),
    )
    expect(opening.length).toBeGreaterThan(15)
    expect(opening.filter(({ tag }) => !/rel="[^"]*(?:noopener|noreferrer)/.test(tag))).toEqual([])
  })
})

/** Technologies of which ASVS speaks and that are not here; LDAP and tokens of identity providers are not among them. */
const ABSENT: Record<string, { code: RegExp; packages: RegExp }> = {
  WebRTC: { code: /RTCPeerConnection|RTCDataChannel/, packages: /webrtc|simple-peer|mediasoup/ },
  WebSocket: {
    code: /new WebSocket\(|WebSocketServer/,
    packages: /^(?:ws|socket\.io|@fastify\/websocket|uws)$/,
  },
  GraphQL: { code: /graphql/i, packages: /graphql|apollo|mercurius/ },
  XPath: { code: /xpath|document\.evaluate\(/i, packages: /xpath|libxmljs|xmldom/ },
  XSLT: { code: /XSLTProcessor/, packages: /xslt|saxon/ },
  LaTeX: { code: /\\documentclass|pdflatex/, packages: /latex|katex|mathjax/ },
  JNDI: { code: /jndi:/i, packages: /^java$|log4j/ },
  memcached: { code: /memcache/i, packages: /memcache|^(?:io)?redis$/ },
  SAML: { code: /saml2?:/i, packages: /saml/ },
  'templates of others': {
    code: /Handlebars|nunjucks|ejs\.render/,
    packages: /^(?:handlebars|ejs|pug|nunjucks|mustache|liquidjs|eta)$/,
  },
  'HTML of others': {
    code: /dompurify|sanitize-html/i,
    packages: /^(?:marked|markdown-it|showdown|quill|tinymce|tiptap)$/,
  },
}

describe.each(Object.entries(ABSENT))('%s', (_, { code, packages }) => {
  it('is neither in the code nor among the packages', () => {
    const lock: Record<string, LockedPackage> = JSON.parse(
      readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'),
    ).packages
    const names = listProductionPackages(lock, ['server', 'web', 'contract', 'book']).map((place) =>
      place.replace(/^.*node_modules\//, ''),
    )
    expect(names.length).toBeGreaterThan(150)
    expect(names.filter((name) => packages.test(name))).toEqual([])
    expect(filesWith(code)).toEqual([])
  })
})
