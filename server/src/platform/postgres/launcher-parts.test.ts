import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreSymlinks } from './binaries.ts'
import { removeStalePidFile } from './postmaster-pid.ts'
import { buildCommand, findAccount } from './run-as.ts'
import { chooseSocketFolder, makePrivateFolder } from './socket-folder.ts'
import { probeServer } from './startup-probe.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'veche-parts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('restoreSymlinks', () => {
  it('makes the links that npm could not carry, once', () => {
    mkdirSync(path.join(folder, 'native/lib'), { recursive: true })
    writeFileSync(path.join(folder, 'native/lib/libx.so.1.2'), 'library')
    writeFileSync(
      path.join(folder, 'native/pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' }]),
    )

    restoreSymlinks(folder)
    restoreSymlinks(folder)

    expect(readFileSync(path.join(folder, 'native/lib/libx.so'), 'utf8')).toBe('library')
  })
})

describe('running as somebody else', () => {
  it('prefers the account made for PostgreSQL', () => {
    const passwd =
      'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\npostgres:x:105:109::/var:/bin/sh'

    expect(findAccount(passwd)).toEqual({ kind: 'account', name: 'postgres', uid: 105, gid: 109 })
  })

  it('says what to do when there is nobody to run as', () => {
    expect(() => findAccount('root:x:0:0::/root:/bin/sh')).toThrow(/start as a plain user/)
  })

  it('passes no secrets of the application on', () => {
    const { options } = buildCommand({ kind: 'account', name: 'nobody', uid: 7, gid: 8 }, '/bin/postgres', [])

    expect(Object.keys(options.env ?? {}).sort()).toEqual(['LC_ALL', 'PATH', 'TZ'])
    expect(options).toMatchObject({ uid: 7, gid: 8 })
  })
})

describe('the socket folder', () => {
  it('lies beside the data while the path fits, counted in bytes', () => {
    expect(chooseSocketFolder('/srv/veche')).toBe('/srv/veche/run')
    expect(chooseSocketFolder(`/srv/${'в'.repeat(50)}`, '/tmp')).toMatch(/^\/tmp\/veche-\d+-[0-9a-f]{16}$/)
    expect(() => chooseSocketFolder(`/${'x'.repeat(200)}`, `/${'y'.repeat(100)}`)).toThrow(/too long/)
  })

  it('is not taken from a stranger or through a link', async () => {
    symlinkSync(tmpdir(), path.join(folder, 'link'))

    const owner = process.getuid?.() ?? 0
    await expect(makePrivateFolder(path.join(folder, 'link'), [owner])).rejects.toThrow(
      /not a folder of ours/,
    )
    await expect(makePrivateFolder(folder, [owner + 1])).rejects.toThrow(/not a folder of ours/)
  })
})

describe('probeServer', () => {
  it.each([
    ['R', 'ready'],
    ['E', 'starting'],
  ])('takes the answer %s for %s', async (answer, state) => {
    const socketPath = path.join(folder, 'socket')
    const server = createServer((socket) => socket.once('data', () => socket.end(answer))).listen(socketPath)
    try {
      expect(await probeServer(socketPath, 'veche')).toBe(state)
    } finally {
      server.close()
    }
  })

  it('tells that nobody listens', async () => {
    expect(await probeServer(path.join(folder, 'nothing'), 'veche')).toBe('absent')
  })
})

describe('removeStalePidFile', () => {
  it('never touches the file of a process that may be the postmaster', async () => {
    const file = path.join(folder, 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n`)

    // This very process has no such folder in its command line, so it is a stranger.
    expect(await removeStalePidFile(folder)).toBe(true)
    expect(existsSync(file)).toBe(false)
    // A dead process is PostgreSQL's own business.
    writeFileSync(file, '4194999\n')
    expect(await removeStalePidFile(folder)).toBe(false)
    expect(existsSync(file)).toBe(true)
  })
})
