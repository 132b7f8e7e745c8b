/** What the guide says of security is what the code does: its numbers, its algorithms, its proxy. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { MAX_EMBLEM_BYTES } from '@veche/contract/values/admin/brand.ts'
import { describe, expect, it } from 'vitest'
import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from '../../../modules/access/passwords/domain/password-policy.ts'
import { MOST_BYTES, MOST_PIXELS } from '../../../modules/attachments/domain/copy.ts'
import { LARGE_FORM_LIMITS } from '../../../modules/public-page/form/limit-large-forms.ts'
import { BODY_LIMITS } from '../../../platform/http/limits/body-limits.ts'
import { MAX_FILE_BYTES } from '../../../platform/http/stored-file.ts'

const ROOT = path.resolve(import.meta.dirname, '../../../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const RULES = read('docs/operations/security-rules.md')
const MB = 1024 * 1024

const tableUnder = (head: string) => {
  const [, after = ''] = RULES.split(`${head}\n| --- `)
  return (after.split('\n\n')[0] ?? '').split('\n').slice(1)
}

it('names the limits of the code', () => {
  const guard = read('server/src/modules/access/sign-in/sign-in-guard.ts')
  for (const limit of [
    'PAIR = { limit: 10, windowMs: 30',
    'ACCOUNT = { limit: 20, windowMs: 60',
    'PASSWORD = { limit: 10, windowMs: 30',
  ])
    expect(guard).toContain(limit)
  expect(guard).toContain('KNOWN_FOR_MS = 30 * DAY_MS')
  expect(RULES).toContain('10 in 30 minutes')
  expect(RULES).toContain('20 in 60 minutes; not counted from a network where it signed in within 30 days')
  expect(RULES).toContain(`Passwords: ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} signs`)
  expect(RULES).toContain(
    `| a body that says nothing | ${BODY_LIMITS.silenceMs / 1000} s, two minutes in all |`,
  )
  expect(BODY_LIMITS.totalMs).toBe(120_000)
  const { heldBytes, heldBytesOfNetwork } = LARGE_FORM_LIMITS
  expect(RULES).toContain(`${heldBytes / MB} MB held in all, ${heldBytesOfNetwork / MB} MB of one network`)
  expect(RULES).toContain(`others ${MOST_BYTES / MB} MB`)
  expect(RULES).toContain(`${MOST_PIXELS / 1_000_000} million pixels`)
  expect(RULES).toContain(
    `| answers, chats, cards, articles | JPEG, PNG, WebP, PDF | ${MAX_FILE_BYTES / MB} MB |`,
  )
  expect(RULES).toContain(`| emblem | SVG, PNG | ${MAX_EMBLEM_BYTES / 1024} KB |`)
  expect(read('server/src/modules/access/sign-in/auth.ts')).toContain('SESSION_SECONDS = 12 * 60 * 60')
  expect(RULES).toContain('twelve hours after the sign-in it ends whatever was done')
})

describe('the inventory of cryptography', () => {
  /** How an algorithm is written in the code, and by what name it stands in the guide. */
  const KNOWN: Record<string, RegExp> = {
    'aes-256-gcm': /'aes-256-gcm'/,
    'aes-128-gcm': /'aes-128-gcm'/,
    argon2id: /'argon2id'/,
    scrypt: /\bscrypt(?:Sync)?\(|promisify\(scrypt\)/,
    hkdf: /\bhkdf(?:Sync)?\(/,
    hmac: /createHmac\(/,
    sha256: /createHash\('sha256'\)/,
    sha384: /'SHA-384'/,
    rsa: /'RSA-PSS'|'rsa'|'RSABSSA/,
    ed25519: /'Ed25519'/i,
    'ecdsa p-256': /'ECDSA'/,
    'ecdh p-256': /'prime256v1'/,
    md5: /'md5'/,
  }
  const SOURCES = ['server/src', 'web/src', 'contract/src', 'book/src'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(?:^|\/)testing\/|main\/demo\//.test(file))
      .map((file) => read(`${folder}/${file}`)),
  )

  it('holds each algorithm of the code and no other', () => {
    const told = tableUnder('| algorithm | where | protects |').map(
      (row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? row,
    )
    const used = Object.entries(KNOWN)
      .filter(([, pattern]) => SOURCES.some((source) => pattern.test(source)))
      .map(([name]) => name)
    // That of the codes of the second factor is in the library.
    expect(told.toSorted()).toEqual([...used, 'sha1'].toSorted())
  })

  it('knows every way in which the code names one', () => {
    const named =
      /createHash\('([^']+)'|createHmac\('([^']+)'|'((?:aes|des|rc4|chacha20)-[\w-]+)'|createCipheriv\('([^']+)'/gi
    const names = SOURCES.flatMap((source) =>
      [...source.matchAll(named)].map((found) => found.slice(1).find((name) => name !== undefined) ?? ''),
    )
    expect([...new Set(names)].toSorted()).toEqual(['aes-128-gcm', 'aes-256-gcm', 'md5', 'sha256'])
  })

  it('has one place for MD5, where nothing is protected by it', () => {
    expect(SOURCES.filter((source) => /'md5'/i.test(source))).toHaveLength(1)
    expect(read('server/src/connectors/ok/ok-topics.ts')).toContain("createHash('md5')")
  })
})

it('gives a proxy that speaks new TLS alone, says so to browsers, and leads only pages to it', () => {
  const proxy = read('docs/operations/hardening.md')
  expect(proxy).toContain('ssl_protocols TLSv1.2 TLSv1.3;')
  const [, ciphers = ''] = /ssl_ciphers ([^;]+);/.exec(proxy) ?? []
  for (const cipher of ciphers.split(':'))
    expect(cipher).toMatch(/^ECDHE-(?:ECDSA|RSA)-(?:AES(?:128|256)-GCM-SHA\d+|CHACHA20-POLY1305)$/)
  expect(proxy).toContain(
    'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;',
  )
  expect(proxy).toContain('server_tokens off;')
  expect(proxy).toMatch(
    /listen 80;[\s\S]{0,200}return 301 https:[\s\S]{0,80}\^\/\(api\|in\|open311\|calendar\)\/ \{ return 403; \}/,
  )
  // What a client sends under this name is never handed on.
  expect(proxy.match(/proxy_pass http:\/\/veche;/g)).toHaveLength(
    proxy.match(/X-Forwarded-For \$remote_addr;/g)?.length ?? 0,
  )
  expect(proxy).not.toContain('$proxy_add_x_forwarded_for')
})

/** Keys of the networks, of clouds and of programs, as they are known to look. */
const KEYS: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}/,
  'a key of VK': /\bvk1\.a\.[\w-]{60}/,
  'a token of a bot of Telegram': /\b\d{8,10}:AA[\w-]{33}\b/,
  'a key of a cloud': /\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b|\bghp_\w{36}\b|\bxox[bp]-\d{10}/,
  'a key of ours': /\bveche_[\w-]{43}\b/,
}

it('keeps no key in the tree', () => {
  const SKIPPED = /node_modules|\/dist\/|\.(?:png|webp|jpg|woff2|bin|gz|xlsx|ods|pdf|docx)$/
  const files = [
    'server',
    'web',
    'contract',
    'book',
    'simulator',
    'bench',
    'e2e',
    'scripts',
    'docs',
    '.github',
    '.ci',
  ].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !SKIPPED.test(file)),
  )
  expect(files.length).toBeGreaterThan(3000)
  const found = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return Object.entries(KEYS)
      .filter(([, pattern]) => pattern.test(source))
      .map(([what]) => `${path.relative(ROOT, file)}: ${what}`)
  })
  expect(found).toEqual([])
})
