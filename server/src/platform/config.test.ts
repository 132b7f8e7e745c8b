import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig as readWith, resolveSecret } from './config.ts'

const readConfig = (env: Record<string, string>) => readWith(env, { vk: 'https://api.vk.ru' })

describe('a store of files', () => {
  const URL = 's3://files/region/53?endpoint=https://s3.example.org:9000&region=ru-1'
  const KEY = { VECHE_FILES_KEY_ID: 'veche', VECHE_FILES_SECRET: 'very-secret' }

  it('is none until its address is named, and has its key beside the address', () => {
    expect(readConfig({}).files).toEqual({ store: null, isFirst: false })
    expect(readConfig({ VECHE_FILES_URL: URL, ...KEY }).files).toEqual({
      store: {
        ...{ endpoint: 'https://s3.example.org:9000', bucket: 'files', prefix: 'region/53', region: 'ru-1' },
        ...{ keyId: 'veche', secret: 'very-secret', secretFile: null },
      },
      isFirst: true,
    })
    const back = readConfig({ VECHE_FILES_URL: URL, VECHE_FILES_IN: 'folder', ...KEY })
    expect(back.files.isFirst).toBe(false)
  })

  it.each([
    ['https://s3.example.org/files', /VECHE_FILES_URL: must begin with s3/],
    ['s3://files', /endpoint=https/],
    ['s3://files?endpoint=ftp://s3.example.org', /endpoint=https/],
    ['s3://files?endpoint=https://s3.example.org/path', /endpoint=https/],
    ['s3://very-secret:very-secret@files?endpoint=https://s3.example.org', /must hold no key/],
    ['s3://files?endpoint=https://s3.example.org&secret=very-secret', /and nothing else/],
    ['s3://files/%2e%2e/a?endpoint=https://s3.example.org&region=a/b', /region/],
    ['s3://UPPER_case?endpoint=https://s3.example.org', /bucket/],
  ])('is refused at %s in words without the key', (url, words) => {
    const read = () => readConfig({ VECHE_FILES_URL: url, ...KEY })
    expect(read).toThrow(words)
    expect(read).not.toThrow(/very-secret/)
  })

  it.each([[{ VECHE_FILES_URL: URL }], [KEY], [{ VECHE_FILES_IN: 'store' }]])(
    'is not half set by %o',
    (env: Record<string, string>) => {
      expect(() => readConfig(env)).toThrow(/VECHE_FILES_URL goes with VECHE_FILES_KEY_ID/)
    },
  )
})

describe('readConfig', () => {
  it('needs nothing: a demo for this computer only', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: null,
      ownerUrl: null,
      readUrl: null,
      role: 'all',
      publicUrl: 'http://localhost:8080',
      secret: null,
      isDemo: true,
      networkUrls: { vk: 'https://api.vk.ru' },
      logLevel: 'warn',
    })
    expect(readConfig({}).dataDir).toBe(path.resolve(import.meta.dirname, '../../../.veche/demo'))
  })

  it('opens to the world, and drops the demo, once its owner says where it is found', () => {
    const config = readConfig({ VECHE_PUBLIC_URL: 'https://veche.example.org/' })

    expect(config).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://veche.example.org', isDemo: false })
    expect(readConfig({ VECHE_PUBLIC_URL: 'https://v.org', VECHE_DEMO: '1', HOST: '::1' })).toMatchObject({
      host: '::1',
      isDemo: true,
    })
  })

  it('sends letters once it knows the server and the sender, both', () => {
    const VECHE_SMTP_URL = 'smtps://robot:pass@mail.example.org:465'
    expect(readConfig({}).mail).toBeNull()
    expect(readConfig({ VECHE_SMTP_URL, VECHE_MAIL_FROM: 'veche@example.org' }).mail).toEqual({
      smtpUrl: VECHE_SMTP_URL,
      from: 'veche@example.org',
    })
    expect(() => readConfig({ VECHE_SMTP_URL })).toThrow(/go together/)
    expect(() => readConfig({ VECHE_MAIL_FROM: 'veche@example.org' })).toThrow(/go together/)
    expect(() => readConfig({ VECHE_SMTP_URL: 'http://mail', VECHE_MAIL_FROM: 'nobody' })).toThrow(
      /VECHE_SMTP_URL.*\n.*VECHE_MAIL_FROM/,
    )
  })

  it.each(['tcp://127.0.0.1:3310', 'tcp://[::1]:3310', 'unix:/run/clamav/clamd.ctl'])(
    'scans for viruses by %s',
    (VECHE_CLAMD_URL) => expect(readConfig({ VECHE_CLAMD_URL }).clamdUrl).toBe(VECHE_CLAMD_URL),
  )

  it.each(['127.0.0.1:3310', 'http://127.0.0.1:3310', 'tcp://', 'unix:', 'tcp://a b'])(
    'does not take %s for a virus scanner',
    (VECHE_CLAMD_URL) => expect(() => readConfig({ VECHE_CLAMD_URL })).toThrow(/VECHE_CLAMD_URL/),
  )

  it('finds a network where its variable says, else where it usually is', () => {
    const apiUrls = { vk: 'https://api.vk.ru', max: 'https://platform-api2.max.ru' }
    const { networkUrls } = readWith({ MAX_API_URL: 'http://127.0.0.1:9/', OTHER_API_URL: 'x' }, apiUrls)
    expect(networkUrls).toEqual({ vk: 'https://api.vk.ru', max: 'http://127.0.0.1:9' })
    expect(() => readWith({ VK_API_URL: 'vk' }, apiUrls)).toThrow(/VK_API_URL: must be an address/)
  })

  it('names every wrong variable and shows no value', () => {
    const wrong = {
      PORT: '80a',
      VECHE_ROLE: 'boss',
      VECHE_SECRET: 'short-secret',
      DATABASE_URL: 'mysql://u:pw@h',
    }

    expect(() => readConfig(wrong)).toThrow(
      /^Wrong settings in the environment:\n {2}PORT: .+\n {2}DATABASE_URL: .+\n {2}VECHE_ROLE: .+\n {2}VECHE_SECRET: .+$/,
    )
    expect(() => readConfig(wrong)).not.toThrow(/short-secret|pw@h/)
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', VECHE_SECRET: '' })).toMatchObject({
      port: 8080,
      databaseUrl: null,
      secret: null,
    })
  })
})

describe('resolveSecret', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'veche-secret-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('makes a secret once and keeps it where only the owner reads', () => {
    const secret = resolveSecret({ secret: null, dataDir })

    expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32)
    expect(resolveSecret({ secret: null, dataDir })).toBe(secret)
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(dataDir, 'secret'), 'utf8').trim()).toBe(secret)
  })

  it('prefers the given one', () => {
    expect(resolveSecret({ secret: 's'.repeat(32), dataDir })).toBe('s'.repeat(32))
  })

  it('does not replace a damaged one in silence', () => {
    writeFileSync(path.join(dataDir, 'secret'), 'cut')

    expect(() => resolveSecret({ secret: null, dataDir })).toThrow(/damaged/)
  })
})
