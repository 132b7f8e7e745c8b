import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor } from '../../../../test/factories.ts'
import { S3_KEY, S3_REGION, type S3Emulator, startS3Emulator } from '../../../../test/files/s3-emulator.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { createFileStore } from '../../../platform/files/files.ts'
import { openShelves } from '../../../platform/files/open-shelves.ts'
import { createLog } from '../../../platform/log.ts'
import { readList, sweepFiles } from '../../backup/file-pool.ts'
import { COMMANDS } from '../../cli/commands.ts'
import { look } from '../../cli/doctor/check.ts'
import { files as filesCheck } from '../../cli/doctor/surroundings.ts'
import { runCli } from '../../cli/run-cli.ts'
import { type Moved, moveFiles } from './move-files.ts'
import { proveStore } from './prove-store.ts'

let s3: S3Emulator
let test: TestApp
beforeAll(async () => {
  s3 = await startS3Emulator()
  const store = {
    endpoint: s3.url,
    bucket: 'veche',
    prefix: '',
    region: S3_REGION,
    secretFile: null,
    ...S3_KEY,
  }
  test = await startTestApp({ files: { store, isFirst: true } })
})
afterAll(async () => {
  await test.close()
  await s3.close()
})
beforeEach(() => {
  rmSync(inFolder(''), { recursive: true, force: true })
  s3.objects.clear()
  s3.mood.isSilent = false
  s3.mood.status = null
})

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const executor = buildActor({ role: 'executor' })
const inFolder = (name: string) => path.join(test.product.config.dataDir, 'files', name)

async function bring(id: string) {
  return test.app.inject({
    ...{ method: 'POST', url: '/api/bulletins/files', query: { id, name: 'Форма.pdf' }, payload: PDF },
    headers: { authorization: `Bearer ${await test.tokenOf(executor)}`, 'content-type': 'application/pdf' },
  })
}

it('takes a file into the store and gives it back from there', async () => {
  const id = randomUUID()
  expect((await bring(id)).statusCode).toBe(200)

  const kept = [...s3.objects.entries()]
  expect(kept.map(([key]) => key)).toEqual([expect.stringMatching(/^bulletins\/[0-9a-f]{2}\/[0-9a-f]{64}$/)])
  expect(kept[0]?.[1]).toEqual(PDF)
  const shown = await test.as(executor).get(`/bulletins/files/${id}`)
  expect([shown.statusCode, shown.rawPayload]).toEqual([200, PDF])
})

it('takes nothing by halves while the store is busy, and says that it is not the file', async () => {
  const id = randomUUID()
  s3.mood.status = 503
  const refused = await bring(id)
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'file.store_away'])
  const rows = () => test.db.selectFrom('bulletinFile').select('id').where('id', '=', id).execute()
  expect(await rows()).toEqual([])

  s3.mood.status = null
  expect((await bring(id)).statusCode).toBe(200)
  expect(await rows()).toHaveLength(1)
})

it('tells the administrator whether the store answers', async () => {
  const administrator = test.as(buildActor({ role: 'administrator' }))
  const check = async () => {
    const { checks } = (await administrator.get('/installation')).json()
    return checks.find(({ code }: { code: string }) => code === 'files')
  }
  expect(await check()).toMatchObject({ state: 'ok', details: { place: 'store', isAnswering: true } })

  s3.mood.status = 503
  expect(await check()).toMatchObject({ state: 'late', details: { isAnswering: false, failure: 'busy' } })
})

it('doctor looks for files in the store, and names the setting that is wrong', async () => {
  const { config } = test.product
  const system = { config, db: test.db, access: { runtime: {}, owner: {}, grantee: null }, isEmbedded: false }
  await bring(randomUUID())
  const there = expect.stringMatching(/^\d+ looked for, all there, the store answers$/)
  expect(await look(filesCheck, system)).toMatchObject({ state: 'ok', found: there })
  s3.objects.clear()
  expect(await look(filesCheck, system)).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('are not in the store'),
  })
  await bring(randomUUID())

  const { store, isFirst } = config.files
  const files = { store: store && { ...store, secret: 'of-somebody-else' }, isFirst }
  const found = await look(filesCheck, { ...system, config: { ...config, files } })
  expect(found).toMatchObject({ state: 'failed', found: expect.stringContaining('VECHE_FILES_SECRET_FILE') })
})

it('starts with a store that is away, and not with a wrong key', async () => {
  const { dataDir, files } = test.product.config
  const log = createLog('silent')
  const { store } = files
  if (store === null) throw new Error('no store')
  s3.mood.status = 503
  await proveStore({ dataDir, files }, log)

  s3.mood.status = null
  const wrong = { store: { ...store, keyId: 'nobody' }, isFirst: true }
  await expect(proveStore({ dataDir, files: wrong }, log)).rejects.toThrow(
    /^The store of files does not accept the key/,
  )
})

