import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'

it('gives files of a run a folder that goes with it', () => {
  expect(tmpdir()).toMatch(/veche-run-[^/]+$/)
})
