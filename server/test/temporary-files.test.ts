import { mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeRunFolder } from './temporary-files.ts'

it('gives files of a run a folder that goes with it', () => {
  expect(tmpdir()).toMatch(/veche-run-[^/]+$/)
})

it('removes what a killed run has left, and nothing of one that lives or of anybody else', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'runs-'))
  // No process has a number above the limit of Linux.
  const killed = 'veche-run-4194999-aBcDeF'
  const others = [`veche-run-${process.ppid}-aBcDeF`, 'veche-run-aBcDeF', 'somebody']
  for (const name of [killed, ...others]) mkdirSync(path.join(parent, name, 'cluster'), { recursive: true })

  const folder = makeRunFolder(parent)

  expect(readdirSync(parent).toSorted()).toEqual([...others, path.basename(folder)].toSorted())
  expect(statSync(folder).mode & 0o777).toBe(0o711)
})