it('moves every file to the store and back, past what is damaged, and can be stopped', async () => {
  const { config } = test.product
  const { shelf, bucket } = openShelves(config)
  if (bucket === null) throw new Error('no store')
  const texts = Array.from({ length: 12 }, (_one, number) => `photo ${number}`)
  const hashes = await Promise.all(
    texts.map((text, index) => createFileStore(inFolder(shelfOf(index))).save(Buffer.from(text))),
  )
  const broken = await createFileStore(inFolder('')).save(Buffer.from('whole'))
  writeFileSync(path.join(inFolder(''), broken.slice(0, 2), broken), 'not whole')
  const move = (to: 'store' | 'folder', say: (moved: Moved) => void, signal = new AbortController().signal) =>
    moveFiles({ to, bucket, db: test.db, config, say, signal })

  // What waits to be moved is read where it is.
  expect(String(await shelf('').find(hashes[0] ?? ''))).toBe('photo 0')
  const stop = new AbortController()
  const begun = await move('store', () => stop.abort(), stop.signal)
  expect([begun.isStopped, begun.moved < 12]).toEqual([true, true])
  const rest = await move('store', () => undefined)
  expect(rest).toMatchObject({ moved: 12 - begun.moved, isStopped: false })
  expect(rest.damaged).toEqual([`${broken.slice(0, 2)}/${broken}`])
  expect(s3.objects.size).toBe(12)
  for (const [index, hash] of hashes.entries()) {
    expect(await createFileStore(inFolder(shelfOf(index))).has(hash)).toBe(false)
    expect(String(await shelf(shelfOf(index)).find(hash))).toBe(texts[index])
  }

  const bytes = texts.join('').length
  expect(await move('folder', () => undefined)).toMatchObject({ moved: 12, bytes, damaged: [] })
  expect(s3.objects.size).toBe(0)
})

it('is moved by a command, which refuses the way on which the product saves', async () => {
  const { dataDir, files } = test.product.config
  const env = {
    ...{ DATABASE_URL: test.url, VECHE_DEMO: '0', VECHE_DATA_DIR: dataDir },
    VECHE_FILES_URL: `s3://veche?endpoint=${s3.url}&region=${S3_REGION}`,
    ...{ VECHE_FILES_KEY_ID: S3_KEY.keyId, VECHE_FILES_SECRET: S3_KEY.secret },
  }
  const call = async (args: string[], more = {}) => {
    const said: string[] = []
    const say = (line: string) => said.push(line)
    const code = await runCli(COMMANDS, args, { env: { ...env, ...more }, out: say, note: say })
    return [code, said[0]]
  }
  expect(files.isFirst).toBe(true)
  const hash = await createFileStore(inFolder('parts')).save(Buffer.from('act'))

  expect(await call(['files', 'move', '--to', 'nowhere'])).toEqual([
    2,
    expect.stringMatching(/store or folder/),
  ])
  expect(await call(['files', 'move', '--to', 'folder'])).toEqual([
    2,
    expect.stringMatching(/VECHE_FILES_IN=folder/),
  ])
  expect(await call(['files', 'move', '--to', 'store'], { VECHE_FILES_SECRET: 'wrong' })).toEqual([
    1,
    expect.stringMatching(/does not accept the key/),
  ])
  expect(await call(['files', 'move', '--to', 'store'])).toEqual([0, 'moved 1 files, 1 MB'])
  expect([...s3.objects.keys()]).toEqual([`parts/${hash.slice(0, 2)}/${hash}`])
})

it('does not bring back what was erased while it was moved', async () => {
  const { config } = test.product
  const { bucket } = openShelves(config)
  if (bucket === null) throw new Error('no store')
  const folder = createFileStore(inFolder(''))
  const erased = await folder.save(Buffer.from('of a resident who asked to be forgotten'))
  const erasing = {
    ...bucket,
    shelf: (name: string) => ({
      ...bucket.shelf(name),
      async save(bytes: Uint8Array) {
        await folder.remove(erased)
        return bucket.shelf(name).save(bytes)
      },
    }),
  }
  const signal = new AbortController().signal

  await moveFiles({ to: 'store', bucket: erasing, db: test.db, config, say: () => undefined, signal })

  expect([s3.objects.size, await folder.has(erased)]).toEqual([0, false])
})

it('is copied by a backup from both places, once, and is not fetched again', async () => {
  const { config } = test.product
  const { shelf } = openShelves(config)
  const to = { folder: mkdtempSync(path.join(tmpdir(), 'veche-swept-')), key: Buffer.alloc(32, 1) }
  try {
    for (const text of ['one', 'two']) await shelf('parts').save(Buffer.from(text))
    await createFileStore(inFolder('parts')).save(Buffer.from('two'))
    await createFileStore(inFolder('')).save(Buffer.from('three'))
    mkdirSync(path.join(config.dataDir, 'models'), { recursive: true })
    writeFileSync(path.join(config.dataDir, 'models', 'of-its-own'), 'words')

    expect(await sweepFiles(to, config)).toMatchObject({ count: 4, copied: 4 })
    s3.asked.length = 0
    expect(await sweepFiles(to, config)).toMatchObject({ count: 4, copied: 0 })
    expect(s3.asked.filter((line) => !line.endsWith('/veche'))).toEqual([])
    const paths = []
    for await (const { path: place } of readList(to, path.join(to.folder, 'files.list'))) paths.push(place)
    expect(paths).toEqual([...paths].sort())
    expect(paths.filter((place) => place.startsWith('files/parts/'))).toHaveLength(2)
  } finally {
    rmSync(to.folder, { recursive: true })
  }
})

function shelfOf(index: number): string {
  return ['', 'parts', 'attachments'][index % 3] ?? ''
}
