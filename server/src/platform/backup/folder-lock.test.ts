import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withFolderLock } from './folder-lock.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'veche-lock-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const leave = (pid: number, host: string) =>
  writeFile(path.join(folder, 'lock'), JSON.stringify({ pid, host, at: '2026-11-30T10:00:00.000Z' }))

it('lets one in at a time, and the next one after it, also after a failure', async () => {
  await withFolderLock(folder, async () => {
    await expect(withFolderLock(folder, async () => 1)).rejects.toThrow(`by process ${process.pid}`)
  })
  await expect(withFolderLock(folder, () => Promise.reject(new Error('full')))).rejects.toThrow('full')
  expect(await withFolderLock(folder, async () => 2)).toBe(2)
})

it('takes over from a dead process of this machine, never from another machine', async () => {
  await leave(2 ** 22 + 1, hostname())
  expect(await withFolderLock(folder, async () => 3)).toBe(3)
  expect(await readdir(folder)).toEqual([])
  await leave(2 ** 22 + 1, 'another')
  await expect(withFolderLock(folder, async () => 4)).rejects.toThrow('of another since')
})
